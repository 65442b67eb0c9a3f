package org.benefits.screener.rules;

/**
 * One thing wrong in a rule folder: where, what, and how to mend it.
 *
 * @param column 0 where the whole line is meant
 */
public record RuleFault(String file, int line, int column, String message) {
    @Override
    public String toString() {
        return file + ":" + line + (column > 0 ? ":" + column : "") + " " + message;
    }
}
