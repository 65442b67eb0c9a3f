package org.benefits.screener.tables;

import java.util.List;

/** Tables that cannot be used, with every fault found, each at its file, line and column. */
public final class BadTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One fault: where it stands, what is wrong and how to mend it. Column 0 means the whole line. */
    public record Fault(String file, long line, int column, String message) {
        @Override
        public String toString() {
            return file + ":" + line + (column > 0 ? ":" + column : "") + " " + message;
        }
    }

    private final transient List<Fault> faults;

    public BadTable(List<Fault> faults) {
        super(String.join("\n", faults.stream().map(Fault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
