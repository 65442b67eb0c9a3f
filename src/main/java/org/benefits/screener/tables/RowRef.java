package org.benefits.screener.tables;

import java.time.LocalDate;
import org.benefits.screener.money.Reason;

/** The reason "this row of this table", with its date and source. */
public record RowRef(Table table, long line, LocalDate effectiveFrom, String source) implements Reason {
    @Override
    public String toString() {
        return table.path() + ":" + line;
    }
}
