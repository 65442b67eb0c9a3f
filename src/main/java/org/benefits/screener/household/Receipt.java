package org.benefits.screener.household;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.money.Truth;

/**
 * Who gets which program now. {@code household.receives} closes the programs that cover a household as one, {@code person.receives} those
 * that cover a person; a personal program named for the household says "someone here". Incomes, health coverage and disability benefits
 * imply receipt, also of a program that a list leaves out. A program that is only likely never counts.
 */
public final class Receipt {
    private final Household household;
    private final ProgramList programs;
    private final Receiving also;
    private final Map<String, Truth> ofHousehold = new HashMap<>();
    private final List<Map<String, Truth>> ofPeople = new ArrayList<>();

    /**
     * @param also a program taken as received besides, or null
     */
    Receipt(Household household, ProgramList programs, Receiving also) {
        this.household = household;
        this.programs = programs;
        this.also = also;
    }

    private boolean isAlso(String program, ProgramList.Entry entry) {
        return also != null && (also.program().equals(program) || entry.oneOf().contains(also.program()));
    }

    /** Whether the household gets a program that covers it as one, or someone here gets a personal one. Many programs ask, so the answer is kept. */
    public Truth household(String program) {
        Truth known = ofHousehold.get(program);
        if (known == null) {
            known = byHousehold(program);
            ofHousehold.put(program, known);
        }
        return known;
    }

    private Truth byHousehold(String program) {
        ProgramList.Entry entry = programs.get(program);
        if (isAlso(program, entry)) {
            return Truth.YES;
        }
        Truth named = named(household, program, entry);
        if (named.isYes()) {
            return named;
        }
        if (!entry.coversPerson()) {
            Truth shown = entry.income() == null ? Truth.NO : household.someone(p -> showsByIncome(p, entry));
            return shown.isYes() ? shown : named;
        }
        Truth someone = household.someone(p -> person(p, program));
        return someone.isUnknown() && named.isYes() ? named : someone;
    }

    /** Whether this person gets a program. */
    public Truth person(Person person, String program) {
        while (ofPeople.size() <= person.order()) {
            ofPeople.add(new HashMap<>());
        }
        Map<String, Truth> kept = ofPeople.get(person.order());
        Truth known = kept.get(program);
        if (known == null) {
            known = byPerson(person, program);
            kept.put(program, known);
        }
        return known;
    }

    private Truth byPerson(Person person, String program) {
        ProgramList.Entry entry = programs.get(program);
        if (!entry.coversPerson()) {
            return household(program);
        }
        if (isAlso(program, entry) && also.people().contains(person.id())) {
            return Truth.YES;
        }
        Truth named = named(person, program, entry);
        if (named.isYes()) {
            return named;
        }
        Truth shown = shows(person, program, entry);
        if (shown.isYes()) {
            return shown;
        }
        if (named.isUnknown() && household.people().size() == 1) {
            Truth someone = named(household, program, entry);
            if (someone.isYes()) {
                return someone;
            }
        }
        return named.isNo() || shown.isUnknown() || !settles(entry) ? named : named.and(shown);
    }

    // No health coverage at all also says "no Medicaid", whatever was left open about programs.
    private static boolean settles(ProgramList.Entry entry) {
        return entry.healthCoverage() != null;
    }

    private Truth named(Answers subject, String program, ProgramList.Entry entry) {
        Set<String> given = subject.choices("receives");
        if (given == null) {
            return Truth.unknown(subject.why("receives"));
        }
        if (given.contains(program) || hasOneOf(entry, given)) {
            return Truth.yes(subject.why("receives"));
        }
        return inFamily(program, given) ? Truth.unknown(subject.why("receives")) : Truth.no(subject.why("receives"));
    }

    private Truth shows(Person person, String program, ProgramList.Entry entry) {
        Truth shown = showsByIncome(person, entry);
        if (!shown.isYes() && entry.disabilityBenefit() != null) {
            shown = shown.or(person.has("disabilityBenefits", entry.disabilityBenefit()));
        }
        if (!shown.isYes() && entry.healthCoverage() != null) {
            shown = shown.or(person.has("healthCoverage", entry.healthCoverage()));
        }
        for (String member : entry.oneOf()) {
            if (!shown.isYes()) {
                ProgramList.Entry one = programs.get(member);
                Truth byMember = shows(person, member, one);
                shown = byMember.isYes() ? byMember : shown;
            }
        }
        return shown;
    }

    private static boolean hasOneOf(ProgramList.Entry entry, Set<String> given) {
        for (String member : entry.oneOf()) {
            if (given.contains(member)) {
                return true;
            }
        }
        return false;
    }

    private boolean inFamily(String id, Set<?> named) {
        for (String shortForm : programs.families().getOrDefault(id, List.of())) {
            if (named.contains(shortForm)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this says the same of a program as another, of the household and of everyone in it. */
    public boolean saysSame(Receipt other, String program) {
        return household(program).value() == other.household(program).value()
                && household.people().stream()
                        .allMatch(p -> person(p, program).value()
                                == other.person(p, program).value());
    }

    private static Truth showsByIncome(Person person, ProgramList.Entry entry) {
        return entry.income() == null ? Truth.NO : person.hasIncome(entry.income());
    }
}
