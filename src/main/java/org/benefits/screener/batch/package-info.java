/** Requests as bytes: one household, and many of them as NDJSON or CSV, read and answered in order without keeping them. */
package org.benefits.screener.batch;
