package org.benefits.screener.units;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.benefits.screener.household.Answers;
import org.benefits.screener.household.Counties;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Gap;
import org.benefits.screener.tables.Keys;
import org.benefits.screener.tables.Table;

/**
 * What a rule is about: a unit, or one person as a unit sees them. Its methods marked as vocabulary are all that a rule may say of it; the
 * others are what compiled rules and the screening use.
 */
public abstract class Subject implements Keys {
    private static final List<String> BOUNDS = List.of(Table.LOWEST, Table.HIGHEST);
    private static final Map<String, String> REGIONS = Map.of("AK", "alaska", "HI", "hawaii");

    private static final Map<String, String> FACT_OF = new ConcurrentHashMap<>();

    private final Look look;
    private final Findings findings = new Findings();
    private int partsPassed;
    private boolean failed;

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

    /** What the program asks of this subject, as far as it decides what need not be run; null where everything is run. */
    abstract Parts parts();

    /** Whether no part of the program before this one has surely failed, so that sentences which only this part and later ones need can still matter. */
    public final boolean isOpen(int part) {
        Parts parts = parts();
        if (parts == null) {
            return true;
        }
        while (!failed && partsPassed < part) {
            Truth.Value value = parts.of(partsPassed, this);
            if (value == null) {
                return true;
            }
            failed = value == Truth.Value.NO;
            partsPassed += failed ? 0 : 1;
        }
        return !failed || part <= partsPassed;
    }

    /** A requirement that an earlier rule recorded for this subject; null where none has. */
    public Truth settled(String rule) {
        return findings.criteria().get(rule);
    }

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
        findings.decidedByOthers(rule, truth);
    }

    /** Records something worth saying where the condition holds. */
    public final void note(String rule, Truth truth) {
        findings.note(rule, truth);
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

    @InRules("whether the day lies in this calendar year; no where there is no such day")
    public final Truth isInThisYear(String fact) {
        Answers of = of(fact);
        Truth given = of.isGiven(fact);
        return given.isYes() ? Truth.of(of.date(fact).getYear() == asOf().getYear(), of.why(fact)) : given;
    }

    @InRules("whether today is on or after the day, and at most so many days later")
    public final Truth isWithinDaysAfter(String fact, Range days) {
        return of(fact).isWithinDaysAfter(fact, days);
    }

    @InRules("whether the day lies at least so many days ahead; no where there is no such day")
    public final Truth isAtLeastDaysAhead(String fact, Range days) {
        return of(fact).isAtLeastDaysAhead(fact, days);
    }

    @InRules("the number in force in this table; every case has one")
    public final Range limit(String table) {
        return look.people().number(look.tables().get(table), asOf(), this, false);
    }

    @InRules("the number in force; where there is no row, nothing is offered and nothing is below it")
    public final Range limitWhereOffered(String table) {
        return look.people().number(look.tables().get(table), asOf(), this, true);
    }

    /** For rules that go by an earlier day, such as how long help lasts by the day on which it began. */
    @InRules("the number in force in this table on the day that a fact gives")
    public final Range limitOnDayOf(String table, String fact) {
        Table found = look.tables().get(table);
        LocalDate day = of(fact).date(fact);
        Why why = of(fact).why(fact);
        return day == null
                ? Range.unknownFromZero(found.kind(), why)
                : found.number(day, this, false).because(why);
    }

    @InRules("the highest number in force for any county of the state")
    public final Range limitOfAnyCounty(String table) {
        return look.tables().get(table).number(asOf(), new WithCode(this, "county", Table.HIGHEST), false);
    }

    @InRules("the yes-no in force in this table; every case has one")
    public final Truth inForce(String table) {
        return look.people().truth(look.tables().get(table), asOf(), this, false);
    }

    @InRules("the yes-no in force; where there is no row, no")
    public final Truth inForceWhereListed(String table) {
        return look.people().truth(look.tables().get(table), asOf(), this, true);
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
        return look.people().number(look.tables().get(table), day, this, false);
    }

    @InRules("whether another criterion of this program is met")
    public final Truth meets(String criterion) {
        return criterion(criterion);
    }

    @InRules("whether the day lies at least so many years back; no where there was no such day")
    public final Truth isAtLeastYearsAfter(String fact, Range years) {
        return of(fact).isAtLeastYearsAfter(fact, years);
    }

    /** The month times 100 and the day of the screening, such as 1101 for November 1: for seasons that return every year. */
    @InRules(value = "today's month times 100 plus the day, such as 1101 for November 1", kind = Range.Kind.COUNT)
    public final Range monthAndDay() {
        return Range.whole(Range.Kind.COUNT, asOf().getMonthValue() * 100L + asOf().getDayOfMonth(), Why.NONE);
    }

    /** The year times 10,000, the month times 100 and the day; for periods that a law names by their days. */
    @InRules(
            value = "a day as a number, such as 19900802 for August 2, 1990; today where there is no such day",
            kind = Range.Kind.COUNT)
    public final Range dayNumber(String fact) {
        Answers of = of(fact);
        if (of.isGiven(fact).isUnknown()) {
            return Range.unknownFromZero(Range.Kind.COUNT, of.why(fact));
        }
        LocalDate day = of.date(fact) == null ? asOf() : of.date(fact);
        return Range.whole(
                Range.Kind.COUNT,
                day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth(),
                of.why(fact));
    }

    /** Negative where the day lies back. Where there is no such day it is never reached. */
    @InRules(value = "the days from today until a day; below zero where it lies back", kind = Range.Kind.DAYS)
    public final Range daysUntil(String fact) {
        Answers of = of(fact);
        Truth given = of.isGiven(fact);
        if (given.isUnknown()) {
            return Range.unknown(Range.Kind.DAYS, given.waitsFor());
        }
        return given.isNo()
                ? Range.noLimit(Range.Kind.DAYS, of.why(fact))
                : Range.whole(Range.Kind.DAYS, ChronoUnit.DAYS.between(asOf(), of.date(fact)), of.why(fact));
    }

    /** From one day to another, the second counted too; to today where there is no second. */
    @InRules(
            value =
                    "the days from one day to another, both counted; to today where there is no second; none without a first",
            kind = Range.Kind.DAYS)
    public final Range daysFrom(String fact, String toFact) {
        Answers of = of(fact);
        Truth began = of.isGiven(fact);
        if (began.isNo()) {
            return Range.whole(Range.Kind.DAYS, 0, of.why(fact));
        }
        if (began.isUnknown() || of.isGiven(toFact).isUnknown()) {
            return Range.unknownFromZero(
                    Range.Kind.DAYS, began.waitsFor().and(of.isGiven(toFact).waitsFor()));
        }
        LocalDate to = of.date(toFact) == null ? asOf() : of.date(toFact);
        long days = ChronoUnit.DAYS.between(of.date(fact), to) + 1;
        return Range.whole(Range.Kind.DAYS, Math.max(0, days), of.why(fact).and(of.why(toFact)));
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
            return look.people().county(table, this::county);
        }
        if (dimension.equals("state")) {
            return household().choice("state");
        }
        if (dimension.equals("region")) {
            return look.people().region(this::region);
        }
        String known = FACT_OF.get(dimension);
        String fact = known == null ? FACT_OF.computeIfAbsent(dimension, Subject::camel) : known;
        return of(fact).choice(fact);
    }

    // While the county is open it may be any that the table names for the state, or one that it does not name.
    private OneOf county(Table table) {
        OneOf state = household().choice("state");
        boolean ofAnyState = !state.isKnown();
        if (table.isReadByState()) {
            return ofAnyState ? OneOf.among(BOUNDS, state.why()) : countyWithRow(table, state.get());
        }
        Set<String> named = ofAnyState ? table.codes("county") : table.codesOfState(state.get(), "county");
        if (household().given("county") instanceof String county) {
            return OneOf.known(Counties.sameName(county, named), household().why("county"));
        }
        Set<String> possible = new LinkedHashSet<>();
        possible.add("*");
        possible.addAll(named);
        return OneOf.among(
                possible, possible.size() == 1 ? Why.NONE : household().why("county"));
    }

    // Where each county has a row: an open county lies between the lowest and the highest; so does one whose row we
    // lack, but then no answer
    // settles it.
    private OneOf countyWithRow(Table table, String state) {
        Set<String> named = table.codesOfState(state, "county");
        if (named.size() == 1) {
            return OneOf.known(named.iterator().next(), Why.NONE);
        }
        if (!(household().given("county") instanceof String county)) {
            return OneOf.among(BOUNDS, household().why("county"));
        }
        String name = Counties.sameName(county, named);
        return named.contains(name)
                ? OneOf.known(name, household().why("county"))
                : OneOf.among(BOUNDS, Why.of(new Gap(table.path() + " " + state + " of this county")));
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
        // A span may be one of an amount that a rule has derived, such as yearly_income_from, yearly_income_under.
        Range derived = findings.amounts().get(dimension.replace('_', '-').intern());
        if (derived != null) {
            return derived;
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
