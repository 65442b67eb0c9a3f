package org.benefits.screener.rules;

import java.util.List;

/** How criteria combine into the answer of a program. */
public sealed interface Tree {
    /** Every part must hold. */
    record All(List<Tree> parts) implements Tree {}

    /** One of the routes must hold. */
    record Any(List<Tree> parts) implements Tree {}

    /** A criterion by its rule's name. */
    record Criterion(String rule) implements Tree {}

    /** At least one counted person meets a criterion about persons. */
    record Someone(String rule) implements Tree {}

    /** Every counted person meets a criterion about persons. */
    record Everyone(String rule) implements Tree {}
}
