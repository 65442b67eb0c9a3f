package org.benefits.screener.household;

/** One thing wrong with a request: where (a JSON Pointer), a short code, and what to do about it. Never quotes the answer itself. */
public record Problem(String pointer, String code, String message) {}
