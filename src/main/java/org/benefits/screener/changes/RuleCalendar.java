package org.benefits.screener.changes;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.benefits.screener.rules.BadRules;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.tables.Table;
import org.benefits.screener.text.Texts;

/** What changes by itself when: rows with a date still to come, programs that close, and tables whose yearly update falls due. */
public final class RuleCalendar {
    /** More rows of one table on one day than this are only counted. */
    private static final int MOST_ROWS_SHOWN = 4;

    /**
     * One dated thing.
     *
     * @param day when
     * @param what in words
     */
    public record Entry(LocalDate day, String what) {}

    private final Set<Table> tables = new LinkedHashSet<>();
    private final List<Entry> closings = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final TableDiff words;

    /**
     * Reads all tables of a folder of rules.
     *
     * @param rules the folder
     */
    public RuleCalendar(Path rules) {
        RuleFolder folder = new RuleFolder(rules, Path.of("nowhere"));
        this.words = new TableDiff(Texts.read(rules, List.of()).common(Texts.ENGLISH));
        tables.addAll(folder.sharedTables().all().values());
        for (String program : folder.programs()) {
            try {
                RuleFolder.Checked checked = folder.check(program);
                checked.tables().all().values().stream()
                        .filter(t -> t.path().startsWith(program + "/"))
                        .forEach(tables::add);
                LocalDate closed = checked.spec().closedOn();
                if (closed != null) {
                    closings.add(new Entry(closed, program + " closes"));
                }
            } catch (BadRules e) {
                unreadable.add(program);
            }
        }
    }

    /** Programs that do not pass their check, so that their dates are not known. */
    public List<String> unreadable() {
        return unreadable;
    }

    /** What changes after a day, in order. */
    public List<Entry> changes(LocalDate after) {
        List<Entry> entries = new ArrayList<>();
        closings.stream().filter(e -> e.day().isAfter(after)).forEach(entries::add);
        for (Table table : tables) {
            TreeMap<LocalDate, List<String>> byDay = new TreeMap<>();
            table.rows()
                    .forEach((key, rows) -> rows.tailMap(after, false)
                            .keySet()
                            .forEach(day -> byDay.computeIfAbsent(day, d -> new ArrayList<>())
                                    .add(words.row(table, key, day))));
            byDay.forEach((day, rows) -> {
                if (rows.size() > MOST_ROWS_SHOWN) {
                    entries.add(new Entry(day, table.path() + ": " + rows.size() + " rows"));
                } else {
                    rows.forEach(row -> entries.add(new Entry(day, table.path() + ": " + row)));
                }
            });
        }
        entries.sort(Comparator.comparing(Entry::day).thenComparing(Entry::what));
        return entries;
    }

    /** The tables whose next yearly update falls due on or before a day. */
    public List<Entry> due(LocalDate until) {
        return tables.stream()
                .filter(t -> t.nextUpdate() != null && !t.nextUpdate().isAfter(until))
                .map(t -> new Entry(t.nextUpdate(), t.path() + ": its newest row is of " + t.newest()))
                .sorted(Comparator.comparing(Entry::day).thenComparing(Entry::what))
                .toList();
    }
}
