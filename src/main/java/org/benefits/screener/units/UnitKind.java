package org.benefits.screener.units;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of units that a program may count, by the name that {@code program.yaml} gives them. */
public enum UnitKind {
    SNAP_HOUSEHOLD(
            "snap-household",
            SnapHousehold.class,
            SnapMember.class,
            List.of("allotment_region", "utility_region", "allowance")) {
        @Override
        public Unit of(Look look, boolean unborn) {
            return new SnapHousehold(look);
        }
    },
    MAGI_HOME("magi-home", MagiHome.class, MagiPerson.class, List.of()) {
        @Override
        public Unit of(Look look, boolean unborn) {
            return new MagiHome(look);
        }
    },
    SSI_HOUSEHOLD("ssi-household", SsiHousehold.class, SsiPerson.class, List.of()) {
        @Override
        public Unit of(Look look, boolean unborn) {
            return new SsiHousehold(look);
        }
    },
    TANF_FAMILY(
            "tanf-family",
            TanfFamily.class,
            TanfMember.class,
            List.of("area", "adults", "shelter_cost", "housing_aid", "weekly_hours")) {
        @Override
        public Unit of(Look look, boolean unborn) {
            return new TanfFamily(look);
        }
    },
    TAX_UNIT("tax-unit", TaxUnit.class, TaxMember.class, List.of()) {
        @Override
        public Unit of(Look look, boolean unborn) {
            return new TaxUnit(look);
        }
    },
    FAMILY("family", Family.class, FamilyMember.class, List.of()) {
        @Override
        public Unit of(Look look, boolean unborn) {
            return new Family(look, unborn);
        }
    },
    CHILD_FAMILY("child-family", ChildFamily.class, ChildFamilyMember.class, List.of()) {
        @Override
        public Unit of(Look look, boolean unborn) {
            return new ChildFamily(look);
        }
    };

    private final String id;
    private final Class<? extends Unit> unit;
    private final Class<? extends Member> member;
    private final List<String> dimensions;

    UnitKind(String id, Class<? extends Unit> unit, Class<? extends Member> member, List<String> dimensions) {
        this.id = id;
        this.unit = unit;
        this.member = member;
        this.dimensions = dimensions;
    }

    public static Optional<UnitKind> find(String id) {
        return Arrays.stream(values()).filter(k -> k.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    /** The unit as rules name it. */
    public Class<? extends Unit> unit() {
        return unit;
    }

    /** One person of it as rules name them. */
    public Class<? extends Member> member() {
        return member;
    }

    /** Dimensions of codes that only this unit knows. */
    public List<String> dimensions() {
        return dimensions;
    }

    /**
     * The unit of a household.
     *
     * @param unborn whether babies on the way count
     */
    public abstract Unit of(Look look, boolean unborn);
}
