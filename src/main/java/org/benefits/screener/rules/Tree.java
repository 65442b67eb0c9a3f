package org.benefits.screener.rules;

import java.util.List;

/** How criteria combine into the answer of a program. Names are interned, as those of sentences are. */
public sealed interface Tree {
    /** Every part must hold. */
    record All(List<Tree> parts) implements Tree {
        @Override
        public String toString() {
            return shown("all", parts);
        }
    }

    /** One of the routes must hold. */
    record Any(List<Tree> parts) implements Tree {
        @Override
        public String toString() {
            return shown("any", parts);
        }
    }

    /** As the rule language writes it. */
    private static String shown(String word, List<Tree> parts) {
        return word + "( "
                + String.join(", ", parts.stream().map(Tree::toString).toList()) + " )";
    }

    /** A criterion by its rule's name. */
    record Criterion(String rule) implements Tree {
        public Criterion {
            rule = rule.intern();
        }

        @Override
        public String toString() {
            return "\"" + rule + "\"";
        }
    }

    /** At least one counted person meets a criterion about persons. */
    record Someone(String rule) implements Tree {
        public Someone {
            rule = rule.intern();
        }

        @Override
        public String toString() {
            return "someone( \"" + rule + "\" )";
        }
    }

    /** Every counted person meets a criterion about persons. */
    record Everyone(String rule) implements Tree {
        public Everyone {
            rule = rule.intern();
        }

        @Override
        public String toString() {
            return "everyone( \"" + rule + "\" )";
        }
    }
}
