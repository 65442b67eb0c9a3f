package org.benefits.screener.household;

import java.util.Set;

/** A program taken as received on top of what was answered: by the household as one, or by some people. */
record Receiving(String program, Set<String> people) {}
