/**
 * Three-valued arithmetic: truths, amounts between two bounds and choices still open, each with the reasons behind it. Knows nothing of
 * households, tables or rules.
 */
package org.benefits.screener.money;
