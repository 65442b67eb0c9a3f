package org.benefits.screener.units;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.benefits.screener.household.Household;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.tables.Keys;
import org.benefits.screener.tables.Table;

/** A household with what several programs derive from it, worked out once. */
public final class People {
    private final Household household;
    private final Kinship kinship;
    private final Map<Asked, Object> found = new HashMap<>();
    private MagiHome magiHome;

    public People(Household household) {
        this.household = household;
        this.kinship = new Kinship(household);
    }

    public Household household() {
        return household;
    }

    Kinship kinship() {
        return kinship;
    }

    private record Asked(Table table, LocalDate day, boolean whereOffered, int person) {}

    private static final int NOBODY = -1;

    /** The number in force for the place where the household lives. */
    Range number(Table table, LocalDate day, Keys keys, boolean whereOffered) {
        return table.isOfHousehold()
                ? (Range) found.computeIfAbsent(
                        new Asked(table, day, whereOffered, NOBODY), t -> table.number(day, keys, whereOffered))
                : table.number(day, keys, whereOffered);
    }

    /** The switch in force for the place where the household lives. */
    Truth truth(Table table, LocalDate day, Keys keys, boolean whereOffered) {
        return table.isOfHousehold()
                ? (Truth) found.computeIfAbsent(
                        new Asked(table, day, whereOffered, NOBODY), t -> table.truth(day, keys, whereOffered))
                : table.truth(day, keys, whereOffered);
    }

    /** The home as the first Medicaid or CHIP program saw it: who counts for whom is the same for all that read the same tables. */
    MagiHome first(MagiHome home) {
        if (magiHome == null || !magiHome.countsLike(home)) {
            magiHome = home;
        }
        return magiHome;
    }
}
