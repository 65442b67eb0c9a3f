package org.benefits.screener.web;

import java.util.List;

/**
 * One control of a form.
 *
 * @param name the name under which it is sent
 * @param kind what it is: radios, checkboxes, select, number, money, text, date or month
 * @param label what it asks, where it is not the page's own question
 * @param hint how to answer, or null
 * @param choices what may be chosen; for money how often it may come, none for an amount at one time
 * @param values what is filled in: the chosen ones, the number, the amount and its frequency, or month, day and year
 * @param none for a date, the words of "there was no such day", or null
 * @param error what is wrong with what was sent, or null
 */
public record Field(
        String name,
        Kind kind,
        String label,
        String hint,
        List<Choice> choices,
        List<String> values,
        String none,
        String error) {
    /** What a control is. */
    public enum Kind {
        RADIOS,
        CHECKBOXES,
        SELECT,
        NUMBER,
        MONEY,
        TEXT,
        DATE,
        MONTH
    }

    /** One choice with its words. */
    public record Choice(String value, String label) {}

    public boolean has(String value) {
        return values.contains(value);
    }

    /** The n-th value, or nothing. */
    public String at(int n) {
        return n < values.size() ? values.get(n) : "";
    }

    /** The id of the element that an error points to. */
    public String id() {
        return name.replace('.', '-');
    }

    /** The same control, with what is wrong with what was sent. */
    public Field with(String newError) {
        return new Field(name, kind, label, hint, choices, values, none, newError);
    }
}
