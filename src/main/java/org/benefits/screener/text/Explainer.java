package org.benefits.screener.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.PlanStep;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.units.Member;
import org.benefits.screener.units.Subject;

/** The sentences of one screening in one language. */
public final class Explainer {
    private static final int ROOM = 80;
    private static final int FEW = 3;
    private static final Comparator<FactPath> ASKED_FIRST = Comparator.comparing(
                    (FactPath f) -> f.fact().rank() == Fact.Rank.QUIET)
            .thenComparing(f -> f.fact().sensitive())
            .thenComparing(f -> f.fact().rank())
            .thenComparing(f -> f.fact().scope())
            .thenComparing(f -> f.fact().index())
            .thenComparing(FactPath::order);

    private final Screening screening;
    private final Texts texts;
    private final String language;
    private final Figures figures;
    private final Words common;
    private final Words questions;
    private final boolean brief;
    // Who and what is asked stands in many sentences of one answer.
    private final Map<String, String> people = new HashMap<>();
    private final Map<FactPath, String> labels = new HashMap<>();

    /**
     * @param language a language of the texts
     */
    public Explainer(Screening screening, Texts texts, String language) {
        this(screening, texts, language, false);
    }

    /**
     * @param brief whether only the first few of what is missing are named, and the others counted
     */
    public Explainer(Screening screening, Texts texts, String language, boolean brief) {
        this.brief = brief;
        this.screening = screening;
        this.texts = texts;
        this.language = language;
        this.common = texts.common(language);
        this.questions = texts.questions(language);
        this.figures = new Figures(language, common);
    }

    /** Numbers and days as this language writes them. */
    public Figures figures() {
        return figures;
    }

    /** The words that all programs share. */
    public Words common() {
        return common;
    }

    /** What a program is called. */
    public String name(ProgramResult program) {
        return texts.program(program.id(), language).get("name");
    }

    /** What a program says in general under a key such as {@code gives}. */
    public String of(ProgramResult program, String key) {
        return texts.program(program.id(), language).find(key);
    }

    /** The sentence of a criterion. */
    public String explain(ProgramResult program, CriterionResult criterion) {
        return fill(template(program, criterion, criterion.person()), criterion, criterion.person());
    }

    /** The same sentence as it would be about anyone: two people for whom it is equal need it only once. */
    String aboutAnyone(ProgramResult program, CriterionResult criterion) {
        return criterion.person() == null
                ? explain(program, criterion)
                : fill(template(program, criterion, null), criterion, null);
    }

    private String template(ProgramResult program, CriterionResult criterion, String person) {
        Words words = texts.program(program.id(), language);
        String rule = criterion.sentence().name();
        String key = switch (criterion.outcome()) {
            case MET -> rule + ".met";
            case NOT_MET -> rule + ".not-met";
            case UNKNOWN -> criterion.policyGap() != null ? rule + ".gap" : rule + ".unknown";
            case NOT_NEEDED -> criterion.truth().isExempted() ? rule + exempt(criterion) : rule + ".not-needed";
        };
        String template = special(criterion) == null ? null : words.find(key + special(criterion));
        template = template == null ? template(words, key, person) : template;
        if (template == null) {
            template = common.get("criterion."
                    + switch (criterion.outcome()) {
                        case NOT_NEEDED -> "not-needed";
                        case UNKNOWN -> criterion.policyGap() != null ? "gap" : "unknown";
                        default -> criterion.outcome() == CriterionResult.Result.MET ? "met" : "not-met";
                    });
        }
        return template;
    }

    // Words of their own where a state sets no limit, or does not have the thing at all.
    private static String special(CriterionResult criterion) {
        Truth.Comparison comparison = criterion.truth().comparison();
        if (comparison == null) {
            return null;
        }
        return comparison.right().isNoLimit() ? ".no-limit" : comparison.right().isNotOffered() ? ".not-offered" : null;
    }

    private static String exempt(CriterionResult criterion) {
        int number = criterion.truth().exemption();
        return number == 1 ? ".exempt" : ".exempt-" + number;
    }

    // A sentence about the person who answers may have words of its own: "You are", not "your child is".
    private String template(Words words, String key, String person) {
        boolean self = person != null
                && screening.household().find(person).filter(Person::isSelf).isPresent();
        String own = self ? words.find(key + ".self") : null;
        return own == null ? words.find(key) : own;
    }

    private String fill(String template, CriterionResult criterion, String person) {
        return fill(template, name -> value(name, criterion, person));
    }

    // The bound that decided: the upper one where the amount is surely low enough, else the lower one.
    private String bound(Truth.Comparison comparison, boolean cents) {
        boolean low = comparison.left().atMost(comparison.right()).isYes()
                || comparison.left().lessThan(comparison.right()).isYes();
        return low ? figures.atMost(comparison.left(), cents) : figures.atLeast(comparison.left(), cents);
    }

    private static boolean centsDecide(Truth.Comparison comparison) {
        Range left = comparison.left();
        Range right = comparison.right();
        if (left.kind() != Range.Kind.MONEY
                || !left.isKnown()
                || !right.isKnown()
                || !left.hasLow()
                || !right.hasLow()) {
            return false;
        }
        BigDecimal apart = left.lowNumber().subtract(right.lowNumber()).abs();
        return apart.compareTo(BigDecimal.ONE) < 0 && apart.signum() > 0;
    }

    // What stands as {name} is replaced; any other brace stays as it is.
    private String fill(String template, UnaryOperator<String> values) {
        StringBuilder sentence = new StringBuilder(template.length() + ROOM);
        int done = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int close = endOfName(template, open + 1);
            if (close > open + 1) {
                sentence.append(template, done, open).append(values.apply(template.substring(open + 1, close)));
                done = close + 1;
                open = close;
            }
        }
        return Words.capital(sentence.append(template, done, template.length()).toString(), figures.locale());
    }

    // The place of the brace that closes a name, or -1 where this is no name.
    private static int endOfName(String template, int from) {
        for (int at = from; at < template.length(); at++) {
            char each = template.charAt(at);
            if (each == '}') {
                return at;
            }
            boolean inName = each >= 'a' && each <= 'z' || each >= '0' && each <= '9' || each == '/' || each == '-';
            if (!inName) {
                return -1;
            }
        }
        return -1;
    }

    private String value(String name, CriterionResult criterion, String person) {
        Truth.Comparison comparison = criterion.truth().comparison();
        if (comparison != null && name.equals("amount")) {
            return amount(criterion.truth(), comparison);
        }
        if (comparison != null && name.equals("limit")) {
            return figures.show(comparison.right(), centsDecide(comparison));
        }
        return switch (name) {
            case "missing" -> missing(criterion.missing());
            case "size" -> figures.show(criterion.subject().size(), false);
            case "person" -> person == null ? common.get("person.household") : person(person);
            case "state" ->
                screening.household().choice("state").isKnown()
                        ? questions.get("household.state."
                                + screening.household().choice("state").get())
                        : common.get("figure.your-state");
            default -> derived(name, criterion.subject());
        };
    }

    private String amount(Truth truth, Truth.Comparison comparison) {
        boolean cents = centsDecide(comparison);
        return truth.isUnknown() ? figures.show(comparison.left(), cents) : bound(comparison, cents);
    }

    // A derived amount, or a table's number, by its name.
    private String derived(String name, Subject subject) {
        if (subject.findings().amount(name) != null
                || subject instanceof Member member && member.unit().findings().amount(name) != null) {
            return figures.show(subject.amount(name.intern()), false);
        }
        return figures.show(subject.limit(name), false);
    }

    /** A person in words: "you", "your child, 3". */
    public String person(String id) {
        return people.computeIfAbsent(id, this::inWords);
    }

    private String inWords(String id) {
        Person person = screening.household().find(id).orElseThrow();
        if (person.isSelf()) {
            return common.get("person.self");
        }
        String relation = person.choice("relation").isKnown()
                ? common.get("person." + person.choice("relation").get())
                : common.get("person.someone");
        if (!person.age().isKnown()) {
            return relation;
        }
        long age = person.age().lowWhole();
        return common.get(age == 0 ? "person.baby" : age == 1 ? "person.one" : "person.aged")
                .replace("{person}", relation)
                .replace("{age}", Long.toString(age));
    }

    /** A list as it is spoken: "you, your child (3) and your child (7)". */
    public String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : common.get("list.last")
                        .replace("{list}", String.join(", ", names.subList(0, last)))
                        .replace("{last}", names.get(last));
    }

    /** Missing facts as a list in words. */
    public String missing(List<FactPath> facts) {
        return brief ? firstMissing(facts) : allMissing(facts);
    }

    // Each question once, however many people it is about, in the order in which they are asked.
    private String firstMissing(List<FactPath> facts) {
        Map<String, FactPath> first = new LinkedHashMap<>();
        facts.stream()
                .sorted(ASKED_FIRST)
                .forEach(f -> first.putIfAbsent(f.fact().id(), f));
        String labels = allMissing(first.values().stream().limit(FEW).toList());
        int others = first.size() - FEW;
        return others < 1
                ? labels
                : common.get(others == 1 ? "missing.one-more" : "missing.more")
                        .replace("{missing}", labels)
                        .replace("{number}", Integer.toString(others));
    }

    private String allMissing(List<FactPath> facts) {
        Set<String> different = new LinkedHashSet<>();
        for (FactPath path : facts) {
            different.add(label(path));
        }
        return String.join(", ", different);
    }

    /** A fact in a few words: "your rent", "the age of your child". */
    public String label(FactPath path) {
        return labels.computeIfAbsent(path, this::labelOf);
    }

    private String labelOf(FactPath path) {
        if (path.person() == null) {
            return questions.get("household." + path.fact().id() + ".label");
        }
        boolean self =
                screening.household().find(path.person()).filter(Person::isSelf).isPresent();
        String own = self ? questions.find("person." + path.fact().id() + ".label.self") : null;
        String label = own == null ? questions.get("person." + path.fact().id() + ".label") : own;
        return label.replace("{person}", person(path.person()));
    }

    /** The program's outcome in one or two sentences. */
    public String outcome(ProgramResult program) {
        Words words = texts.program(program.id(), language);
        String key = switch (program.outcome()) {
            case LIKELY -> "likely";
            case POSSIBLE -> "possible";
            case MORE_NEEDED -> program.fault() ? "fault" : "more-needed";
            case UNLIKELY -> program.isClosed() ? "closed" : "unlikely";
        };
        String own = words.find("outcome." + key);
        String template = own == null ? common.get("outcome." + key) : own;
        return fill(template, name -> switch (name) {
            case "program" -> name(program);
            case "missing" -> missing(program.missing());
            case "closed-on" ->
                program.spec().closedOn() == null
                        ? ""
                        : figures.date(program.spec().closedOn());
            default -> "";
        });
    }

    /** The amount in words, or null. */
    public String amount(ProgramResult program) {
        Range estimate = program.estimate();
        if (estimate == null) {
            return null;
        }
        String about = common.get(
                !estimate.isKnown() ? "amount.range" : program.stale().isEmpty() ? "amount.exact" : "amount.about");
        return Words.capital(
                about.replace("{amount}", figures.show(estimate, false))
                        .replace("{per}", common.get("per." + program.spec().per())),
                figures.locale());
    }

    /** The program's outcome in its own words, or null where it has none beside the general ones. */
    public String ownOutcome(ProgramResult program) {
        String key =
                "outcome." + program.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return program.fault()
                        || program.isClosed()
                        || texts.program(program.id(), language).find(key) != null
                ? outcome(program)
                : null;
    }

    /**
     * One thing to do by a day.
     *
     * @param programs the programs that ask for it, the first first
     * @param why the reason that the first of them gives
     */
    public record Task(LocalDate by, List<String> programs, String does, String why) {}

    /** The plan in words, each thing to do once a day, however many programs ask for it. */
    public List<Task> plan(Predicate<String> shown) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (PlanStep step : ActionPlan.of(screening)) {
            if (shown.test(step.program())) {
                String does = step(step.program(), step.step(), "do");
                tasks.computeIfAbsent(
                                step.by() + does,
                                k -> new Task(
                                        step.by(), new ArrayList<>(), does, step(step.program(), step.step(), "why")))
                        .programs()
                        .add(step.program());
            }
        }
        return List.copyOf(tasks.values());
    }

    private String step(String program, String step, String part) {
        return texts.program(program, language).get("plan." + step + "." + part);
    }

    /** A day as it is spoken. */
    public String date(java.time.LocalDate day) {
        return figures.date(day);
    }

    /** An amount of money that may be open, in whole dollars. */
    public String dollars(Range amount) {
        return figures.show(amount, false);
    }

    /** A document to bring, in words. */
    public String document(String key) {
        return common.get("document." + key);
    }

    /** Who else decides, or a note, in words. */
    public String rule(ProgramResult program, String rule, String kind) {
        String own = texts.program(program.id(), language).find(rule + "." + kind);
        return own == null ? common.get(kind) : own;
    }
}
