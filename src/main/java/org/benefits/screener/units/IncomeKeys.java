package org.benefits.screener.units;

import org.benefits.screener.household.Income;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.tables.Keys;
import org.benefits.screener.tables.Table;

/** The dimensions of a table that is looked up for one income of one person. */
record IncomeKeys(Subject subject, Income income) implements Keys {
    @Override
    public OneOf code(String dimension, Table table) {
        return dimension.equals("income_type") ? income.type() : subject.code(dimension, table);
    }

    @Override
    public Range number(String dimension, Table table) {
        return subject.number(dimension, table);
    }
}
