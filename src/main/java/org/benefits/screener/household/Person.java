package org.benefits.screener.household;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;

/** One person of the household, with the answers about them. */
public final class Person extends Answers {
    private static final int OLDEST_YEARS = 130;
    private static final List<String> AGE_FACTS = List.of("birthDate", "birthMonth", "age");

    private final String id;
    private final int order;
    private final List<Income> incomes;
    private final FactPath[] paths;
    private Household household;
    private LocalDate bornFrom;
    private LocalDate bornTo;
    private Range age;
    private Range months;
    private Range ageAtYearEnd;
    private Why ageWhy;
    private Boolean self;

    Person(String id, int order, Map<String, Fact> facts, Object[] values, List<Income> incomes) {
        super(facts, values);
        this.id = id;
        this.order = order;
        this.incomes = incomes;
        this.paths = new FactPath[values.length];
    }

    void join(Household home, LocalDate earliestBirth, LocalDate latestBirth) {
        this.household = home;
        this.bornFrom = earliestBirth;
        this.bornTo = latestBirth;
    }

    public String id() {
        return id;
    }

    /** The place in the request, counted from 0. */
    public int order() {
        return order;
    }

    @Override
    public Household household() {
        return household;
    }

    @Override
    FactPath path(Fact fact) {
        FactPath path = paths[fact.index()];
        if (path == null) {
            path = new FactPath(fact, id, order);
            paths[fact.index()] = path;
        }
        return path;
    }

    /** Whether this is the person who answers. */
    public boolean isSelf() {
        if (self == null) {
            self = "self".equals(given("relation"));
        }
        return self;
    }

    // One of three facts gives the age; while it is open, the one to ask for is the age, or the birth date where an age
    // is not exact enough.
    private Why ageWhy() {
        if (ageWhy == null) {
            ageWhy = AGE_FACTS.stream()
                    .filter(fact -> given(fact) != null)
                    .findFirst()
                    .map(fact -> Why.of(path(fact(fact))))
                    .orElse(Why.NONE);
        }
        return ageWhy;
    }

    private Why ageWaits() {
        return Why.of(path(fact(bornFrom == null ? "age" : "birthDate")));
    }

    /** Whole years on a day; zero before birth. */
    public Range ageOn(LocalDate day) {
        return since(Range.Kind.YEARS, ChronoUnit.YEARS, day);
    }

    /** Whole years on December 31 of the year of the screening. */
    public Range ageAtYearEnd() {
        if (ageAtYearEnd == null) {
            ageAtYearEnd = ageOn(LocalDate.of(household.asOf().getYear(), 12, 31));
        }
        return ageAtYearEnd;
    }

    /** Whole months since birth on a day; zero before birth. */
    public Range ageInMonthsOn(LocalDate day) {
        return since(Range.Kind.MONTHS, ChronoUnit.MONTHS, day);
    }

    /** Whole months since birth on the day of the screening. */
    public Range ageInMonths() {
        if (months == null) {
            months = ageInMonthsOn(household.asOf());
        }
        return months;
    }

    private Range since(Range.Kind kind, ChronoUnit unit, LocalDate day) {
        if (bornFrom == null) {
            return sinceByRelation(kind, unit, day);
        }
        long most = Math.max(0, unit.between(bornFrom, day));
        long least = Math.max(0, unit.between(bornTo, day));
        return Range.between(kind, least, ageWhy(), most, ageWhy(), ageWaits());
    }

    // Without an age, the years that must lie between parent and child bound it; an answered age may be met by a birth
    // up to
    // a year away, so they are one fewer here.
    private Range sinceByRelation(Range.Kind kind, ChronoUnit unit, LocalDate day) {
        long least = 0;
        Why leastWhy = Why.NONE;
        long most = kind == Range.Kind.YEARS ? OLDEST_YEARS : OLDEST_YEARS * 12L;
        Why mostWhy = Why.NONE;
        Person answering = household.self().orElse(null);
        if (answering != null && answering.bornFrom != null) {
            int between = Contradictions.LEAST_YEARS_BETWEEN_PARENT_AND_CHILD - 1;
            Why why = why("relation").and(answering.ageWhy());
            if ("child".equals(given("relation"))) {
                most = Math.max(0, unit.between(answering.bornFrom.plusYears(between), day));
                mostWhy = why;
            } else if ("parent".equals(given("relation"))) {
                least = Math.max(0, unit.between(answering.bornTo.minusYears(between), day));
                leastWhy = why;
            }
        }
        return Range.between(kind, least, leastWhy, most, mostWhy, ageWaits());
    }

    /** Age in whole years on the day of the screening. */
    public Range age() {
        if (age == null) {
            age = ageOn(household.asOf());
        }
        return age;
    }

    /** Whether the age in whole years is at least this. */
    public Truth isAtLeast(int years) {
        return age().atLeast(Range.whole(Range.Kind.YEARS, years, Why.NONE));
    }

    /** Whether the age in whole years lies between these, both included. */
    public Truth isAged(int from, int to) {
        return isAtLeast(from).and(age().atMost(Range.whole(Range.Kind.YEARS, to, Why.NONE)));
    }

    /** The day of birth where one exact day is known, else null. */
    public LocalDate birthDate() {
        return bornFrom != null && bornFrom.equals(bornTo) ? bornFrom : null;
    }

    /** Whether the person was born in this year or later. */
    public Truth isBornBy(LocalDate day) {
        if (bornFrom == null) {
            return Truth.YES;
        }
        return bornFrom.isAfter(day)
                ? Truth.no(ageWhy())
                : bornTo.isAfter(day) ? Truth.unknown(ageWaits()) : Truth.yes(ageWhy());
    }

    /** The month of birth where it is known, else null. */
    public YearMonth birthMonth() {
        return bornFrom != null && YearMonth.from(bornFrom).equals(YearMonth.from(bornTo))
                ? YearMonth.from(bornFrom)
                : null;
    }

    /** The incomes, or null while nobody has said. */
    public List<Income> incomes() {
        return incomes;
    }

    /** What unknown incomes wait for, or what known ones rest on. */
    public Why incomesWhy() {
        return Why.of(path(fact("incomes")));
    }

    /**
     * The sum over this person's incomes of what each adds.
     *
     * @param counted whether an income counts, by its type
     * @param amount what it amounts to
     */
    public Range sumIncomes(Function<Income, Truth> counted, Function<Income, Range> amount) {
        if (incomes == null) {
            return Range.unknown(Range.Kind.MONEY, incomesWhy());
        }
        Range sum = Range.zero(Range.Kind.MONEY).because(incomesWhy());
        for (Income income : incomes) {
            Truth counts = counted.apply(income);
            if (!counts.isNo()) {
                sum = sum.plus(amount.apply(income).onlyWhen(counts));
            }
        }
        return sum;
    }

    /** Whether some current income is of this type. */
    public Truth hasIncome(String type) {
        if (incomes == null) {
            return Truth.unknown(incomesWhy());
        }
        Truth any = Truth.no(incomesWhy());
        for (Income income : incomes) {
            if (income.isCurrent()) {
                any = any.or(income.type().is(type));
            }
        }
        return any;
    }

    /** Whether this person gets a program, by what was said of them, of their incomes and of the household. */
    public Truth receives(String program) {
        return household.receipt().person(this, program);
    }

    @Override
    public String toString() {
        return "Person";
    }
}
