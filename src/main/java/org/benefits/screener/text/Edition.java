package org.benefits.screener.text;

import java.util.Map;
import org.benefits.screener.screening.Books;

/**
 * Rules and words of one moment: what a request holds from beginning to end.
 *
 * @param books the rules
 * @param texts the words
 * @param broken for each folder that is not usable as it stands, what is wrong; its last good version is in use, if it had one
 */
public record Edition(Books books, Texts texts, Map<String, String> broken) {}
