package org.benefits.screener.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Written.Call;
import org.benefits.screener.rules.Written.Expression;
import org.benefits.screener.tables.Table;
import org.benefits.screener.tables.Tables;
import org.benefits.screener.units.Member;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * Checks what authors wrote against the vocabulary, the fact dictionary, the tables and the other rules, and turns each rule into a {@link
 * Sentence}. Whatever it does not know it refuses.
 */
final class RuleChecker {
    /** One person of whatever unit the program counts: in rules that programs with different units share. */
    private static final String ANYONE = "Person";

    private static final Set<String> PLACES = Set.of("not-counted", "whole-income", "shared-income");
    private static final Set<String> ONLY_THE_SAME = Set.of(
            "plus",
            "minus",
            "notBelow",
            "cappedAt",
            "when",
            "atMost",
            "lessThan",
            "atLeast",
            "moreThan",
            "roundedUpToMultipleOf",
            "countOf");

    private final ProgramSpec spec;
    private final Dictionary dictionary;
    private final Tables tables;
    private final Function<String, Set<String>> criteriaOf;
    private final List<RuleFault> faults = new ArrayList<>();
    private final Map<String, Placed> written = new LinkedHashMap<>();
    private final Map<String, Sentence> checked = new LinkedHashMap<>();
    private final Set<String> inProgress = new LinkedHashSet<>();
    private final Set<String> failed = new LinkedHashSet<>();

    /** A rule with the file that it stands in. */
    private record Placed(String file, Written.Rule rule) {}

    /** What an expression is: a Java type and, for numbers, what they measure. */
    private record Type(Class<?> of, Range.Kind kind) {}

    private record Printed(Type type, String text) {}

    /**
     * A checker of one program's rules.
     *
     * @param criteriaOf the names of the criteria by which another program decides
     */
    RuleChecker(ProgramSpec spec, Dictionary dictionary, Tables tables, Function<String, Set<String>> criteriaOf) {
        this.spec = spec;
        this.dictionary = dictionary;
        this.tables = tables;
        this.criteriaOf = criteriaOf;
    }

    /**
     * All rules of a program, each after what it reads.
     *
     * @param files rule files by name
     * @throws BadRules with all faults
     */
    List<Sentence> check(Map<String, String> files) {
        files.forEach((file, text) -> {
            try {
                RuleParser.read(file, text, file.substring(0, file.indexOf('/')))
                        .forEach(rule -> add(file, rule));
            } catch (BadRules e) {
                faults.addAll(e.faults());
            }
        });
        if (faults.isEmpty()) {
            new ArrayList<>(written.values())
                    .forEach(p -> sentence(p.rule().name().text(), p.rule().name(), p.file()));
            if (checked.values().stream().noneMatch(s -> s.verb() == Sentence.Verb.likelyIf) && faults.isEmpty()) {
                faults.add(new RuleFault(
                        spec.id() + "/eligibility.drl", 1, 0, "no rule says likelyIf( … ): how the criteria combine"));
            }
        }
        if (!faults.isEmpty()) {
            throw new BadRules(faults);
        }
        return List.copyOf(checked.values());
    }

    private void add(String file, Written.Rule rule) {
        Token name = rule.name();
        if (!name.text().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            fault(file, name, "a rule's name is in small letters with dashes, such as \"gross-income\"");
        } else if (rule.cite().isBlank()) {
            fault(file, name, "cites nothing; name the law, such as \"7 CFR 273.9(a)(1)\"");
        } else if (written.putIfAbsent(name.text(), new Placed(file, rule)) != null) {
            fault(
                    file,
                    name,
                    "a rule with this name stands already in "
                            + written.get(name.text()).file());
        }
    }

    private void fault(String file, Token token, String message) {
        faults.add(new RuleFault(file, token.line(), token.column(), message));
    }

    /** The checked rule of this name; null, with a fault noted, where there is none or it is faulty. */
    private Sentence sentence(String name, Token from, String file) {
        if (checked.containsKey(name) || failed.contains(name)) {
            return checked.get(name);
        }
        Placed placed = written.get(name);
        if (placed == null) {
            fault(file, from, "there is no rule \"" + name + "\"" + near(name, written.keySet()));
            return null;
        }
        if (!inProgress.add(name)) {
            fault(file, from, "\"" + name + "\" reads itself, by way of " + inProgress);
            return null;
        }
        int before = faults.size();
        Sentence sentence = new One(placed).check();
        inProgress.remove(name);
        if (sentence != null && faults.size() == before) {
            checked.put(name, sentence);
            return sentence;
        }
        failed.add(name);
        return null;
    }

    private static String near(String unknown, Collection<String> known) {
        String near = Dictionary.nearest(unknown, known);
        return near == null ? "" : "; did you mean \"" + near + "\"?";
    }

    /** One rule being checked. */
    private final class One {
        private final String file;
        private final Written.Rule rule;
        private Class<? extends Subject> subject;
        private Token subjectVariable;
        private final Map<String, Sentence> amounts = new LinkedHashMap<>();
        private final Set<String> facts = new TreeSet<>();
        private final Set<String> tablesRead = new TreeSet<>();
        private final Set<String> rulesRead = new LinkedHashSet<>();
        private final Set<String> across = new TreeSet<>();
        private final Set<String> receives = new TreeSet<>();
        private final Set<String> wouldGet = new TreeSet<>();
        private boolean membership;
        private final Set<String> unusable = new TreeSet<>();
        private int exemptions;

        One(Placed placed) {
            this.file = placed.file();
            this.rule = placed.rule();
        }

        private Printed bad(Token token, String message) {
            fault(file, token, message);
            return null;
        }

        Sentence check() {
            subject();
            if (subject == null) {
                return null;
            }
            rule.patterns().forEach(this::amount);
            Token word = rule.sentence().token();
            Sentence.Verb verb = verb(word);
            if (verb == null) {
                return null;
            }
            List<Expression> arguments = rule.sentence().arguments();
            int expected = verb == Sentence.Verb.memberIf ? 2 : 1;
            if (arguments.size() != expected) {
                bad(
                        word,
                        verb + " takes "
                                + (expected == 1
                                        ? "one argument"
                                        : "a condition and a place: " + new TreeSet<>(PLACES)));
                return null;
            }
            return verb == Sentence.Verb.likelyIf ? likely(arguments.get(0)) : sentence(verb, arguments);
        }

        private Sentence.Verb verb(Token word) {
            for (Sentence.Verb each : Sentence.Verb.values()) {
                if (word.is(each.name())) {
                    return each;
                }
            }
            bad(
                    word,
                    "unknown verb " + word.shown()
                            + "; known: require, define, memberIf, estimate, likelyIf, decidedByOthers, note");
            return null;
        }

        private void subject() {
            String unit = spec.unit().unit().getSimpleName();
            String member = spec.unit().member().getSimpleName();
            for (Written.Pattern pattern : rule.patterns()) {
                String written = pattern.type().text();
                String type = written.equals(ANYONE) && file.startsWith(RuleFolder.SHARED) ? member : written;
                if (type.equals("Amount")) {
                    continue;
                }
                if (!type.equals(unit) && !type.equals(member)) {
                    bad(pattern.type(), "this program counts " + unit + " and " + member + "; there is no " + type);
                } else if (subject != null) {
                    bad(pattern.type(), "a rule is about one subject; take the second away");
                } else if (pattern.argument() != null) {
                    bad(pattern.argument(), type + "() takes nothing in its brackets");
                } else {
                    subject =
                            type.equals(unit) ? spec.unit().unit() : spec.unit().member();
                    subjectVariable = pattern.variable();
                }
            }
            if (subject == null
                    && rule.patterns().stream().allMatch(p -> p.type().is("Amount"))) {
                bad(
                        rule.name(),
                        "the rule does not say whom it is about; add $x : " + unit + "() or $x : " + member + "()");
            }
        }

        private void amount(Written.Pattern pattern) {
            if (!pattern.type().is("Amount")) {
                return;
            }
            if (pattern.argument() == null) {
                bad(pattern.type(), "Amount needs the name of the rule that derives it");
                return;
            }
            Sentence defined = read(pattern.argument(), Sentence.Verb.define, null);
            if (defined == null) {
                unusable.add(pattern.variable().text());
            } else if (amounts.putIfAbsent(pattern.variable().text(), defined) != null) {
                bad(pattern.variable(), "this name stands for something else above");
            }
        }

        // A rule that this one reads; of the unit or of the person as asked (null: either, as far as this rule can
        // see).
        private Sentence read(Token name, Sentence.Verb verb, Boolean aboutPerson) {
            Sentence found = RuleChecker.this.sentence(name.text(), name, file);
            if (found == null) {
                return null;
            }
            boolean fits =
                    found.verb() == verb || verb == Sentence.Verb.require && found.verb() == Sentence.Verb.memberIf;
            if (!fits) {
                bad(
                        name,
                        "\"" + name.text() + "\" is a rule that says " + found.verb()
                                + "; here a rule is needed that says " + verb);
                return null;
            }
            boolean person = Member.class.isAssignableFrom(subject);
            if (aboutPerson == null ? found.aboutPerson() && !person : found.aboutPerson() != aboutPerson) {
                bad(
                        name,
                        "\"" + name.text() + "\" is about " + (found.aboutPerson() ? "each person" : "the unit") + "; "
                                + (found.aboutPerson()
                                        ? "say someone, everyone, howMany or sumOverMembers"
                                        : "name it directly"));
                return null;
            }
            rulesRead.add(name.text());
            return found;
        }

        private Sentence sentence(Sentence.Verb verb, List<Expression> arguments) {
            Printed printed = print(arguments.get(0));
            if (printed == null) {
                return null;
            }
            boolean number = verb == Sentence.Verb.define || verb == Sentence.Verb.estimate;
            Class<?> needed = number ? Range.class : Truth.class;
            if (printed.type().of() != needed) {
                bad(
                        arguments.get(0).token(),
                        verb + " takes " + (number ? "an amount" : "a yes-no") + ", this is " + shown(printed.type()));
                return null;
            }
            if (verb == Sentence.Verb.estimate && printed.type().kind() != Range.Kind.MONEY) {
                bad(arguments.get(0).token(), "an estimate is money");
                return null;
            }
            String call = "$s." + verb + "(\"" + rule.name().text() + "\", " + printed.text();
            if (verb == Sentence.Verb.memberIf) {
                String place = place(arguments.get(1));
                if (place == null) {
                    return null;
                }
                call += ", \"" + place + "\"";
            }
            return done(verb, call + ");", number ? printed.type().kind() : null, null);
        }

        private String place(Expression expression) {
            boolean canExclude = java.util.Arrays.stream(subject.getMethods())
                    .anyMatch(m -> m.getName().equals("memberIf"));
            if (!canExclude) {
                bad(rule.sentence().token(), "in this unit nobody is excluded person by person; use require");
                return null;
            }
            if (expression instanceof Written.Text text
                    && PLACES.contains(text.token().text())) {
                return text.token().text();
            }
            bad(expression.token(), "the place of someone who does not meet this is one of " + new TreeSet<>(PLACES));
            return null;
        }

        private Sentence done(Sentence.Verb verb, String print, Range.Kind kind, Tree tree) {
            return new Sentence(
                    rule.name().text(),
                    verb,
                    Member.class.isAssignableFrom(subject),
                    rule.cite(),
                    file,
                    rule.name().line(),
                    print,
                    kind,
                    exemptions,
                    new Sentence.Reads(facts, tablesRead, rulesRead, across, receives, wouldGet, membership),
                    tree);
        }

        // ---- how criteria combine

        private Sentence likely(Expression expression) {
            boolean person = Member.class.isAssignableFrom(subject);
            if (person != spec.perPerson()) {
                bad(
                        rule.name(),
                        "program.yaml says judged: " + (spec.perPerson() ? "person" : "unit")
                                + ", so likelyIf is about "
                                + (spec.perPerson()
                                                ? spec.unit().member()
                                                : spec.unit().unit())
                                        .getSimpleName());
                return null;
            }
            if (checked.values().stream().anyMatch(s -> s.verb() == Sentence.Verb.likelyIf)) {
                bad(rule.name(), "another rule says likelyIf already; a program has one");
                return null;
            }
            Tree tree = tree(expression, 0);
            return tree == null ? null : done(Sentence.Verb.likelyIf, "", null, tree);
        }

        private Tree tree(Expression expression, int depth) {
            if (expression instanceof Written.Text text) {
                Sentence found = read(text.token(), Sentence.Verb.require, null);
                return found == null ? null : new Tree.Criterion(text.token().text());
            }
            if (expression instanceof Call call && call.receiver() == null) {
                String word = call.token().text();
                if (word.equals("all") || word.equals("any")) {
                    List<Tree> parts = new ArrayList<>();
                    for (Expression each : call.arguments()) {
                        Tree part = tree(each, depth + 1);
                        if (part == null) {
                            return null;
                        }
                        parts.add(part);
                    }
                    if (parts.size() < 2) {
                        bad(call.token(), word + " combines at least two");
                        return null;
                    }
                    return word.equals("all") ? new Tree.All(List.copyOf(parts)) : new Tree.Any(List.copyOf(parts));
                }
                if ((word.equals("someone") || word.equals("everyone"))
                        && call.arguments().size() == 1
                        && call.arguments().get(0) instanceof Written.Text text) {
                    Sentence found = read(text.token(), Sentence.Verb.require, true);
                    membership = true;
                    return found == null
                            ? null
                            : word.equals("someone")
                                    ? new Tree.Someone(text.token().text())
                                    : new Tree.Everyone(text.token().text());
                }
            }
            bad(
                    expression.token(),
                    "here stand criteria by name in quotes, and all( … ), any( … ), someone( \"…\" ), everyone( \"…\" )");
            return null;
        }

        // ---- expressions

        private Printed print(Expression expression) {
            if (expression instanceof Written.Variable variable) {
                return variable(variable.token());
            }
            if (expression instanceof Written.Text text) {
                return bad(
                        text.token(),
                        "a name alone says nothing here; ask the subject, such as $x.limit( "
                                + text.token().shown() + " )");
            }
            Call call = (Call) expression;
            if (call.receiver() == null) {
                return bad(
                        call.token(),
                        "the word " + call.token().shown() + " needs to say of what: $x."
                                + call.token().text() + "( … )");
            }
            Printed receiver = print(call.receiver());
            return receiver == null ? null : call(receiver, call);
        }

        private Printed variable(Token token) {
            if (token.text().equals(subjectVariable.text())) {
                return new Printed(new Type(subject, null), "$s");
            }
            Sentence amount = amounts.get(token.text());
            if (unusable.contains(token.text())) {
                return null;
            }
            if (amount == null) {
                Set<String> known = new TreeSet<>(amounts.keySet());
                known.add(subjectVariable.text());
                return bad(token, token.text() + " is not named above" + near(token.text(), known));
            }
            return new Printed(new Type(Range.class, amount.kind()), "$s.amount(\"" + amount.name() + "\")");
        }

        private Printed call(Printed receiver, Call call) {
            String word = call.token().text();
            Class<?> of = receiver.type().of();
            Method method = Vocabulary.find(of, word, call.arguments().size()).orElse(null);
            if (method == null) {
                List<String> shown = Vocabulary.shown(of, word);
                return bad(
                        call.token(),
                        shown.isEmpty()
                                ? "unknown word \"" + word + "\" of " + shown(receiver.type())
                                        + near(word, Vocabulary.names(of))
                                : "\"" + word + "\" takes other arguments: " + String.join(" or ", shown));
            }
            if (Vocabulary.ASK_WHO_IS_COUNTED.contains(word) && Subject.class.isAssignableFrom(of)) {
                membership = true;
            }
            if (word.equals("unless")) {
                exemptions++;
            }
            Names names = new Names(receiver, call, method);
            List<String> arguments = new ArrayList<>();
            for (int i = 0; i < call.arguments().size(); i++) {
                String printed = argument(
                        names, method.getParameters()[i], call.arguments().get(i), receiver.type());
                if (printed == null) {
                    return null;
                }
                arguments.add(printed);
            }
            Range.Kind kind = method.getReturnType() == Range.class ? names.kind(receiver.type()) : null;
            return new Printed(
                    new Type(method.getReturnType(), kind),
                    receiver.text() + "." + word + "(" + String.join(", ", arguments) + ")");
        }

        private String argument(Names names, Parameter parameter, Expression given, Type receiver) {
            if (parameter.getType() == String.class) {
                if (!(given instanceof Written.Text text)) {
                    bad(given.token(), "here stands a name in quotes (" + parameter.getName() + ")");
                    return null;
                }
                return names.accepts(parameter.getName(), text.token())
                        ? "\"" + text.token().text() + "\""
                        : null;
            }
            Printed printed = print(given);
            if (printed == null) {
                return null;
            }
            if (printed.type().of() != parameter.getType()) {
                bad(
                        given.token(),
                        "here stands " + (parameter.getType() == Truth.class ? "a yes-no" : "an amount") + ", this is "
                                + shown(printed.type()));
                return null;
            }
            String wrong = parameter.getType() == Range.class
                    ? wrongKind(
                            names.word(),
                            parameter.getName(),
                            receiver,
                            printed.type().kind())
                    : null;
            if (wrong != null) {
                bad(given.token(), wrong);
                return null;
            }
            return printed.text();
        }

        private static String wrongKind(String word, String parameter, Type receiver, Range.Kind given) {
            if (receiver.of() == Range.class) {
                if (ONLY_THE_SAME.contains(word)) {
                    return given == receiver.kind()
                            ? null
                            : "compares or joins " + name(receiver.kind()) + " with " + name(given)
                                    + "; both must be the same";
                }
                boolean factor = given == Range.Kind.SHARE
                        || given == Range.Kind.COUNT
                        || given == Range.Kind.MONTHS
                        || given == Range.Kind.WEEKS && word.equals("times");
                return factor ? null : word + " takes a share or a count, this is " + name(given);
            }
            for (Range.Kind kind : Range.Kind.values()) {
                if (parameter.toLowerCase(Locale.ROOT).endsWith(kind.name().toLowerCase(Locale.ROOT))) {
                    return kind == given ? null : "here stand " + name(kind) + ", this is " + name(given);
                }
            }
            return given == Range.Kind.MONEY ? null : "here stands money, this is " + name(given);
        }

        /** What the names in a call must name. */
        private final class Names {
            private final Printed receiver;
            private final Call call;
            private final Method method;
            private Fact fact;
            private Table table;
            private Sentence amount;
            private String other;

            Names(Printed receiver, Call call, Method method) {
                this.receiver = receiver;
                this.call = call;
                this.method = method;
            }

            String word() {
                return method.getName();
            }

            Range.Kind kind(Type of) {
                if (of.of() == Range.class) {
                    return word().equals("countOf") ? Range.Kind.COUNT : of.kind();
                }
                if (table != null && table.kind() != null) {
                    return table.kind();
                }
                return amount != null
                        ? amount.kind()
                        : method.getAnnotation(InRules.class).kind();
            }

            boolean accepts(String what, Token name) {
                return switch (what) {
                    case "fact", "toFact" -> fact(name);
                    case "choice" -> choice(name);
                    case "table" -> table(name);
                    case "program" -> program(name);
                    case "type" -> type(name);
                    case "criterion", "criterionOfEach" -> criterion(what, name);
                    case "criterionOfOther" -> criterionOfOther(name);
                    default -> amount(what, name);
                };
            }

            private Boolean perPerson() {
                return Unit.class.isAssignableFrom(receiver.type().of()) && !word().equals("meets")
                        ? Boolean.TRUE
                        : null;
            }

            // "criterionOfEach" and "amountOfEach…" are read of everyone, also where one person asks.
            private boolean criterion(String what, Token name) {
                Boolean perPerson = perPerson();
                if (perPerson != null || what.equals("criterionOfEach")) {
                    across.add(name.text());
                }
                return read(name, Sentence.Verb.require, perPerson) != null;
            }

            private boolean criterionOfOther(Token name) {
                Set<String> known = criteriaOf.apply(other);
                if (!known.contains(name.text())) {
                    bad(
                            name,
                            "the program " + other + " has no criterion \"" + name.text() + "\""
                                    + near(name.text(), known));
                    return false;
                }
                return true;
            }

            private boolean amount(String what, Token name) {
                Boolean perPerson = perPerson();
                if (perPerson != null || what.startsWith("amountOfEach")) {
                    across.add(name.text());
                }
                amount = read(name, Sentence.Verb.define, perPerson);
                return amount != null;
            }

            private boolean fact(Token name) {
                boolean person = Member.class.isAssignableFrom(subject);
                Fact found = person ? dictionary.person().get(name.text()) : null;
                found = found == null ? dictionary.household().get(name.text()) : found;
                if (found == null) {
                    Set<String> known = new TreeSet<>(dictionary.household().keySet());
                    if (person) {
                        known.addAll(dictionary.person().keySet());
                    }
                    String elsewhere = !person && dictionary.person().containsKey(name.text())
                            ? "; it is asked of each person, so the rule must be about "
                                    + spec.unit().member().getSimpleName()
                            : "";
                    bad(
                            name,
                            "unknown fact \"" + name.text() + "\""
                                    + (elsewhere.isEmpty() ? near(name.text(), known) : elsewhere));
                    return false;
                }
                Set<Fact.Type> fits = fits(word());
                if (!fits.contains(found.type())) {
                    bad(
                            name,
                            "\"" + name.text() + "\" is a fact of the type "
                                    + found.type()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-') + "; " + word() + " reads "
                                    + fits.stream()
                                            .map(t -> t.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'))
                                            .sorted()
                                            .toList());
                    return false;
                }
                fact = found;
                facts.add(found.id());
                return true;
            }

            private static Set<Fact.Type> fits(String word) {
                return switch (word) {
                    case "yes" -> Set.of(Fact.Type.YES_NO);
                    case "choice" -> Set.of(Fact.Type.CHOICE);
                    case "has" -> Set.of(Fact.Type.CHOICES);
                    case "isEmpty" -> Set.of(Fact.Type.CHOICES, Fact.Type.LIST);
                    case "money" -> Set.of(Fact.Type.MONEY);
                    case "number", "hours", "months" -> Set.of(Fact.Type.WHOLE, Fact.Type.NUMBER);
                    case "isGiven" ->
                        Set.of(Fact.Type.DATE, Fact.Type.PERSON, Fact.Type.RECORD, Fact.Type.TEXT, Fact.Type.CHOICE);
                    default -> Set.of(Fact.Type.DATE);
                };
            }

            private boolean choice(Token name) {
                Fact of = fact != null ? fact : receiverFact();
                if (of == null) {
                    return true;
                }
                boolean known = of.choices().contains(name.text())
                        || of.noneAllowed() && name.is("none")
                        || of.noneAllowed() && name.text().equals("none")
                        || of.others().contains(name.text());
                if (!known) {
                    bad(
                            name,
                            "\"" + of.id() + "\" has no choice \"" + name.text() + "\""
                                    + near(name.text(), of.choices()));
                }
                return known;
            }

            // For $x.choice( "fact" ).is( "choice" ): the fact stands in the call before.
            private Fact receiverFact() {
                if (call.receiver() instanceof Call before
                        && before.token().is("choice")
                        && before.arguments().size() == 1
                        && before.arguments().get(0) instanceof Written.Text text) {
                    Fact found = Member.class.isAssignableFrom(subject)
                            ? dictionary.person().get(text.token().text())
                            : null;
                    return found == null
                            ? dictionary.household().get(text.token().text())
                            : found;
                }
                return null;
            }

            private boolean table(Token name) {
                if (!tables.contains(name.text())) {
                    bad(name, "unknown table \"" + name.text() + "\"" + near(name.text(), tables.names()));
                    return false;
                }
                Table found = tables.get(name.text());
                boolean number = word().startsWith("limit");
                if (number != (found.kind() != null)) {
                    bad(
                            name,
                            "\"" + name.text() + "\" holds "
                                    + (found.kind() == null ? "yes or no; use inForce" : "numbers; use limit"));
                    return false;
                }
                table = found;
                tablesRead.add(found.name());
                if (found.dimensions().stream().anyMatch(d -> d.name().equals("size"))) {
                    membership = true;
                }
                return true;
            }

            private boolean program(Token name) {
                if (!dictionary.programs().contains(name.text())) {
                    bad(
                            name,
                            "unknown program \"" + name.text() + "\""
                                    + near(
                                            name.text(),
                                            dictionary.programs().entries().keySet()));
                    return false;
                }
                if (word().startsWith("wouldGet")) {
                    if (!spec.after().contains(name.text())) {
                        bad(name, "program.yaml must say after: [" + name.text() + "], so that it is screened before");
                        return false;
                    }
                    wouldGet.add(name.text());
                    other = name.text();
                } else {
                    receives.add(name.text());
                }
                return true;
            }

            private boolean type(Token name) {
                List<String> known = dictionary.income().get("type").choices();
                if (!known.contains(name.text())) {
                    bad(name, "unknown type of income \"" + name.text() + "\"" + near(name.text(), known));
                    return false;
                }
                return true;
            }
        }
    }

    private static String name(Range.Kind kind) {
        return switch (kind) {
            case MONEY -> "money";
            case COUNT -> "a count";
            case SHARE -> "a share";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String shown(Type type) {
        if (type.of() == Range.class) {
            return name(type.kind());
        }
        if (type.of() == Truth.class) {
            return "a yes-no";
        }
        return type.of() == OneOf.class ? "a choice" : type.of().getSimpleName();
    }
}
