package org.benefits.screener.rules;

/** A word, string or sign of a rule file, with its place. */
record Token(Kind kind, String text, int line, int column) {
    enum Kind {
        WORD,
        VARIABLE,
        STRING,
        SIGN,
        END
    }

    boolean is(String expected) {
        return kind != Kind.STRING && text.equals(expected);
    }

    /** As a message shows it. */
    String shown() {
        return kind == Kind.END
                ? "the end of the file"
                : "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
    }
}
