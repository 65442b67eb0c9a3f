package org.benefits.screener.household;

import org.benefits.screener.money.Reason;

/**
 * The reason "this fact": a fact of the household (person null) or of a person. Two paths to the same fact are equal.
 *
 * @param fact the fact
 * @param person the person's id, or null
 * @param order the person's place in the request
 */
public record FactPath(Fact fact, String person, int order) implements Reason {
    /** As the API writes it: {@code rent}, {@code people/ana/age}. */
    public String path() {
        return person == null ? fact.id() : "people/" + person + "/" + fact.id();
    }

    @Override
    public Role role() {
        return Role.QUESTION;
    }

    @Override
    public String toString() {
        return path();
    }
}
