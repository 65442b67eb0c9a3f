package org.benefits.screener.rules;

import java.util.List;

/** A rule as its author wrote it, before anything is checked: the shape of the language, nothing more. */
final class Written {
    private Written() {}

    /** A whole rule. */
    record Rule(Token name, String cite, List<Pattern> patterns, Call sentence) {}

    /** One line of {@code when}: {@code $snap : SnapHousehold()} or {@code $x : Amount( "x" )}. */
    record Pattern(Token variable, Token type, Token argument) {}

    /** Anything that can stand as an argument. */
    sealed interface Expression {
        Token token();
    }

    /** {@code $snap}. */
    record Variable(Token token) implements Expression {}

    /** {@code "gross-income-limit"}. */
    record Text(Token token) implements Expression {}

    /** {@code $snap.limit( … )}; or, without a receiver, {@code all( … )}. */
    record Call(Expression receiver, Token token, List<Expression> arguments) implements Expression {}
}
