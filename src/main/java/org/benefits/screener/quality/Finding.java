package org.benefits.screener.quality;

import org.benefits.screener.rules.RuleFault;

/**
 * One thing that a check found.
 *
 * @param fault whether it must be mended; else it is only worth a look
 * @param place the file, the line and, where it is known, the column; and what is wrong and how to mend it
 */
public record Finding(boolean fault, RuleFault place) {
    static Finding fault(String file, long line, String message) {
        return new Finding(true, new RuleFault(file, (int) line, 0, message));
    }

    static Finding look(String file, long line, String message) {
        return new Finding(false, new RuleFault(file, (int) line, 0, message));
    }

    @Override
    public String toString() {
        return (fault ? "" : "look: ") + place;
    }
}
