package org.benefits.screener.household;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One row of the dictionary: something that can be asked of a household, of each person or of each income.
 *
 * @param id its name, the same everywhere
 * @param scope whom it is asked of
 * @param index its place in the dictionary, within its scope
 * @param type what kind of answer it takes
 * @param choices the choices of a choice or choices fact, in order; else empty
 * @param fields the fields of a record or of a list's items; else empty
 * @param listOfPeople whether a list fact holds people's ids
 * @param from the smallest whole number allowed, or null
 * @param to the largest whole number allowed, or null
 * @param pattern the form of a text, or null
 * @param noneAllowed whether "none" is a possible, known answer
 * @param others literal answers besides the type's own, such as "someone-else"
 * @param rank when it is asked
 * @param sensitive whether it is asked last and may always be skipped
 * @param balance whether a money fact is an amount at one time, such as savings, and not by the month
 * @param assume the value taken while it is unknown, or null
 * @param assumeIf where this is surely so the value is taken; null where it always is
 * @param askIf where this is surely false the fact is {@code otherwise} and never asked; null where it always applies
 * @param otherwise the value where {@code askIf} is surely false
 * @param impliedBy a household yes-no fact that settles this one where it is yes, or null
 * @param impliedValue the value it then has
 */
public record Fact(
        String id,
        Scope scope,
        int index,
        Type type,
        List<String> choices,
        Map<String, Fact> fields,
        boolean listOfPeople,
        BigDecimal from,
        BigDecimal to,
        Pattern pattern,
        boolean noneAllowed,
        List<String> others,
        Rank rank,
        boolean sensitive,
        boolean balance,
        Object assume,
        Condition assumeIf,
        Condition askIf,
        Object otherwise,
        String impliedBy,
        Object impliedValue) {

    /** By scope, place and name: hashing every choice and condition again for each reason would take most of a screening. */
    @Override
    public int hashCode() {
        return 31 * (31 * scope.ordinal() + index) + id.hashCode();
    }

    /** The known answer "there is none". */
    public static final Object NONE = new Object() {
        @Override
        public String toString() {
            return "none";
        }
    };

    /** Whether a value is taken for this subject while nobody has answered. */
    public boolean isAssumed(Answers subject) {
        return assume != null && (assumeIf == null || assumeIf.of(subject).isYes());
    }

    /** Whom a fact is asked of. */
    public enum Scope {
        HOUSEHOLD,
        PERSON,
        INCOME,
        FIELD
    }

    /** Kinds of answers. */
    public enum Type {
        YES_NO,
        DATE,
        MONTH,
        WHOLE,
        NUMBER,
        MONEY,
        CHOICE,
        CHOICES,
        TEXT,
        PERSON,
        LIST,
        RECORD
    }

    /** When a fact is asked. */
    public enum Rank {
        CORE,
        LATER,
        QUIET
    }
}
