package org.benefits.screener.rules;

import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.rules.Written.Call;
import org.benefits.screener.rules.Written.Expression;
import org.benefits.screener.rules.Written.Pattern;
import org.benefits.screener.rules.Written.Rule;

/**
 * Reads a rule file: a small part of Drools' rule language, and nothing of the rest.
 *
 * <pre>
 * file       package rules.NAME ; rule*
 * rule       rule "name" &#64;cite( "law" ) when pattern+ then sentence end
 * pattern    $variable : Type( [ "name" ] )
 * sentence   verb( argument, … ) ;
 * argument   "text"  |  $variable  |  argument.word( argument, … )  |  word( argument, … )
 * </pre>
 */
final class RuleParser {
    private static final int DEEPEST = 12;
    private static final int MOST_CALLS = 40;

    private final String file;
    private final List<Token> tokens;
    private int at;
    private int calls;

    private RuleParser(String file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    /**
     * The rules of a file.
     *
     * @param folder the program's id, which the package must name
     * @throws BadRules at the first place that is not of this language
     */
    static List<Rule> read(String file, String text, String folder) {
        RuleParser parser = new RuleParser(file, Tokenizer.read(file, text));
        parser.header(folder);
        List<Rule> rules = new ArrayList<>();
        while (!parser.peek().is("") || parser.peek().kind() != Token.Kind.END) {
            rules.add(parser.rule());
        }
        return rules;
    }

    /** The sentence of a checked rule from its print, {@code $s.require("name", …);}. */
    static Call print(String print) {
        RuleParser parser = new RuleParser("print", Tokenizer.read("print", print));
        // The checker has counted the calls of the author; the print has one more for each amount.
        parser.calls = -parser.tokens.size();
        return (Call) parser.expression(0);
    }

    /** The package of a program's rules: its id with underscores, behind "program_" where a digit comes first, as in 211. */
    static String packageOf(String program) {
        String name = program.replace('-', '_');
        return Character.isDigit(name.charAt(0)) ? "program_" + name : name;
    }

    private void header(String folder) {
        String expected = packageOf(folder);
        word("package", "a rule file starts with \"package rules." + expected + ";\"");
        word("rules", "the package is rules." + expected);
        sign(".", "the package is rules." + expected);
        Token name = next();
        if (!name.is(expected)) {
            throw bad(name, "the package is rules." + expected + ", as the folder is named");
        }
        sign(";", "the package line ends with ;");
    }

    private Rule rule() {
        word("rule", "here starts a rule: rule \"its-name\"");
        Token name = string("the rule's name in quotes, such as \"gross-income\"");
        sign("@", "each rule cites its law: @cite( \"7 CFR 273.9(a)(1)\" )");
        word("cite", "the only note on a rule is @cite( \"…\" )");
        sign("(", "the citation stands in brackets");
        String cite = string("the citation in quotes").text();
        sign(")", "close the citation with )");
        word("when", "after the citation comes when; nothing else may stand on a rule");
        List<Pattern> patterns = new ArrayList<>();
        while (peek().kind() == Token.Kind.VARIABLE) {
            patterns.add(pattern());
        }
        word(
                "then",
                "each line of when names whom the rule is about ($person : FamilyMember()) or an amount it reads ($x : Amount( \"x\" )); then comes then");
        calls = 0;
        Token verb = next();
        if (verb.kind() != Token.Kind.WORD) {
            throw bad(verb, "after then comes one sentence, such as require( … );");
        }
        Call sentence = call(null, verb, 0);
        sign(";", "the sentence ends with ;");
        word("end", "a rule is one sentence; then comes end");
        return new Rule(name, cite, patterns, sentence);
    }

    private Pattern pattern() {
        Token variable = next();
        sign(":", "write " + variable.text() + " : and whom or what it stands for");
        Token type = next();
        if (type.kind() != Token.Kind.WORD) {
            throw bad(type, "name a unit, a person or Amount");
        }
        sign("(", "write " + type.text() + "()");
        Token argument = peek().kind() == Token.Kind.STRING ? next() : null;
        sign(")", "no conditions stand here: what may be unknown is tested in the sentence");
        return new Pattern(variable, type, argument);
    }

    private Call call(Expression receiver, Token word, int depth) {
        if (depth > DEEPEST || ++calls > MOST_CALLS) {
            throw bad(
                    word,
                    "this sentence is too long or too deep to be read aloud; split it into criteria and combine them by name");
        }
        sign("(", "after " + word.text() + " come brackets");
        List<Expression> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(expression(depth + 1));
            while (peek().is(",")) {
                next();
                arguments.add(expression(depth + 1));
            }
        }
        sign(")", "close the brackets of " + word.text());
        return new Call(receiver, word, List.copyOf(arguments));
    }

    private Expression expression(int depth) {
        Token first = next();
        Expression found = switch (first.kind()) {
            case STRING -> new Written.Text(first);
            case VARIABLE -> new Written.Variable(first);
            case WORD -> call(null, first, depth);
            default -> throw bad(first, "here stands a name in quotes, a $variable or a word of the vocabulary");
        };
        while (peek().is(".")) {
            next();
            Token word = next();
            if (word.kind() != Token.Kind.WORD) {
                throw bad(word, "after a dot comes a word of the vocabulary");
            }
            found = call(found, word, depth);
        }
        return found;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    private void word(String expected, String hint) {
        Token token = next();
        if (token.kind() != Token.Kind.WORD || !token.text().equals(expected)) {
            throw bad(token, hint);
        }
    }

    private void sign(String expected, String hint) {
        Token token = next();
        if (token.kind() != Token.Kind.SIGN || !token.text().equals(expected)) {
            throw bad(token, hint);
        }
    }

    private Token string(String what) {
        Token token = next();
        if (token.kind() != Token.Kind.STRING) {
            throw bad(token, "expected " + what);
        }
        return token;
    }

    private BadRules bad(Token token, String hint) {
        return new BadRules(
                List.of(new RuleFault(file, token.line(), token.column(), "found " + token.shown() + "; " + hint)));
    }
}
