package org.benefits.screener.tables;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;

/**
 * One value column of a table. A row holds from its date until the next row with the same dimensions. A dimension that is still open gives
 * the smallest range that holds all its rows, and waits for what would settle it.
 */
public final class Table {
    /** The row for all states that have none of their own. */
    public static final String EVERYWHERE = "US";

    /** In a size column: the amount for each person beyond the largest size. */
    public static final String EACH_ADDITIONAL = "each-additional";

    /** In any other dimension: a row for all. */
    public static final String ANY = "any";

    /** In a county dimension: the county of the state where the number is lowest. */
    public static final String LOWEST = "(lowest)";

    /** In a county dimension: the county of the state where the number is highest. */
    public static final String HIGHEST = "(highest)";

    /** How a dimension is written. */
    public enum Form {
        /** Codes, such as states. */
        CODE,
        /** Whole numbers; "3+" stands for 3 and more. */
        NUMBER,
        /** Two columns, from and under. */
        SPAN
    }

    /** One dimension of the table. */
    public record Dimension(String name, Form form) {}

    /** Whom a table says the same to, whichever program and unit ask. */
    public enum Reach {
        /** Everyone of a household: by the place where it lives. */
        HOUSEHOLD,
        /** Each person: by their own answers and age, and the place. */
        PERSON,
        /** Each unit may see it in its own way. */
        UNIT
    }

    /** One cell: a number or a yes-no with its row, or neither where the number is not known to us. */
    record Cell(Range range, Truth truth, RowRef row) {}

    private record Span(long from, long under) {}

    private static final Cell MISSING = new Cell(null, null, null);
    private static final int MOST_KEPT = 10_000;
    private static final String[] NO_KEY = {};

    /** Amounts by more dimensions than this, of a state not known yet, are simply not known: to join them all would take seconds. */
    private static final int MOST_WALKED_WHILE_STATE_IS_OPEN = 3;

    private static final Set<String> OF_HOUSEHOLD = Set.of("state", "county", "region");
    // Answers of a person that no unit sees in its own way.
    private static final Set<String> OF_PERSON = Set.of("age", "age_months", "immigration", "former_status");

    private final String path;
    private final String name;
    private final Range.Kind kind;
    private final List<Dimension> dimensions;
    private final MonthDay yearlyUpdate;
    private final Reach reach;
    private final boolean ofIncome;
    private final Map<String, NavigableMap<LocalDate, Cell>> cells = new ConcurrentHashMap<>();
    private final Map<Integer, Set<Long>> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, List<Span>> spans = new HashMap<>();
    private final Map<Integer, Set<String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, Set<String>>> codesByState = new ConcurrentHashMap<>();
    private final Map<String, Runnable> unread = new ConcurrentHashMap<>();
    private final Set<LocalDate> datesUnread = new TreeSet<>();
    private boolean readByState;
    private final Set<Integer> wildcards = new TreeSet<>();
    private final List<Map<String, Cell>> found = new ArrayList<>();
    private final List<Map<Choice, Said>> joined = new ArrayList<>();
    private Consumer<RowRef> watcher;
    private LocalDate[] changes = new LocalDate[0];
    private boolean hasAdditional;
    private boolean hasUnknownSwitch;
    private LocalDate newest = LocalDate.MIN;

    Table(String path, String name, Range.Kind kind, List<Dimension> dimensions, MonthDay yearlyUpdate) {
        this.path = path;
        this.name = name;
        this.kind = kind;
        this.dimensions = List.copyOf(dimensions);
        this.yearlyUpdate = yearlyUpdate;
        this.reach = dimensions.stream().allMatch(d -> OF_HOUSEHOLD.contains(d.name()))
                ? Reach.HOUSEHOLD
                : dimensions.stream().allMatch(d -> OF_HOUSEHOLD.contains(d.name()) || OF_PERSON.contains(d.name()))
                        ? Reach.PERSON
                        : Reach.UNIT;
        this.ofIncome = dimensions.stream()
                .allMatch(d -> OF_HOUSEHOLD.contains(d.name()) || d.name().equals("income_type"));
    }

    /** As staff know it, such as {@code snap/gross-income-limit}. */
    public String path() {
        return path;
    }

    /** As rules name it. */
    public String name() {
        return name;
    }

    /** What the values measure; null for yes-no. */
    public Range.Kind kind() {
        return kind;
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** Whom it says the same to, whichever program and unit ask. */
    public Reach reach() {
        return reach;
    }

    /** Whether it says the same on every day between two changes and to everyone: it has no dimensions. */
    public boolean isOfEveryone() {
        return dimensions.isEmpty();
    }

    /** Whether it says the same of an income to every program: by its type and where the household lives. */
    public boolean isOfIncome() {
        return ofIncome;
    }

    public LocalDate newest() {
        return newest;
    }

    /** Whether its yearly update was due before this day and is not here. */
    public boolean isStale(LocalDate asOf) {
        LocalDate due = nextUpdate();
        return due != null && !asOf.isBefore(due);
    }

    /** The day on which the next yearly update is due, or null for a table that changes only with the law. */
    public LocalDate nextUpdate() {
        if (yearlyUpdate == null || newest.equals(LocalDate.MIN)) {
            return null;
        }
        LocalDate due = yearlyUpdate.atYear(newest.getYear());
        return due.isAfter(newest) ? due : yearlyUpdate.atYear(newest.getYear() + 1);
    }

    /** Every row, by its dimensions as written and its date. */
    public Map<String, NavigableMap<LocalDate, RowRef>> rows() {
        List.copyOf(unread.keySet()).forEach(this::readState);
        return rowsWhere(key -> true);
    }

    /** As {@link #rows()}, only those of one state and those for all states. */
    public Map<String, NavigableMap<LocalDate, RowRef>> rows(String state) {
        int at = stateDimension();
        if (at < 0) {
            return rows();
        }
        readState(state);
        return rowsWhere(key -> {
            String of = key.split("\\|", -1)[at];
            return of.equals(state) || of.equals(EVERYWHERE);
        });
    }

    private Map<String, NavigableMap<LocalDate, RowRef>> rowsWhere(Predicate<String> wanted) {
        Map<String, NavigableMap<LocalDate, RowRef>> found = new TreeMap<>();
        cells.forEach((key, byDate) -> {
            if (wanted.test(key)) {
                NavigableMap<LocalDate, RowRef> dates = new TreeMap<>();
                byDate.forEach((date, cell) -> dates.put(date, cell.row()));
                found.put(key, dates);
            }
        });
        return found;
    }

    /**
     * Leaves the rows of a state unread until they are asked for: a table by county is too large to be worked out at the start.
     *
     * @param dates the dates from which those rows hold
     * @param rows adds the rows
     */
    void later(String state, Set<LocalDate> dates, Runnable rows) {
        readByState = true;
        unread.put(state, rows);
        datesUnread.addAll(dates);
        dates.forEach(d -> newest = d.isAfter(newest) ? d : newest);
    }

    /** Names the sizes that the rows still unread will have. */
    void sizes(Set<Long> ofRows) {
        numbers.put(sizeDimension(), ofRows);
    }

    /** Whether its rows are read state by state, when they are asked for. */
    public boolean isReadByState() {
        return readByState;
    }

    private void readState(String state) {
        if (unread.containsKey(state)) {
            synchronized (unread) {
                Runnable rows = unread.get(state);
                if (rows != null) {
                    rows.run();
                    unread.remove(state);
                }
            }
        }
    }

    /** Keeps the row with the lowest and the one with the highest number among the counties of a state, for one size and date. */
    void addBounds(String state, String size, LocalDate from, List<Cell> ofCounties) {
        Cell low = ofCounties.get(0);
        Cell high = low;
        for (Cell cell : ofCounties) {
            low = cell.range().lowNumber().compareTo(low.range().lowNumber()) < 0 ? cell : low;
            high = cell.range().lowNumber().compareTo(high.range().lowNumber()) > 0 ? cell : high;
        }
        putBound(String.join("|", state, LOWEST, size), from, low);
        putBound(String.join("|", state, HIGHEST, size), from, high);
    }

    private void putBound(String key, LocalDate from, Cell cell) {
        cells.computeIfAbsent(key, k -> new TreeMap<>()).put(from, cell);
    }

    /** The value in a row, as a range or a yes-no; null where we lack it. */
    public Object valueAt(String key, LocalDate date) {
        Cell cell = cells.get(key).get(date);
        return cell.truth() != null ? cell.truth() : cell.range();
    }

    /**
     * Adds a row.
     *
     * @return false where a row with these dimensions and date is there already
     */
    boolean add(List<String> key, LocalDate from, Cell cell) {
        for (int i = 0; i < dimensions.size(); i++) {
            String part = key.get(i);
            if (part.equals(wildcard(dimensions.get(i)))) {
                wildcards.add(i);
                if (!part.equals(EVERYWHERE)) {
                    continue;
                }
            }
            switch (dimensions.get(i).form()) {
                case CODE -> {
                    if (!part.equals(EVERYWHERE)) {
                        codes.computeIfAbsent(i, k -> new TreeSet<>()).add(part);
                    }
                    int state = stateDimension();
                    if (state >= 0) {
                        codesByState
                                .computeIfAbsent(key.get(state), k -> new HashMap<>())
                                .computeIfAbsent(i, k -> new TreeSet<>())
                                .add(part);
                    }
                }
                case NUMBER -> {
                    if (part.equals(EACH_ADDITIONAL)) {
                        hasAdditional = true;
                    } else {
                        numbers.computeIfAbsent(i, k -> new TreeSet<>()).add(Long.parseLong(part.replace("+", "")));
                    }
                }
                case SPAN -> {
                    Span span = span(part);
                    List<Span> known = spans.computeIfAbsent(i, k -> new ArrayList<>());
                    if (!known.contains(span)) {
                        known.add(span);
                    }
                }
            }
        }
        hasUnknownSwitch |= cell.truth() != null && cell.truth().isUnknown();
        newest = from.isAfter(newest) ? from : newest;
        return cells.computeIfAbsent(String.join("|", key), k -> new TreeMap<>())
                        .putIfAbsent(from, cell)
                == null;
    }

    private static Span span(String part) {
        int cut = part.indexOf("..");
        String from = part.substring(0, cut);
        String under = part.substring(cut + 2);
        return new Span(
                from.isEmpty() ? Long.MIN_VALUE : Long.parseLong(from),
                under.isEmpty() ? Long.MAX_VALUE : Long.parseLong(under));
    }

    /**
     * The number in force, as far as the keys are known.
     *
     * @param whereOffered whether a missing row means "not offered"; else it is a gap in our tables
     */
    public Range number(LocalDate date, Keys keys, boolean whereOffered) {
        Cell only = dimensions.isEmpty() ? lookup(NO_KEY, date) : null;
        if (only != null && only.range() != null) {
            tell(only);
            return only.range();
        }
        if (readByState && !keys.code("state", this).isKnown()) {
            return Range.unknownFromZero(kind, keys.code("state", this).why());
        }
        if (!whereOffered && dimensions.size() > MOST_WALKED_WHILE_STATE_IS_OPEN && stateDimension() >= 0) {
            OneOf state = keys.code("state", this);
            if (!state.isKnown()) {
                return Range.unknown(kind, state.why());
            }
        }
        Asked asked = new Asked(keys);
        Range range = said(asked, date, whereOffered).range().because(asked.known);
        return asked.open == Why.NONE ? range : range.waitingFor(asked.open);
    }

    /** The switch in force, as far as the keys are known. */
    public Truth truth(LocalDate date, Keys keys, boolean whereOffered) {
        Cell only = dimensions.isEmpty() ? lookup(NO_KEY, date) : null;
        if (only != null && only.truth() != null) {
            tell(only);
            return only.truth();
        }
        Asked asked = new Asked(keys);
        Said said = said(asked, date, whereOffered);
        Truth truth = said.truth();
        if (truth.isUnknown()) {
            return said.waitsForKeys() ? Truth.unknown(asked.open.and(truth.why())) : truth;
        }
        return Truth.of(truth.isYes(), truth.why().and(asked.known));
    }

    /** What is said of each dimension, with the reasons: what settles those that are known, and what the others wait for. */
    private final class Asked {
        private final OneOf[] codes = new OneOf[dimensions.size()];
        private final Range[] numbers = new Range[dimensions.size()];
        private Why known = Why.NONE;
        private Why open = Why.NONE;

        Asked(Keys keys) {
            for (int i = 0; i < dimensions.size(); i++) {
                Dimension dimension = dimensions.get(i);
                if (dimension.form() == Form.CODE) {
                    OneOf code = keys.code(dimension.name(), Table.this);
                    codes[i] = code;
                    known = known.and(code.why());
                    open = code.isKnown() ? open : open.and(code.why());
                } else {
                    Range number = keys.number(dimension.name(), Table.this);
                    numbers[i] = number;
                    known = known.and(number.lowWhy().and(number.highWhy()));
                    open = number.isKnown() ? open : open.and(number.waitsFor());
                }
            }
        }

        /** The keys alone, as far as they choose between rows; null where an open amount lies across spans. */
        Choice choice(boolean whereOffered) {
            Object[] parts = new Object[dimensions.size()];
            for (int i = 0; i < parts.length; i++) {
                if (codes[i] != null) {
                    parts[i] = codes[i].isKnown() ? codes[i].get() : codes[i].possible();
                } else if (dimensions.get(i).form() == Form.NUMBER) {
                    parts[i] = numbers[i].isKnown() ? (Object) numbers[i].lowWhole() : numbers[i];
                } else if (numbers[i].isKnown()) {
                    parts[i] = spanKey(i, numbers[i].lowWhole());
                } else {
                    return null;
                }
            }
            return new Choice(parts, whereOffered, open == Why.NONE);
        }
    }

    /** What a table was asked, whoever asked it. */
    private static final class Choice {
        private final Object[] parts;
        private final boolean whereOffered;
        private final boolean settled;
        private final int hash;

        Choice(Object[] parts, boolean whereOffered, boolean settled) {
            this.parts = parts;
            this.whereOffered = whereOffered;
            this.settled = settled;
            int code = (whereOffered ? 2 : 0) + (settled ? 1 : 0);
            for (Object part : parts) {
                code = 31 * code + (part instanceof Set<?> set ? set.size() : part.hashCode());
            }
            this.hash = code;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Choice that
                    && hash == that.hash
                    && whereOffered == that.whereOffered
                    && settled == that.settled
                    && Arrays.equals(parts, that.parts);
        }
    }

    /**
     * What the rows say to some keys, without the reasons for the keys.
     *
     * @param waitsForKeys whether an unknown yes-no waits for the keys that are open
     */
    private record Said(Range range, Truth truth, boolean waitsForKeys) {}

    // Kept like single rows: to join the rows of all states while the state is open takes long.
    private Said said(Asked asked, LocalDate date, boolean whereOffered) {
        Choice choice = asked.choice(whereOffered);
        Map<Choice, Said> known = joined.get(periodOf(date));
        Said said = choice == null || watcher != null ? null : known.get(choice);
        if (said == null) {
            Join join = new Join(date, whereOffered, asked);
            join.walk(0, new String[dimensions.size()], true);
            said = new Said(join.range, join.truth, join.waitsForKeys);
            if (choice != null && !join.namedDay && known.size() < MOST_KEPT) {
                known.put(choice, said);
            }
        }
        return said;
    }

    private void tell(Cell cell) {
        if (watcher != null && cell != null) {
            watcher.accept(cell.row());
        }
    }

    /**
     * Tells of each row that is read because all its keys were known; a range joined from several rows tells of none. For measuring what
     * scenarios reach, on tables that nothing else reads meanwhile.
     */
    public void watch(Consumer<RowRef> toTell) {
        this.watcher = toTell;
    }

    /** A change of one value, a {@link Range} or a {@link Truth}, to another of the same kind; null leaves it as it is. */
    public interface Change {
        Object of(String key, LocalDate from, Object value);
    }

    /** This table with some values changed, for trying whether anything notices. Numbers that are not known stay so. */
    public Table with(Change change) {
        List.copyOf(unread.keySet()).forEach(this::readState);
        Table other = new Table(path, name, kind, dimensions, yearlyUpdate);
        cells.forEach((key, byDate) -> {
            NavigableMap<LocalDate, Cell> dates = new TreeMap<>(byDate);
            dates.replaceAll((from, cell) -> {
                Object value = cell.truth() != null ? cell.truth() : cell.range();
                Object changed = value == null ? null : change.of(key, from, value);
                return changed == null
                        ? cell
                        : new Cell(
                                changed instanceof Range range ? range : null,
                                changed instanceof Truth truth ? truth : null,
                                cell.row());
            });
            other.cells.put(key, dates);
        });
        other.numbers.putAll(numbers);
        other.spans.putAll(spans);
        other.codes.putAll(codes);
        other.codesByState.putAll(codesByState);
        other.readByState = readByState;
        other.wildcards.addAll(wildcards);
        other.hasAdditional = hasAdditional;
        other.hasUnknownSwitch = hasUnknownSwitch;
        other.newest = newest;
        other.openEnded = openEnded;
        other.seal();
        return other;
    }

    /** Walks all combinations of the keys that are still open, and joins what their rows say. */
    private final class Join {
        private final LocalDate date;
        private final boolean whereOffered;
        private final Asked asked;
        private final boolean settled;
        private Range range;
        private Truth truth;
        private boolean rowsDiffer;
        private boolean waitsForKeys;
        // Whether a gap was named, which names the day too, so that it cannot be told to another day.
        private boolean namedDay;

        Join(LocalDate date, boolean whereOffered, Asked asked) {
            this.date = date;
            this.whereOffered = whereOffered;
            this.asked = asked;
            this.settled = asked.open == Why.NONE;
        }

        void walk(int at, String[] key, boolean settledSoFar) {
            if (at == dimensions.size()) {
                one(key);
                return;
            }
            Dimension dimension = dimensions.get(at);
            if (dimension.form() == Form.CODE) {
                OneOf choice = asked.codes[at];
                boolean known = choice.isKnown();
                boolean onlyThisOpen = settledSoFar && at == dimensions.size() - 1;
                for (String each : known ? choice.possible() : distinct(at, choice, key)) {
                    if (onlyThisOpen && rowsDiffer && !hasUnknownSwitch) {
                        // The answer waits for this key already, and no other row adds to that.
                        return;
                    }
                    key[at] = each;
                    walk(at + 1, key, settledSoFar && (known || choice.why() == Why.NONE));
                }
                return;
            }
            Range number = asked.numbers[at];
            for (long each : candidates(at, dimension, number)) {
                key[at] = Long.toString(each);
                walk(at + 1, key, settledSoFar && (number.isKnown() || number.waitsFor() == Why.NONE));
            }
        }

        // Codes that no row names all meet the same row, so one of them stands for all.
        private Collection<String> distinct(int at, OneOf choice, String[] key) {
            if (choice.possible().contains(LOWEST)) {
                return choice.possible();
            }
            int state = stateDimension();
            Set<String> named = codes.getOrDefault(at, Set.of());
            if (state >= 0 && state < at) {
                named = new TreeSet<>(
                        codesByState.getOrDefault(key[state], Map.of()).getOrDefault(at, Set.of()));
                named.addAll(codesByState.getOrDefault(EVERYWHERE, Map.of()).getOrDefault(at, Set.of()));
            }
            List<String> different = new ArrayList<>();
            for (String each : named) {
                if (choice.possible().contains(each)) {
                    different.add(each);
                }
            }
            if (different.size() < choice.possible().size()) {
                for (String each : choice.possible()) {
                    if (!named.contains(each)) {
                        different.add(each);
                        break;
                    }
                }
            }
            return different;
        }

        private void one(String[] key) {
            Range found = find(key.clone());
            if (kind == null) {
                // While a key is open, it is the key that is waited for, not the gap that one of its values would meet.
                waitsForKeys |= truthFound == null && !settled;
                Truth next = truthFound == null ? Truth.unknown(gap(key)) : truthFound;
                rowsDiffer |= truth != null && truth.value() != next.value();
                truth = truth == null ? next : joined(truth, next);
            } else {
                range = range == null ? found : range.hull(found.waitingFor(Why.NONE), Why.NONE);
            }
        }

        private Truth joined(Truth one, Truth other) {
            Why both = one.why().and(other.why());
            if (one.value() == other.value()) {
                return one.isUnknown() ? Truth.unknown(both) : Truth.of(one.isYes(), both);
            }
            waitsForKeys = !settled;
            return Truth.unknown(one.waitsFor().and(other.waitsFor()));
        }

        private Truth truthFound;

        private Cell row(String[] key) {
            Cell cell = lookup(key, date);
            if (settled) {
                tell(cell);
            }
            return cell;
        }

        private Range find(String[] key) {
            truthFound = null;
            Cell cell = row(key);
            if (cell == null && whereOffered && !startsLater(key)) {
                truthFound = Truth.NO;
                return kind == null ? null : Range.notOffered(kind, Why.NONE);
            }
            if (cell == null) {
                return beyondLargest(key);
            }
            truthFound = cell.truth();
            return cell.range() == null && kind != null ? unknownNumber(key) : cell.range();
        }

        // A size beyond the table is the largest size plus "each additional person" as often as needed.
        private Range beyondLargest(String[] key) {
            int size = sizeDimension();
            if (kind == null || size < 0 || !hasAdditional) {
                return kind == null ? null : unknownNumber(key);
            }
            long largest =
                    numbers.get(size).stream().mapToLong(Long::longValue).max().orElse(0);
            long asked = Long.parseLong(key[size]);
            // The largest size of these rows: another state's rows may go further.
            while (largest > 0 && lookup(sized(key, size, Long.toString(largest)), date) == null) {
                largest--;
            }
            if (asked <= largest) {
                return unknownNumber(key);
            }
            String[] last = sized(key, size, Long.toString(largest));
            String[] additional = sized(key, size, EACH_ADDITIONAL);
            Cell top = row(last);
            Cell each = row(additional);
            if (top == null || each == null || top.range() == null || each.range() == null) {
                return unknownNumber(key);
            }
            return top.range().isNoLimit() || top.range().isNotOffered()
                    ? top.range()
                    : top.range().plus(each.range().times(Range.whole(Range.Kind.COUNT, asked - largest, Why.NONE)));
        }

        private static String[] sized(String[] key, int at, String size) {
            String[] other = key.clone();
            other[at] = size;
            return other;
        }

        private Range unknownNumber(String[] key) {
            return Range.unknownFromZero(kind, gap(key));
        }

        private Why gap(String[] key) {
            if (!settled) {
                return Why.NONE;
            }
            namedDay = true;
            return Why.of(new Gap(path + " " + String.join(" ", key) + " " + date));
        }
    }

    private int stateDimension() {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).name().equals("state")) {
                return i;
            }
        }
        return -1;
    }

    private int sizeDimension() {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).form() == Form.NUMBER) {
                return i;
            }
        }
        return -1;
    }

    private Set<Long> candidates(int at, Dimension dimension, Range number) {
        if (number.isKnown()) {
            return Set.of(number.lowWhole());
        }
        Set<Long> found = new TreeSet<>();
        long low = number.hasLow() ? number.lowWhole() : Long.MIN_VALUE;
        long high = number.hasHigh() ? number.highWhole() : Long.MAX_VALUE;
        if (dimension.form() == Form.SPAN) {
            found.add(low);
            spans.getOrDefault(at, List.of()).forEach(s -> {
                if (s.from() > low && s.from() <= high) {
                    found.add(s.from());
                }
                if (s.under() > low && s.under() <= high) {
                    found.add(s.under());
                }
            });
            return found;
        }
        // Beyond the largest size the amounts only go up or down evenly, so the two ends hold all between.
        long largest = numbers.getOrDefault(at, Set.of(1L)).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        for (long each = Math.max(low, 0); each <= Math.min(high, largest + 1); each++) {
            found.add(each);
        }
        found.add(high == Long.MAX_VALUE ? largest + 1 : high);
        return found;
    }

    // A row written for all (US, any, *) serves where no row of its own stands. What was found is kept for each stretch
    // of days in which no
    // row changes, so there are never more entries than the table has rows and keys that were asked for.
    private Cell lookup(String[] key, LocalDate date) {
        if (readByState) {
            readState(key[stateDimension()]);
        }
        Map<String, Cell> known = found.get(periodOf(date));
        String joined = key.length == 0 ? "" : key.length == 1 ? key[0] : String.join("|", key);
        Cell cell = known.get(joined);
        if (cell == null) {
            cell = lookup(key, dimensions.size() - 1, date);
            if (known.size() < MOST_KEPT) {
                known.put(joined, cell == null ? MISSING : cell);
            }
        }
        return cell == MISSING ? null : cell;
    }

    private int periodOf(LocalDate date) {
        LocalDate[] days = changes;
        int at = Arrays.binarySearch(days, date);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Called once all rows are in. */
    void seal() {
        TreeSet<LocalDate> days = new TreeSet<>(datesUnread);
        cells.values().forEach(byDate -> days.addAll(byDate.keySet()));
        changes = days.toArray(new LocalDate[0]);
        for (int i = 0; i <= changes.length; i++) {
            found.add(new ConcurrentHashMap<>());
            joined.add(new ConcurrentHashMap<>());
        }
    }

    // A row of the state stands before one of all states, so the state, which comes first, is the last to be let go.
    private Cell lookup(String[] key, int last, LocalDate date) {
        Cell cell = atDate(resolve(key), date);
        for (int i = last; cell == null && i >= 0; i--) {
            String all = wildcard(dimensions.get(i));
            if (!key[i].equals(all) && wildcards.contains(i)) {
                String[] general = key.clone();
                general[i] = all;
                cell = lookup(general, i - 1, date);
            }
        }
        return cell;
    }

    private static String wildcard(Dimension dimension) {
        return switch (dimension.name()) {
            case "state" -> EVERYWHERE;
            case "county" -> "*";
            default -> ANY;
        };
    }

    private boolean startsLater(String[] key) {
        return cells.containsKey(resolve(key));
    }

    private Cell atDate(String key, LocalDate date) {
        NavigableMap<LocalDate, Cell> byDate = cells.get(key);
        if (byDate == null) {
            return null;
        }
        Map.Entry<LocalDate, Cell> entry = byDate.floorEntry(date);
        return entry == null ? null : entry.getValue();
    }

    // A number becomes the row's own writing: "4" is looked up under "3+" where that is the last row, and 17 under its
    // span.
    private String resolve(String[] key) {
        if (dimensions.isEmpty()) {
            return "";
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < key.length; i++) {
            if (i > 0) {
                joined.append('|');
            }
            joined.append(
                    switch (dimensions.get(i).form()) {
                        case CODE -> key[i];
                        case NUMBER -> numberKey(i, key[i]);
                        case SPAN -> key[i].equals(ANY) ? ANY : spanKey(i, Long.parseLong(key[i]));
                    });
        }
        return joined.toString();
    }

    private String numberKey(int at, String asked) {
        if (openEnded == null || asked.equals(EACH_ADDITIONAL) || asked.equals(ANY)) {
            return asked;
        }
        return Long.parseLong(asked) >= openEnded ? openEnded + "+" : asked;
    }

    private Long openEnded;

    void setOpenEnded(long from) {
        openEnded = from;
    }

    private String spanKey(int at, long number) {
        for (Span span : spans.getOrDefault(at, List.of())) {
            if (number >= span.from() && number < span.under()) {
                return (span.from() == Long.MIN_VALUE ? "" : span.from()) + ".."
                        + (span.under() == Long.MAX_VALUE ? "" : span.under());
            }
        }
        return "outside";
    }

    /** The codes of one dimension in the rows of one state; empty where the state has no row of its own. */
    public Set<String> codesOfState(String state, String dimension) {
        readState(state);
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).name().equals(dimension)) {
                return codesByState.getOrDefault(state, Map.of()).getOrDefault(i, Set.of());
            }
        }
        return Set.of();
    }

    /** Whether a row of the state, or of all states, stands for every code of a dimension that has no row of its own. */
    public boolean hasRowForAll(String dimension) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).name().equals(dimension)) {
                return wildcards.contains(i);
            }
        }
        return false;
    }

    /** The codes that stand in a dimension. */
    public Set<String> codes(String dimension) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).name().equals(dimension)) {
                return codes.getOrDefault(i, Set.of());
            }
        }
        return Set.of();
    }

    @Override
    public String toString() {
        return path;
    }
}
