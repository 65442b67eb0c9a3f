/** Sentences for people: words in every language, money and dates in words, explanations, and the answer of a screening as JSON. */
package org.benefits.screener.text;
