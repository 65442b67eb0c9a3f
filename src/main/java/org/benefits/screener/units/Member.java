package org.benefits.screener.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.benefits.screener.household.Answers;
import org.benefits.screener.household.Income;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Table;

/** One person as a program's unit sees them. */
public abstract class Member extends Subject {
    private static final int FIRST_SCHOOL_MONTH = 7;
    private static final Set<String> SOCIAL_SECURITY =
            Set.of("social-security-retirement", "social-security-disability", "social-security-survivors");

    private final Person person;

    Member(Look look, Person person) {
        super(look);
        this.person = person;
    }

    public final Person person() {
        return person;
    }

    /** The unit that sees this person. */
    public abstract Unit unit();

    @Override
    final Answers answers() {
        return person;
    }

    /** Whether the person is counted as a full member of the unit. */
    @InRules("whether this person is counted in the unit")
    public abstract Truth isMember();

    @Override
    final Parts parts() {
        return unit().parts();
    }

    @Override
    public final Truth settled(String rule) {
        Truth own = super.settled(rule);
        return own == null ? unit().settled(rule) : own;
    }

    @Override
    public Truth criterion(String rule) {
        Truth own = findings().criteria().get(rule);
        return own == null ? unit().criterion(rule) : own;
    }

    @Override
    public Range amount(String rule) {
        Range own = findings().amounts().get(rule);
        return own == null ? unit().amount(rule) : own;
    }

    @Override
    @InRules(value = "how many people are counted", kind = Range.Kind.COUNT)
    public Range size() {
        return unit().size();
    }

    @Override
    @InRules("whether this person gets this program")
    public final Truth receives(String program) {
        return look().people().receipt().person(person, program);
    }

    @InRules("whether someone in the household gets this program")
    public final Truth someoneReceives(String program) {
        return look().people().receipt().household(program);
    }

    @Override
    @InRules("whether this other program, screened before, is likely for this person")
    public final Truth wouldGet(String program) {
        return wouldGet(program, person);
    }

    @Override
    @InRules("whether that other program would be likely for this person if this one criterion of it were met")
    public final Truth wouldGetButFor(String program, String criterionOfOther) {
        return wouldGetButFor(program, criterionOfOther, person);
    }

    @InRules(value = "age in whole years today", kind = Range.Kind.YEARS)
    public final Range age() {
        return person.age();
    }

    @InRules(value = "age in whole months today", kind = Range.Kind.MONTHS)
    public final Range ageInMonths() {
        return asOf().equals(household().asOf()) ? person.ageInMonths() : person.ageInMonthsOn(asOf());
    }

    /** For periods that open with a month; who is born on the first is taken to reach an age on the day before (20 CFR 404.2(c)(4)). */
    @InRules(value = "age in whole months on the first of next month", kind = Range.Kind.MONTHS)
    public final Range ageInMonthsOnFirstOfNextMonth() {
        return person.ageInMonthsOn(asOf().withDayOfMonth(1).plusMonths(1));
    }

    @InRules(value = "age in whole years on December 31 of this year", kind = Range.Kind.YEARS)
    public final Range ageAtYearEnd() {
        return asOf().getYear() == household().asOf().getYear()
                ? person.ageAtYearEnd()
                : person.ageOn(LocalDate.of(asOf().getYear(), 12, 31));
    }

    /**
     * Age on the day by which the state counts ages for the school year that today lies in; school years run from July to June. While the
     * day is not known it may be any between July 1 and December 31.
     *
     * @param cutoffMonths the month of that day, 7 to 12
     * @param cutoffDays the day of the month
     */
    @InRules(value = "age in whole years on the day by which this school year counts ages", kind = Range.Kind.YEARS)
    public final Range ageForSchoolYear(Range cutoffMonths, Range cutoffDays) {
        int year = asOf().getMonthValue() < FIRST_SCHOOL_MONTH ? asOf().getYear() - 1 : asOf().getYear();
        if (cutoffMonths.isKnown() && cutoffDays.isKnown()) {
            LocalDate cutoff = LocalDate.of(year, (int) cutoffMonths.lowWhole(), (int) cutoffDays.lowWhole());
            return person.ageOn(cutoff).because(cutoffMonths.lowWhy().and(cutoffDays.lowWhy()));
        }
        Why open = cutoffMonths.waitsFor().and(cutoffDays.waitsFor());
        return person.ageOn(LocalDate.of(year, FIRST_SCHOOL_MONTH, 1))
                .hull(person.ageOn(LocalDate.of(year, 12, 31)), open);
    }

    @InRules("whether this person is the one who answers")
    public final Truth isSelf() {
        return person.choice("relation").is("self");
    }

    @InRules("whether some current income is of this type")
    public final Truth hasIncome(String type) {
        return person.hasIncome(type);
    }

    /** The sum of this person's current monthly incomes for which a yes-no table with the dimension income_type says yes. */
    @InRules("this person's current monthly income of the types that a table lists")
    public final Range monthlyIncome(String table) {
        return monthlyIncome(look().tables().get(table));
    }

    final Range monthlyIncome(Table table) {
        return look().people()
                .sum(table, asOf(), person, false, () -> person.sumIncomes(i -> listed(table, i), Income::monthly));
    }

    /** The sum over this calendar year of the incomes that a yes-no table lists. */
    @InRules("this person's income in this calendar year of the types that a table lists")
    public final Range yearlyIncome(String table) {
        Table counted = look().tables().get(table);
        int year = asOf().getYear();
        return look().people()
                .sum(
                        counted,
                        asOf(),
                        person,
                        true,
                        () -> person.sumIncomes(i -> listed(counted, i), i -> i.inYear(year)));
    }

    final Truth listed(String table, Income income) {
        return listed(look().tables().get(table), income);
    }

    private Truth listed(Table table, Income income) {
        return table.truth(asOf(), new IncomeKeys(this, income), false);
    }

    /**
     * 26 USC 6012(a)(1): a dependent's gross income in the calendar year over the standard deduction of a dependent (63(c)(5)): what is earned
     * and a little more, at least the minimum, at most the full deduction. Social Security is gross income only where half of it and all other
     * income pass the base amount (86(a), (c)).
     */
    @InRules("whether this person, claimed by another, must file a return")
    public final Truth mustFileAsDependent() {
        List<Income> incomes = person().incomes();
        if (incomes == null) {
            return Truth.unknown(person().incomesWhy());
        }
        if (incomes.isEmpty()) {
            return Truth.no(person().incomesWhy());
        }
        int year = asOf().getYear();
        Range earned = person().sumIncomes(i -> listed("magi-income/earned", i), i -> i.inYear(year));
        Range unearned = person().sumIncomes(
                        i -> listed("magi-income/unearned", i)
                                .and(isSocialSecurity(i).not()),
                        i -> i.inYear(year));
        Range benefits = person().sumIncomes(Member::isSocialSecurity, i -> i.inYear(year));
        Range twice = earned.plus(unearned).plus(earned).plus(unearned).plus(benefits);
        Range base = single("social-security-taxed/from");
        Truth taxed = twice.moreThan(base.plus(base));
        Range gross = earned.plus(unearned).plus(benefits.onlyWhen(taxed));
        Range deduction = earned.plus(limit("standard-deduction-dependent-earned-income-add"))
                .notBelow(limit("standard-deduction-dependent-minimum"))
                .cappedAt(single("standard-deduction"));
        return gross.moreThan(deduction);
    }

    // The number for one who files alone, as a dependent does.
    private Range single(String table) {
        return look().tables().get(table).number(asOf(), new WithCode(this, "filing_status", "single"), false);
    }

    private static Truth isSocialSecurity(Income income) {
        return income.type().isOneOf(SOCIAL_SECURITY);
    }

    @Override
    public Range number(String dimension, Table table) {
        return switch (dimension) {
            case "age" -> age();
            case "age_months" -> ageInMonths();
            default -> unit().number(dimension, table);
        };
    }
}
