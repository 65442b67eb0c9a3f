package org.benefits.screener.units;

import org.benefits.screener.household.Household;

/** A household with what several programs derive from it, worked out once. */
public final class People {
    private final Household household;
    private final Kinship kinship;

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
}
