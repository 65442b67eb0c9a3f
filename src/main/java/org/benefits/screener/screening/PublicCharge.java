package org.benefits.screener.screening;

import java.util.Set;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.tables.Keys;
import org.benefits.screener.tables.Table;

/**
 * Whether a family should talk with an immigration legal helper before it asks for help. Since September 18, 2026 an officer who decides on a
 * green card or visa may weigh any help that depends on income (91 FR 45324). It never changes what a program comes to.
 */
public final class PublicCharge {
    /** The law behind it, and where it stands. */
    public static final String CITE = "91 FR 45324";

    public static final String ADDRESS =
            "https://www.federalregister.gov/documents/2026/07/20/2026-14539/public-charge-ground-of-inadmissibility";

    private static final String TABLE = "public-charge-tested";
    private static final Set<String> CATEGORIES = Set.of("food", "health", "cash");

    private PublicCharge() {}

    /**
     * Whether someone here surely has a status that the law does not exempt, and food, health or cash help is likely or possible. A status that
     * was not given is left alone: most families have no such person.
     */
    public static boolean concerns(Screening screening) {
        return screening.programs().stream()
                        .anyMatch(p -> CATEGORIES.contains(p.spec().category())
                                && (p.outcome() == Outcome.LIKELY || p.outcome() == Outcome.POSSIBLE))
                && screening.household().people().stream().anyMatch(p -> isTested(screening, p));
    }

    private static boolean isTested(Screening screening, Person person) {
        OneOf status = person.choice("immigration");
        for (RuleBook book : screening.books().all()) {
            if (status.isKnown() && book.tables().contains(TABLE)) {
                return book.tables()
                        .get(TABLE)
                        .truth(screening.asOf(), new ByStatus(status), true)
                        .isYes();
            }
        }
        return false;
    }

    private record ByStatus(OneOf status) implements Keys {
        @Override
        public OneOf code(String dimension, Table table) {
            return status;
        }

        @Override
        public Range number(String dimension, Table table) {
            throw new IllegalArgumentException("no number here: " + dimension);
        }
    }
}
