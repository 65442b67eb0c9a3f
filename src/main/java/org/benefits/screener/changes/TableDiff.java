package org.benefits.screener.changes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.tables.Table;
import org.benefits.screener.text.Figures;
import org.benefits.screener.text.Words;

/** Rows of tables in words: which are new, which say something else than before, which are gone. */
final class TableDiff {
    private static final String ADDITIONAL = "each additional person";

    private final Figures figures;

    /**
     * @param common the English words for "no limit" and the like
     */
    TableDiff(Words common) {
        this.figures = new Figures("en", common);
    }

    /** What differs between two readings of one table; either may be null. */
    List<String> between(Table before, Table after) {
        if (before == null || after == null) {
            Table one = before == null ? after : before;
            return List.of("the table " + name(one) + (before == null ? " is new, with " : " is gone, with ")
                    + one.rows().values().stream().mapToInt(Map::size).sum() + " rows");
        }
        List<String> found = new ArrayList<>();
        Map<String, NavigableMap<LocalDate, RowRef>> then = before.rows();
        Map<String, NavigableMap<LocalDate, RowRef>> now = after.rows();
        now.forEach((key, rows) -> rows.forEach((date, row) -> {
            NavigableMap<LocalDate, RowRef> old = then.getOrDefault(key, new TreeMap<>());
            String where = name(after) + place(after, key);
            if (!old.containsKey(date)) {
                LocalDate last = rows.lowerKey(date);
                // A row of several columns repeats what does not change.
                if (last != null
                        && after.name().contains("/")
                        && shown(after, key, last).equals(shown(after, key, date))) {
                    return;
                }
                found.add(where
                        + (last == null
                                ? " is " + shown(after, key, date)
                                : turn(after.valueAt(key, last), after.valueAt(key, date)))
                        + " from " + date + " (source " + row.source() + ")");
            } else if (!shown(before, key, date).equals(shown(after, key, date))) {
                found.add(where + " from " + date + " is corrected from " + shown(before, key, date) + " to "
                        + shown(after, key, date) + " (source " + row.source() + ")");
            } else if (!old.get(date).source().equals(row.source())) {
                found.add(where + " from " + date + " has another source: " + row.source());
            }
        }));
        then.forEach((key, rows) -> rows.forEach((date, row) -> {
            if (!now.getOrDefault(key, new TreeMap<>()).containsKey(date)) {
                found.add("the row for " + name(before) + place(before, key) + " from " + date + " is gone; it said "
                        + shown(before, key, date));
            }
        }));
        return found;
    }

    /** A row that begins on a day, beside the one before it. */
    String row(Table table, String key, LocalDate date) {
        LocalDate last = table.rows().get(key).lowerKey(date);
        return name(table)
                + place(table, key)
                + (last == null
                        ? " is " + shown(table, key, date)
                        : turn(table.valueAt(key, last), table.valueAt(key, date)));
    }

    private String shown(Table table, String key, LocalDate date) {
        return shown(table.valueAt(key, date));
    }

    private String shown(Object value) {
        if (value instanceof Truth truth) {
            return truth.isUnknown() ? "unknown" : truth.isYes() ? "yes" : "no";
        }
        if (value instanceof Range range) {
            boolean cents =
                    range.isKnown() && range.lowNumber().stripTrailingZeros().scale() > 0;
            return figures.show(range, cents);
        }
        return "unknown";
    }

    private String turn(Object then, Object now) {
        String from = shown(then);
        String to = shown(now);
        if (from.equals(to)) {
            return " stays " + to;
        }
        String word = " changes";
        if (then instanceof Range one && now instanceof Range other && one.isKnown() && other.isKnown()) {
            word = one.lowNumber().compareTo(other.lowNumber()) < 0 ? " rises" : " falls";
        }
        return word + " from " + from + " to " + to;
    }

    private static String name(Table table) {
        return table.name().replace("/", ", ").replace('-', ' ');
    }

    // "contiguous|3" of region and size: " for contiguous, 3 people".
    private static String place(Table table, String key) {
        List<String> parts = new ArrayList<>();
        String[] values = key.isEmpty() ? new String[0] : key.split("\\|", -1);
        for (int i = 0; i < values.length; i++) {
            Table.Dimension dimension = table.dimensions().get(i);
            String value = values[i];
            if (value.equals(Table.ANY) || value.equals("*")) {
                continue;
            }
            if (value.equals(Table.EVERYWHERE)) {
                parts.add("all other states");
            } else if (dimension.form() == Table.Form.NUMBER && value.equals(Table.EACH_ADDITIONAL)) {
                parts.add(ADDITIONAL);
            } else if (dimension.form() == Table.Form.NUMBER) {
                parts.add(value + (value.equals("1") ? " person" : " people"));
            } else if (dimension.form() == Table.Form.SPAN) {
                parts.add(dimension.name().replace('_', ' ') + " " + value.replace("..", " to under "));
            } else {
                parts.add(value.replace('-', ' '));
            }
        }
        return parts.isEmpty() ? "" : " for " + String.join(", ", parts);
    }
}
