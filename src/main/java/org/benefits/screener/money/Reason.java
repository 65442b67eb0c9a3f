package org.benefits.screener.money;

/** One thing a value rests on or waits for: a fact of the household, an assumption, a row of a table, a number we lack. */
public interface Reason {}
