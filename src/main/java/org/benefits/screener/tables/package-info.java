/** Tables of numbers and switches: rows with effective dates, the row in force on a day, its source, and what is stale. */
package org.benefits.screener.tables;
