package org.benefits.screener.quality;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.tables.Table;

/** What is wrong in a program's own tables although each row can be read: gaps, order, codes, sources, dates, and what is overdue. */
final class TableCheck {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final double NEARLY_ALL = 0.9;
    private static final int FEWEST_TO_TELL_A_HABIT = 4;
    private static final int RECENT_YEARS = 3;
    private static final String SIZE = "size";

    private final RuleBook book;
    private final Dictionary dictionary;
    private final LocalDate today;
    private final Path rules;
    private final List<Finding> found;
    private final Set<String> ordered = new TreeSet<>();

    /**
     * @param rules the folder {@code rules/}
     * @param found takes what is found
     */
    TableCheck(RuleBook book, Dictionary dictionary, LocalDate today, Path rules, List<Finding> found) {
        this.rules = rules;
        this.book = book;
        this.dictionary = dictionary;
        this.today = today;
        this.found = found;
    }

    void check() {
        Set<RowRef> sourcesSeen = new LinkedHashSet<>();
        Set<String> files = new TreeSet<>();
        for (Table table : book.tables().all().values()) {
            if (!table.path().startsWith(book.spec().id() + "/") || table.isReadByState()) {
                continue;
            }
            Map<String, NavigableMap<LocalDate, RowRef>> rows = table.rows();
            if (rows.isEmpty()) {
                continue;
            }
            order(table, rows.values());
            dates(table, rows.values());
            sizes(table, rows);
            codes(table, rows);
            states(table);
            stale(table);
            // Value columns of one file share their sources.
            if (files.add(file(table))) {
                rows.values().forEach(byDate -> byDate.values().forEach(r -> source(table, r, sourcesSeen)));
            }
        }
    }

    private static String file(Table table) {
        String[] parts = table.path().split("/");
        return parts[0] + "/tables/" + parts[1] + ".csv";
    }

    // A parameter stands in parameters.csv, which its path does not say.
    private String place(Table table) {
        String own = file(table);
        return Files.exists(rules.resolve(own)) ? own : own.substring(0, own.lastIndexOf('/')) + "/parameters.csv";
    }

    private void order(Table table, Collection<NavigableMap<LocalDate, RowRef>> rows) {
        int above = 0;
        RowRef first = null;
        for (NavigableMap<LocalDate, RowRef> byDate : rows) {
            RowRef before = null;
            for (RowRef row : byDate.values()) {
                if (before != null && row.line() < before.line()) {
                    above++;
                    first = first == null || row.line() < first.line() ? row : first;
                }
                before = row;
            }
        }
        if (first != null && ordered.add(place(table))) {
            found.add(Finding.look(
                    place(table),
                    first.line(),
                    "the row from " + first.effectiveFrom() + " stands above an older one that it follows"
                            + (above == 1 ? "" : ", and so do " + (above - 1) + " more") + "; put the newer below"));
        }
    }

    // Where nearly all rows of a yearly table begin on its day, the others are probably slips.
    private void dates(Table table, Collection<NavigableMap<LocalDate, RowRef>> rows) {
        LocalDate next = table.nextUpdate();
        if (next == null) {
            return;
        }
        MonthDay day = MonthDay.from(next);
        Set<RowRef> recent = new LinkedHashSet<>();
        rows.forEach(byDate -> byDate.values().stream()
                .filter(r -> r.effectiveFrom().getYear() > today.getYear() - RECENT_YEARS)
                .forEach(recent::add));
        List<RowRef> off = recent.stream()
                .filter(r -> !MonthDay.from(r.effectiveFrom()).equals(day))
                .toList();
        if (recent.size() >= FEWEST_TO_TELL_A_HABIT && off.size() <= (1 - NEARLY_ALL) * recent.size()) {
            off.forEach(r -> found.add(Finding.look(
                    place(table),
                    r.line(),
                    "holds from " + r.effectiveFrom() + ", but this table changes each year on " + show(day)
                            + " (updates.yaml); correct the date, or take the table out of updates.yaml")));
        }
    }

    private static String show(MonthDay day) {
        return day.toString().substring(2);
    }

    // On each day on which something changes, the sizes of a group run from the first to the last without a gap.
    private void sizes(Table table, Map<String, NavigableMap<LocalDate, RowRef>> rows) {
        int at = -1;
        for (int i = 0; i < table.dimensions().size(); i++) {
            at = table.dimensions().get(i).name().equals(SIZE) ? i : at;
        }
        if (at < 0) {
            return;
        }
        Map<String, Map<String, NavigableMap<LocalDate, RowRef>>> groups = new TreeMap<>();
        for (Map.Entry<String, NavigableMap<LocalDate, RowRef>> each : rows.entrySet()) {
            String[] key = each.getKey().split("\\|", -1);
            String size = key[at];
            key[at] = "";
            groups.computeIfAbsent(String.join(" ", key).trim().replace("  ", " "), k -> new TreeMap<>())
                    .put(size, each.getValue());
        }
        groups.forEach((group, bySize) -> sizes(table, group, bySize));
    }

    private void sizes(Table table, String group, Map<String, NavigableMap<LocalDate, RowRef>> bySize) {
        if (bySize.containsKey(Table.ANY)) {
            return;
        }
        Set<LocalDate> days = new TreeSet<>();
        bySize.values().forEach(byDate -> days.addAll(byDate.keySet()));
        Set<String> said = new TreeSet<>();
        for (LocalDate day : days) {
            TreeSet<Long> sizes = new TreeSet<>();
            boolean goesOn = false;
            RowRef last = null;
            for (Map.Entry<String, NavigableMap<LocalDate, RowRef>> each : bySize.entrySet()) {
                Map.Entry<LocalDate, RowRef> row = each.getValue().floorEntry(day);
                if (row != null) {
                    last = row.getValue();
                    goesOn |= each.getKey().equals(Table.EACH_ADDITIONAL)
                            || each.getKey().endsWith("+");
                    if (!each.getKey().equals(Table.EACH_ADDITIONAL)) {
                        sizes.add(Long.parseLong(each.getKey().replace("+", "")));
                    }
                }
            }
            for (long size = sizes.isEmpty() ? 1 : sizes.first(); !sizes.isEmpty() && size < sizes.last(); size++) {
                if (!sizes.contains(size) && said.add(group + size)) {
                    found.add(Finding.fault(
                            place(table),
                            last.line(),
                            "has no row for the size " + size + (group.isEmpty() ? "" : " of " + group) + " from " + day
                                    + ", but one for " + sizes.last() + "; add it"));
                }
            }
            if (!goesOn && !sizes.isEmpty() && said.add(group + "more")) {
                found.add(Finding.look(
                        place(table),
                        last.line(),
                        "says nothing of more than " + sizes.last() + " people"
                                + (group.isEmpty() ? "" : " of " + group)
                                + " from " + day + "; add a row for " + Table.EACH_ADDITIONAL + ", or write \""
                                + sizes.last() + "+\""));
            }
        }
    }

    // Codes that a question answers are those of its choices.
    private void codes(Table table, Map<String, NavigableMap<LocalDate, RowRef>> rows) {
        for (int i = 0; i < table.dimensions().size(); i++) {
            Table.Dimension dimension = table.dimensions().get(i);
            Set<String> known = known(dimension);
            if (known.isEmpty()) {
                continue;
            }
            int at = i;
            Set<String> said = new TreeSet<>();
            rows.forEach((key, byDate) -> {
                String code = key.split("\\|", -1)[at];
                if (!known.contains(code) && said.add(code)) {
                    String near = Dictionary.nearest(code, known);
                    found.add(Finding.look(
                            place(table),
                            byDate.firstEntry().getValue().line(),
                            "names the " + dimension.name().replace('_', ' ') + " \"" + code
                                    + "\", which no question answers"
                                    + (near == null ? "" : "; did you mean \"" + near + "\"?")));
                }
            });
        }
    }

    private Set<String> known(Table.Dimension dimension) {
        if (dimension.form() != Table.Form.CODE) {
            return Set.of();
        }
        String id = camel(dimension.name());
        Fact fact = id.equals("incomeType")
                ? dictionary.income().get("type")
                : dictionary.household().getOrDefault(id, dictionary.person().get(id));
        if (fact == null || fact.type() != Fact.Type.CHOICE) {
            return Set.of();
        }
        Set<String> known = new TreeSet<>(fact.choices());
        known.addAll(fact.others());
        known.addAll(List.of(Table.EVERYWHERE, Table.ANY, "none"));
        return known;
    }

    private static String camel(String snake) {
        Matcher matcher = Pattern.compile("_([a-z])").matcher(snake);
        return matcher.replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
    }

    // What a rule reads as "every case has one" has a row for each state, or one for all.
    private void states(Table table) {
        Set<String> named = table.codes("state");
        boolean everyCase = book.sentences().values().stream()
                .map(Sentence::print)
                .anyMatch(p -> p.contains(".limit(\"" + table.name() + "\")")
                        || p.contains(".inForce(\"" + table.name() + "\")"));
        if (named.isEmpty() || !everyCase || table.hasRowForAll("state")) {
            return;
        }
        Set<String> missing = new TreeSet<>(dictionary.household().get("state").choices());
        missing.removeAll(named);
        if (!missing.isEmpty()) {
            found.add(Finding.look(
                    place(table),
                    1,
                    table.name() + " has no row for " + missing
                            + ", and none for US; add them, with \"unknown\" where the figure is not known"));
        }
    }

    private void stale(Table table) {
        if (table.isStale(today)) {
            found.add(Finding.look(
                    place(table),
                    1,
                    table.name() + " was due for its yearly update on " + table.nextUpdate()
                            + "; add the new rows, answers say \"about\" until then"));
        }
    }

    // Without what ends the sentence around it.
    private static String bare(String address) {
        String bare = address.replaceAll("[,.;]+$", "");
        boolean open = bare.indexOf('(') < 0 && bare.endsWith(")");
        return open ? bare.substring(0, bare.length() - 1) : bare;
    }

    private void source(Table table, RowRef row, Set<RowRef> seen) {
        if (!seen.add(row)) {
            return;
        }
        Matcher address = ADDRESS.matcher(row.source());
        boolean any = false;
        while (address.find()) {
            any = true;
            String wrong = LawCheck.wrongAddress(bare(address.group()));
            if (wrong != null) {
                found.add(Finding.fault(place(table), row.line(), "source " + wrong));
            }
        }
        if (!any && row.source().strip().length() < 4) {
            found.add(Finding.fault(
                    place(table),
                    row.line(),
                    "source \"" + row.source()
                            + "\" leads nowhere; give the address or the citation where the number stands"));
        }
    }
}
