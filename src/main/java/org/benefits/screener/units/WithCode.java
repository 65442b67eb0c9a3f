package org.benefits.screener.units;

import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Keys;
import org.benefits.screener.tables.Table;

/** The dimensions of a subject, with one code fixed. */
record WithCode(Keys subject, String dimension, String code) implements Keys {
    @Override
    public OneOf code(String asked, Table table) {
        return asked.equals(dimension) ? OneOf.known(code, Why.NONE) : subject.code(asked, table);
    }

    @Override
    public Range number(String asked, Table table) {
        return subject.number(asked, table);
    }
}
