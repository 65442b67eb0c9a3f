package org.benefits.screener.web.desk;

import org.benefits.screener.web.Field;

/** What a template needs to know of a control beyond its record. */
public final class Control {
    private Control() {}

    /** A date or month as one text, month first: 3/15/2026; what was typed as it is where it could not be read. */
    public static String day(Field field) {
        if (field.values().size() < 2) {
            return field.at(0);
        }
        String year = field.at(2);
        String first = field.at(1).isEmpty() ? field.at(0) : field.at(0) + "/" + field.at(1);
        return year.isEmpty() ? "" : first + "/" + year;
    }
}
