package org.benefits.screener.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.household.Answers;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Keys;
import org.benefits.screener.tables.Table;

/**
 * What a rule is about: a unit, or one person as a unit sees them. Its methods marked as vocabulary are all that a rule may say of it; the
 * others are what compiled rules and the screening use.
 */
public abstract class Subject implements Keys {
    private static final Map<String, String> REGIONS = Map.of("AK", "alaska", "HI", "hawaii");

    private final Look look;
    private final Findings findings = new Findings();

    Subject(Look look) {
        this.look = look;
    }

    final Look look() {
        return look;
    }

    public final Household household() {
        return look.household();
    }

    final Kinship kinship() {
        return look.people().kinship();
    }

    final LocalDate asOf() {
        return look.asOf();
    }

    public final Findings findings() {
        return findings;
    }

    /** The household for a unit, the person for a member. */
    abstract Answers answers();

    // ---- what compiled rules call

    /** Records a requirement. */
    public final void require(String rule, Truth truth) {
        findings.criteria().put(rule, truth);
    }

    /** Records a derived amount. */
    public final void define(String rule, Range amount) {
        findings.amounts().put(rule, amount);
    }

    /** Records what the program gives. */
    public final void estimate(String rule, Range amount) {
        findings.estimate(amount);
    }

    /** Records that someone outside decides where the condition holds. */
    public final void decidedByOthers(String rule, Truth truth) {
        findings.decidedByOthers().put(rule, truth);
    }

    /** Records something worth saying where the condition holds. */
    public final void note(String rule, Truth truth) {
        findings.notes().put(rule, truth);
    }

    /** A requirement that an earlier rule recorded for this subject. */
    public Truth criterion(String rule) {
        Truth truth = findings.criteria().get(rule);
        if (truth == null) {
            throw new IllegalStateException("no rule has settled " + rule);
        }
        return truth;
    }

    /** An amount that an earlier rule derived for this subject. */
    public Range amount(String rule) {
        Range amount = findings.amounts().get(rule);
        if (amount == null) {
            throw new IllegalStateException("no rule has derived " + rule);
        }
        return amount;
    }

    // ---- the vocabulary

    @InRules("the answer to a yes-no question")
    public final Truth yes(String fact) {
        return of(fact).yes(fact);
    }

    @InRules("the answer to a question with choices")
    public final OneOf choice(String fact) {
        return of(fact).choice(fact);
    }

    @InRules("whether a list of choices holds this one")
    public final Truth has(String fact, String choice) {
        return of(fact).has(fact, choice);
    }

    @InRules("whether a list is known to be empty")
    public final Truth isEmpty(String fact) {
        return of(fact).isEmpty(fact);
    }

    @InRules("an amount of money, a month")
    public final Range money(String fact) {
        return of(fact).money(fact);
    }

    @InRules(value = "a number, as a count", kind = Range.Kind.COUNT)
    public final Range number(String fact) {
        return of(fact).number(fact, Range.Kind.COUNT);
    }

    @InRules(value = "a number of hours", kind = Range.Kind.HOURS)
    public final Range hours(String fact) {
        return of(fact).number(fact, Range.Kind.HOURS);
    }

    @InRules(value = "a number of months", kind = Range.Kind.MONTHS)
    public final Range months(String fact) {
        return of(fact).number(fact, Range.Kind.MONTHS);
    }

    @InRules("whether there is such a day, person or thing (not none)")
    public final Truth isGiven(String fact) {
        return of(fact).isGiven(fact);
    }

    @InRules("whether today is on or after the day, and at most so many months later")
    public final Truth isWithinMonthsAfter(String fact, Range months) {
        return of(fact).isWithinMonthsAfter(fact, months);
    }

    @InRules("as isWithinMonthsAfter, to the end of the last month")
    public final Truth isWithinMonthsAfterToMonthEnd(String fact, Range months) {
        return of(fact).isWithinMonthsAfterToMonthEnd(fact, months);
    }

    @InRules("whether today is on or after the day, and at most so many days later")
    public final Truth isWithinDaysAfter(String fact, Range days) {
        return of(fact).isWithinDaysAfter(fact, days);
    }

    @InRules("the number in force in this table; every case has one")
    public final Range limit(String table) {
        return look.tables().get(table).number(asOf(), this, false);
    }

    @InRules("the number in force; where there is no row, nothing is offered and nothing is below it")
    public final Range limitWhereOffered(String table) {
        return look.tables().get(table).number(asOf(), this, true);
    }

    @InRules("the yes-no in force in this table; every case has one")
    public final Truth inForce(String table) {
        return look.tables().get(table).truth(asOf(), this, false);
    }

    @InRules("the yes-no in force; where there is no row, no")
    public final Truth inForceWhereListed(String table) {
        return look.tables().get(table).truth(asOf(), this, true);
    }

    @InRules("whether this program is received")
    public abstract Truth receives(String program);

    @InRules("whether this other program, screened before, is likely")
    public abstract Truth wouldGet(String program);

    @InRules("whether that other program would be likely if this one criterion of it were met")
    public abstract Truth wouldGetButFor(String program, String criterionOfOther);

    /** How many people the unit counts. */
    @InRules(value = "how many people are counted", kind = Range.Kind.COUNT)
    public abstract Range size();

    @InRules("the yearly poverty guideline for the size, of the year that the program has adopted")
    public final Range povertyGuideline() {
        return povertyGuidelineFor(size(), look.guidelineDay());
    }

    @InRules("the yearly poverty guideline for so many people, of the year that the program has adopted")
    public final Range povertyGuidelineFor(Range count) {
        return povertyGuidelineFor(count, look.guidelineDay());
    }

    final Range povertyGuidelineFor(Range size, LocalDate day) {
        Range first = guideline("poverty-guideline/first-person", day);
        Range additional = guideline("poverty-guideline/additional-person", day);
        return first.plus(additional.times(
                size.minus(Range.whole(Range.Kind.COUNT, 1, Why.NONE)).notBelowZero()));
    }

    private Range guideline(String table, LocalDate day) {
        return look.tables().get(table).number(day, this, false);
    }

    @InRules("whether another criterion of this program is met")
    public final Truth meets(String criterion) {
        return criterion(criterion);
    }

    @InRules("whether the day lies at least so many years back; no where there was no such day")
    public final Truth isAtLeastYearsAfter(String fact, Range years) {
        return of(fact).isAtLeastYearsAfter(fact, years);
    }

    @InRules("nothing, in money")
    public final Range nothing() {
        return Range.zero(Range.Kind.MONEY);
    }

    @InRules("always")
    public final Truth always() {
        return Truth.YES;
    }

    // Facts of the household can be read through a person too.
    private Answers of(String fact) {
        return answers().knows(fact) ? answers() : household();
    }

    // ---- dimensions of tables

    @Override
    public OneOf code(String dimension, Table table) {
        if (dimension.equals("county")) {
            return county(table);
        }
        if (dimension.equals("state")) {
            return household().choice("state");
        }
        if (dimension.equals("region")) {
            return region();
        }
        String fact = camel(dimension);
        return of(fact).choice(fact);
    }

    // While the county is open it may be any that the table names for the state, or one that it does not name.
    private OneOf county(Table table) {
        if (household().given("county") instanceof String county) {
            return OneOf.known(county, household().why("county"));
        }
        Set<String> possible = new LinkedHashSet<>();
        possible.add("*");
        OneOf state = household().choice("state");
        possible.addAll(state.isKnown() ? table.codesOfState(state.get(), "county") : table.codes("county"));
        return OneOf.among(
                possible, possible.size() == 1 ? Why.NONE : household().why("county"));
    }

    /** The part of the country that poverty guidelines know. */
    final OneOf region() {
        OneOf state = household().choice("state");
        if (state.isKnown()) {
            return OneOf.known(REGIONS.getOrDefault(state.get(), "contiguous"), state.why());
        }
        List<String> possible = new ArrayList<>();
        state.possible().forEach(s -> {
            String region = REGIONS.getOrDefault(s, "contiguous");
            if (!possible.contains(region)) {
                possible.add(region);
            }
        });
        return OneOf.among(possible, state.why());
    }

    @Override
    public Range number(String dimension, Table table) {
        if (dimension.equals("size")) {
            return size();
        }
        throw new IllegalArgumentException(
                table.path() + " has the dimension " + dimension + ", which this unit does not know");
    }

    static String camel(String snake) {
        StringBuilder name = new StringBuilder();
        for (String part : snake.split("_")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    /** Whether a program is likely for a person or the household. */
    final Truth wouldGet(String program, Person person) {
        return look.others().wouldGet(program, person);
    }

    /** Whether a program would be likely for a person or the household if one criterion of it were met. */
    final Truth wouldGetButFor(String program, String criterion, Person person) {
        return look.others().wouldGetButFor(program, criterion, person);
    }
}
