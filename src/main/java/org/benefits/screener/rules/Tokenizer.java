package org.benefits.screener.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a rule file into words, variables, strings and signs. It knows nothing else: no escapes, no numbers, no operators, no block comments,
 * so that what a reader sees is what is read.
 */
final class Tokenizer {
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int MOST_STRING = 200;
    private static final String SIGNS = ".(),;:@";

    private final String file;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Tokenizer(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The tokens of a file, ending with one END.
     *
     * @throws BadRules at the first character that no rule file holds
     */
    static List<Token> read(String file, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new BadRules(List.of(new RuleFault(
                    file, 1, 0, "a rule file holds at most " + MOST_CHARACTERS + " characters; split it by topic")));
        }
        Tokenizer tokenizer = new Tokenizer(file, text);
        while (tokenizer.at < text.length()) {
            tokenizer.next();
        }
        tokenizer.add(Token.Kind.END, "");
        return tokenizer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            lineStart = at;
        } else if (c == ' ') {
            at++;
        } else if (text.startsWith("//", at)) {
            comment();
        } else if (c == '"') {
            string();
        } else if (SIGNS.indexOf(c) >= 0) {
            add(Token.Kind.SIGN, String.valueOf(c));
            at++;
        } else if (c == '$') {
            word(Token.Kind.VARIABLE, 1);
        } else if (isLetter(c)) {
            word(Token.Kind.WORD, 0);
        } else {
            throw bad(refused(c));
        }
    }

    private static String refused(char c) {
        if (c == '\t') {
            return "a tab; use spaces";
        }
        if (c == '\r') {
            return "a carriage return; save the file with plain line ends (LF)";
        }
        if (Character.isDigit(c)) {
            return "a number; numbers stand in tables, with their date and source: use limit( \"…\" )";
        }
        if (c > 126 || c < 32) {
            return "a character that rules cannot hold (code " + (int) c + "); use plain letters";
        }
        return "the sign " + c + ", which rules do not use; say it in words, such as atMost, and, or, not";
    }

    private void comment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            if (c < 32
                    || c == 127
                    || Character.getType(c) == Character.FORMAT
                    || c == 0x2028
                    || c == 0x2029
                    || c == 0x85) {
                throw bad("a hidden character in a comment (code " + (int) c + "); delete it");
            }
            at++;
        }
    }

    private void string() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            char c = text.charAt(end);
            if (c == '\n') {
                throw bad("a text that does not end on its line; close it with \"");
            }
            if (c == '\\' || c < 32 || c > 126 && !"§–".contains(String.valueOf(c))) {
                throw bad("a character that a name or citation cannot hold (code " + (int) c + ")");
            }
            end++;
        }
        if (end == text.length()) {
            throw bad("a text that never ends; close it with \"");
        }
        if (end - at > MOST_STRING) {
            throw bad("a text of more than " + MOST_STRING + " characters");
        }
        add(Token.Kind.STRING, text.substring(at + 1, end));
        at = end + 1;
    }

    private void word(Token.Kind kind, int skip) {
        int end = at + skip;
        while (end < text.length()
                && (isLetter(text.charAt(end))
                        || text.charAt(end) >= '0' && text.charAt(end) <= '9'
                        || text.charAt(end) == '_')) {
            end++;
        }
        if (end == at + skip || end - at > 80) {
            throw bad("a name that is empty or longer than 80 letters");
        }
        add(kind, text.substring(at, end));
        at = end;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void add(Token.Kind kind, String shown) {
        tokens.add(new Token(kind, shown, line, at - lineStart + 1));
    }

    private BadRules bad(String what) {
        return new BadRules(List.of(new RuleFault(file, line, at - lineStart + 1, "found " + what)));
    }
}
