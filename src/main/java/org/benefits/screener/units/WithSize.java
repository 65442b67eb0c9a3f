package org.benefits.screener.units;

import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.tables.Keys;
import org.benefits.screener.tables.Table;

/** The dimensions of a subject, with another size. */
record WithSize(Keys subject, Range size) implements Keys {
    @Override
    public OneOf code(String dimension, Table table) {
        return subject.code(dimension, table);
    }

    @Override
    public Range number(String dimension, Table table) {
        return dimension.equals("size") ? size : subject.number(dimension, table);
    }
}
