package org.benefits.screener.units;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.household.Receipt;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.tables.Table;

/** A household with what several programs derive from it, worked out once. */
public final class People {
    private final Household household;
    private final Receipt receipt;
    private final Kinship kinship;
    private final Map<Asked, Object> found;
    private final Map<Summed, Range> sums;
    private final Map<Table, OneOf> counties;
    private OneOf region;
    private MagiHome magiHome;

    public People(Household household) {
        this.household = household;
        this.receipt = household.receipt();
        this.kinship = new Kinship(household);
        this.found = new HashMap<>();
        this.sums = new HashMap<>();
        this.counties = new HashMap<>();
    }

    private People(People other, Receipt receipt) {
        this.household = other.household;
        this.receipt = receipt;
        this.kinship = other.kinship;
        this.found = other.found;
        this.sums = other.sums;
        this.counties = other.counties;
        this.region = other.region;
        this.magiHome = other.magiHome;
    }

    /**
     * The same household with one program more received. Nothing that is kept here rests on who receives what, so it is shared.
     *
     * @param covered the ids of the people who get it, for a program that covers people; else empty
     */
    public People receiving(String program, Set<String> covered) {
        return new People(this, household.receiptWith(program, covered));
    }

    /** Who gets which program. */
    public Receipt receipt() {
        return receipt;
    }

    public Household household() {
        return household;
    }

    Kinship kinship() {
        return kinship;
    }

    private static final int HOUSEHOLD = -1;
    private static final int EACH_TIME = -2;

    /** A question to a table: for the household, or a person by their place. */
    private record Asked(Table table, LocalDate day, boolean whereOffered, int whom) {
        // Tables are told apart as objects, and nearly all are asked of one day.
        @Override
        public int hashCode() {
            return 31 * table.hashCode() + 2 * whom + (whereOffered ? 1 : 0);
        }
    }

    private record Summed(Table table, LocalDate day, int person, boolean yearly) {}

    /** A sum over a person's incomes that a table lists, which programs that read the same table by the same day share. */
    Range sum(Table table, LocalDate day, Person person, boolean yearly, Supplier<Range> sum) {
        if (!table.isOfIncome()) {
            return sum.get();
        }
        Summed key = new Summed(table, day, person.order(), yearly);
        Range known = sums.get(key);
        if (known == null) {
            known = sum.get();
            sums.put(key, known);
        }
        return known;
    }

    /** The number in force; worked out once for the household, or for the person, where every program is told the same. */
    Range number(Table table, LocalDate day, Subject subject, boolean whereOffered) {
        int whom = whom(table, subject);
        if (whom == EACH_TIME) {
            return table.number(day, subject, whereOffered);
        }
        Asked asked = new Asked(table, day, whereOffered, whom);
        Range known = (Range) found.get(asked);
        if (known == null) {
            known = table.number(day, subject, whereOffered);
            found.put(asked, known);
        }
        return known;
    }

    /** The switch in force; worked out once for the household, or for the person, where every program is told the same. */
    Truth truth(Table table, LocalDate day, Subject subject, boolean whereOffered) {
        int whom = whom(table, subject);
        if (whom == EACH_TIME) {
            return table.truth(day, subject, whereOffered);
        }
        Asked asked = new Asked(table, day, whereOffered, whom);
        Truth known = (Truth) found.get(asked);
        if (known == null) {
            known = table.truth(day, subject, whereOffered);
            found.put(asked, known);
        }
        return known;
    }

    /** The county as a table names it, which is the same for every program. */
    OneOf county(Table table, Function<Table, OneOf> county) {
        OneOf known = counties.get(table);
        if (known == null) {
            known = county.apply(table);
            counties.put(table, known);
        }
        return known;
    }

    /** The part of the country that poverty guidelines know, which is the same for every program. */
    OneOf region(Supplier<OneOf> find) {
        if (region == null) {
            region = find.get();
        }
        return region;
    }

    private static int whom(Table table, Subject subject) {
        if (table.isOfEveryone()) {
            return EACH_TIME;
        }
        return switch (table.reach()) {
            case HOUSEHOLD -> HOUSEHOLD;
            case PERSON -> subject instanceof Member member ? member.person().order() : EACH_TIME;
            case UNIT -> EACH_TIME;
        };
    }

    /** The home as the first Medicaid or CHIP program saw it: who counts for whom is the same for all that read the same tables. */
    MagiHome first(MagiHome home) {
        if (magiHome == null || !magiHome.countsLike(home)) {
            magiHome = home;
        }
        return magiHome;
    }
}
