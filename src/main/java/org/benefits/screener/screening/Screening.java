package org.benefits.screener.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.tables.Table;

/** What all programs say of one household. */
public record Screening(Books books, Household household, List<ProgramResult> programs) {
    public LocalDate asOf() {
        return household.asOf();
    }

    /** The result of a program that was screened. */
    public ProgramResult get(String id) {
        return programs.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
    }

    /** Paths of the tables past their yearly update that some answer used, in order. */
    public List<String> stale() {
        TreeSet<String> names = new TreeSet<>();
        programs.forEach(p -> p.stale().forEach((Table t) -> names.add(t.path())));
        return List.copyOf(names);
    }

    /** Whether everyone for whom a program is likely or possible gets it already, by its own name or by that of its family, such as Medicaid. */
    public boolean isReceived(ProgramResult program) {
        if (!program.spec().perPerson()) {
            return household.receives(program.id()).isYes();
        }
        List<Person> people = program.people().stream()
                .filter(p -> p.outcome() == Outcome.LIKELY || p.outcome() == Outcome.POSSIBLE)
                .map(p -> household.find(p.id()).orElseThrow())
                .toList();
        return !people.isEmpty() && people.stream().allMatch(p -> isReceived(p, program.id()));
    }

    private boolean isReceived(Person person, String program) {
        return person.receives(program).isYes()
                || books.dictionary().programs().families().getOrDefault(program, List.of()).stream()
                        .anyMatch(shortForm -> person.receives(shortForm).isYes());
    }

    /** The question that can still settle most, or null. */
    public NextQuestion nextQuestion() {
        return NextQuestion.of(this, Set.of());
    }

    /** As {@link #nextQuestion()}, without those that were asked and not answered, by their paths. */
    public NextQuestion nextQuestion(Set<String> passed) {
        return NextQuestion.of(this, passed);
    }

    /** Whether a fact is asked of a person. */
    static boolean isOfPerson(FactPath path) {
        return path.person() != null;
    }
}
