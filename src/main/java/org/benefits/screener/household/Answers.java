package org.benefits.screener.household;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Reason;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;

/**
 * The answers of a household or a person. An answer that was not given is unknown, unless its question does not apply or the dictionary
 * allows a value to be assumed.
 */
public abstract sealed class Answers permits Household, Person {
    private final Map<String, Fact> facts;
    private final Object[] values;
    private final Settled[] settled;

    final Map<String, Fact> facts() {
        return facts;
    }

    final Object[] values() {
        return values;
    }

    Answers(Map<String, Fact> facts, Object[] values) {
        this.facts = facts;
        this.values = values;
        this.settled = new Settled[values.length];
    }

    /** The household itself, or the one that this person belongs to. */
    public abstract Household household();

    /** The path of one of these facts. */
    abstract FactPath path(Fact fact);

    /** Whether this fact is asked of this subject. */
    public final boolean knows(String id) {
        return facts.containsKey(id);
    }

    /** The fact of this name. */
    final Fact fact(String id) {
        Fact fact = facts.get(id);
        if (fact == null) {
            throw new IllegalArgumentException("no such fact: " + id);
        }
        return fact;
    }

    /** The value as given in the request, or null. */
    public final Object given(String id) {
        return values[fact(id).index()];
    }

    /** A fact's value, or null while it is unknown, with what it rests on or waits for; and the forms in which it was read, for many read it. */
    private static final class Settled {
        private final Object value;
        private final Why why;
        private Truth truth;
        private OneOf choice;
        private Range money;

        Settled(Object value, Why why) {
            this.value = value;
            this.why = why;
        }

        Object value() {
            return value;
        }

        Why why() {
            return why;
        }
    }

    private Settled settle(Fact fact) {
        Settled known = settled[fact.index()];
        if (known == null) {
            known = workOut(fact);
            settled[fact.index()] = known;
        }
        return known;
    }

    private Settled workOut(Fact fact) {
        FactPath path = path(fact);
        Object value = values[fact.index()];
        if (value != null) {
            return new Settled(value, Why.of(path));
        }
        if (fact.impliedBy() != null) {
            Truth implied = household().yes(fact.impliedBy());
            if (implied.isYes()) {
                return new Settled(fact.impliedValue(), implied.why());
            }
        }
        if (fact.askIf() != null) {
            Truth applies = fact.askIf().of(this);
            if (applies.isNo()) {
                return new Settled(fact.otherwise(), applies.why());
            }
        }
        if (fact.isAssumed(this)) {
            return new Settled(fact.assume(), Why.of(new Assumption(path, fact.assume())));
        }
        return new Settled(null, Why.of(path));
    }

    /** Open questions that may leave this one without sense or answer it for everyone at once; none where nothing does. */
    public final Set<FactPath> before(Fact fact) {
        Why open = fact.askIf() == null ? Why.NONE : fact.askIf().of(this).waitsFor();
        if (fact.impliedBy() != null) {
            open = open.and(household().yes(fact.impliedBy()).waitsFor());
        }
        Set<FactPath> before = new LinkedHashSet<>();
        for (Reason reason : open.reasons()) {
            if (reason instanceof FactPath path) {
                before.add(path);
            }
        }
        return before;
    }

    /** What this fact waits for while unknown, or rests on when known. */
    public final Why why(String id) {
        return settle(fact(id)).why();
    }

    /** A yes-no fact. */
    public final Truth yes(String id) {
        Settled settled = settle(fact(id));
        if (settled.truth == null) {
            settled.truth = settled.value() == null
                    ? Truth.unknown(settled.why())
                    : Truth.of((Boolean) settled.value(), settled.why());
        }
        return settled.truth;
    }

    /** A choice; "none" is a choice where the dictionary allows it. */
    public final OneOf choice(String id) {
        Fact fact = fact(id);
        Settled settled = settle(fact);
        if (settled.choice == null) {
            settled.choice = settled.value() == null
                    ? OneOf.among(possible(fact), settled.why())
                    : OneOf.known(settled.value().toString(), settled.why());
        }
        return settled.choice;
    }

    private static List<String> possible(Fact fact) {
        List<String> possible = new ArrayList<>(fact.choices());
        if (fact.noneAllowed()) {
            possible.add("none");
        }
        possible.addAll(fact.others());
        return possible;
    }

    /** Whether a set holds this choice. */
    public final Truth has(String id, String choice) {
        Settled settled = settle(fact(id));
        return settled.value() == null
                ? Truth.unknown(settled.why())
                : Truth.of(((Collection<?>) settled.value()).contains(choice), settled.why());
    }

    /** Whether a set is known and empty, or holds something. */
    public final Truth isEmpty(String id) {
        Settled settled = settle(fact(id));
        return settled.value() == null
                ? Truth.unknown(settled.why())
                : Truth.of(((Collection<?>) settled.value()).isEmpty(), settled.why());
    }

    /** The set as given, implied or not applying; null while unknown. */
    @SuppressWarnings("unchecked")
    public final Set<String> choices(String id) {
        return (Set<String>) settle(fact(id)).value();
    }

    /** A monthly amount of money, by the year: weekly times 52 over 12. */
    public final Range money(String id) {
        Settled settled = settle(fact(id));
        if (settled.money == null) {
            settled.money = settled.value() == null
                    ? Range.unknownFromZero(Range.Kind.MONEY, settled.why())
                    : Payments.monthly((Amount) settled.value(), settled.why());
        }
        return settled.money;
    }

    /** A monthly amount of money in one field of a record; where there is no such record, nothing is known of it. */
    public final Range money(String id, String field) {
        Settled settled = settle(fact(id));
        return settled.value() instanceof Map<?, ?> record && record.get(field) instanceof Amount amount
                ? Payments.monthly(amount, settled.why())
                : Range.unknownFromZero(Range.Kind.MONEY, settled.why());
    }

    /** A number, of the given kind. */
    public final Range number(String id, Range.Kind kind) {
        Settled settled = settle(fact(id));
        if (settled.value() == null) {
            return bounded(fact(id), kind, settled.why());
        }
        return Range.of(kind, new BigDecimal(settled.value().toString()), settled.why());
    }

    private static Range bounded(Fact fact, Range.Kind kind, Why waits) {
        if (fact.from() != null && fact.to() != null) {
            return Range.between(
                    kind, fact.from().longValue(), Why.NONE, fact.to().longValue(), Why.NONE, waits);
        }
        return Range.unknownFromZero(kind, waits);
    }

    /** Whether a fact has a value other than none. */
    public final Truth isGiven(String id) {
        Settled settled = settle(fact(id));
        return settled.value() == null
                ? Truth.unknown(settled.why())
                : Truth.of(settled.value() != Fact.NONE, settled.why());
    }

    /** The date, or null while unknown or none. */
    public final LocalDate date(String id) {
        return settle(fact(id)).value() instanceof LocalDate date ? date : null;
    }

    /** Whether nobody has answered this and nothing settles it. */
    public final boolean isOpen(String id) {
        return settle(fact(id)).value() == null;
    }

    /** Whether today lies on or after the date and not later than so many months after it. */
    public final Truth isWithinMonthsAfter(String id, Range months) {
        return within(id, (date, n) -> date.plusMonths(n), months);
    }

    /** As {@link #isWithinMonthsAfter}, up to the last day of the month in which the period ends. */
    public final Truth isWithinMonthsAfterToMonthEnd(String id, Range months) {
        return within(id, (date, n) -> YearMonth.from(date.plusMonths(n)).atEndOfMonth(), months);
    }

    /** Whether today lies on or after the date and not later than so many days after it. */
    public final Truth isWithinDaysAfter(String id, Range days) {
        return within(id, (date, n) -> date.plusDays(n), days);
    }

    /** Whether the day lies at least so many days after today; no where there is no such day. */
    public final Truth isAtLeastDaysAhead(String id, Range days) {
        Settled settled = settle(fact(id));
        if (settled.value() == null) {
            return Truth.unknown(settled.why());
        }
        if (!(settled.value() instanceof LocalDate date)) {
            return Truth.no(settled.why());
        }
        long ahead = Math.max(
                0, java.time.temporal.ChronoUnit.DAYS.between(household().asOf(), date));
        return Range.whole(Range.Kind.DAYS, ahead, settled.why()).atLeast(days);
    }

    /** Whether the day lies at least so many whole years before today; no where there was no such day. */
    public final Truth isAtLeastYearsAfter(String id, Range years) {
        Settled settled = settle(fact(id));
        if (settled.value() == null) {
            return Truth.unknown(settled.why());
        }
        if (!(settled.value() instanceof LocalDate date)) {
            return Truth.no(settled.why());
        }
        long since = Math.max(
                0, java.time.temporal.ChronoUnit.YEARS.between(date, household().asOf()));
        return Range.whole(Range.Kind.YEARS, since, settled.why()).atLeast(years);
    }

    private interface Later {
        LocalDate after(LocalDate date, long number);
    }

    private Truth within(String id, Later later, Range number) {
        Settled settled = settle(fact(id));
        if (settled.value() == null) {
            return number.isNotOffered() ? Truth.no(number.highWhy()) : Truth.unknown(settled.why());
        }
        if (!(settled.value() instanceof LocalDate date)) {
            return Truth.no(settled.why());
        }
        LocalDate today = household().asOf();
        if (date.isAfter(today)) {
            return Truth.no(settled.why());
        }
        if (number.isNotOffered()) {
            return Truth.no(number.highWhy());
        }
        Why low = settled.why().and(number.lowWhy());
        if (number.isNoLimit()
                || number.hasLow() && !later.after(date, number.lowWhole()).isBefore(today)) {
            return Truth.yes(low);
        }
        if (number.hasHigh() && later.after(date, number.highWhole()).isBefore(today)) {
            return Truth.no(settled.why().and(number.highWhy()));
        }
        return Truth.unknown(number.waitsFor());
    }
}
