package org.benefits.screener.tables;

import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;

/** What a unit says of the dimensions of a table: each known, or open between some. */
public interface Keys {
    /** A dimension of codes, such as the state. */
    OneOf code(String dimension, Table table);

    /** A dimension of whole numbers, such as the size. */
    Range number(String dimension, Table table);
}
