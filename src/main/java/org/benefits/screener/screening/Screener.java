package org.benefits.screener.screening;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.household.ProgramList;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.units.Look;
import org.benefits.screener.units.OtherPrograms;
import org.benefits.screener.units.People;
import org.benefits.screener.units.Unit;

/** Takes households through all programs. Any number of threads may use it. */
public final class Screener {
    /** Households that share one run of a program's rules: the more, the cheaper each, up to about a hundred. */
    public static final int MOST_TOGETHER = 100;

    /** What one household may take; programs that are not reached by then are faults of their own. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int DEEPEST_CAUSE = 20;

    private final BiConsumer<String, RuntimeException> onFault;
    private final AtomicLong matches = new AtomicLong();
    private final Duration longest;

    /**
     * @param onFault told of each program whose rules failed, with the failure; must not log answers
     */
    public Screener(BiConsumer<String, RuntimeException> onFault) {
        this(onFault, LONGEST);
    }

    /**
     * As {@link #Screener(BiConsumer)}, with another bound of time.
     *
     * @param longest what one household may take
     */
    public Screener(BiConsumer<String, RuntimeException> onFault, Duration longest) {
        this.onFault = onFault;
        this.longest = longest;
    }

    /** The failure of a program that was not reached in time. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What kind of failure it was at bottom: safe to log, where its message could hold an answer. */
    public static String kind(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < DEEPEST_CAUSE && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    /** How many rules have matched in all. */
    public long matches() {
        return matches.get();
    }

    /** One household through all programs, with what each would open or close of the others. */
    public Screening screen(Books books, Household household) {
        long end = end(1);
        Screening screening = together(books, List.of(household), end).get(0);
        unlock(screening, end);
        return screening;
    }

    /** Many households, without what programs would open or close of each other. */
    public List<Screening> screenAll(Books books, List<Household> households) {
        List<Screening> done = new ArrayList<>(households.size());
        for (int from = 0; from < households.size(); from += MOST_TOGETHER) {
            List<Household> some = households.subList(from, Math.min(households.size(), from + MOST_TOGETHER));
            done.addAll(together(books, some, end(some.size())));
        }
        return done;
    }

    private long end(int households) {
        return System.nanoTime() + longest.multipliedBy(households).toNanos();
    }

    private static boolean isOver(long end) {
        return System.nanoTime() - end > 0;
    }

    private List<Screening> together(Books books, List<Household> households, long end) {
        List<People> people = households.stream().map(People::new).toList();
        List<Map<String, ProgramResult>> results = new ArrayList<>();
        households.forEach(h -> results.add(new LinkedHashMap<>()));
        for (RuleBook book : books.all()) {
            List<ProgramResult> found = isOver(end) ? tooLate(book, people) : program(book, people, results);
            for (int i = 0; i < found.size(); i++) {
                results.get(i).put(book.spec().id(), found.get(i));
            }
        }
        List<Screening> screenings = new ArrayList<>(households.size());
        for (int i = 0; i < households.size(); i++) {
            screenings.add(new Screening(
                    books, households.get(i), List.copyOf(results.get(i).values())));
        }
        return screenings;
    }

    private List<ProgramResult> tooLate(RuleBook book, List<People> people) {
        onFault.accept(book.spec().id(), new TooLong());
        return people.stream()
                .map(p -> ProgramResult.faulty(book, p.household()))
                .toList();
    }

    private List<ProgramResult> program(RuleBook book, List<People> people, List<Map<String, ProgramResult>> before) {
        List<Unit> units = new ArrayList<>(people.size());
        try {
            for (int i = 0; i < people.size(); i++) {
                units.add(unit(book, people.get(i), before.get(i)));
            }
            matches.addAndGet(book.run(units));
            return units.stream().map(u -> ProgramResult.of(book, u)).toList();
        } catch (RuntimeException e) {
            // One household that fails must not take the others along: each runs again by itself.
            List<ProgramResult> singly = new ArrayList<>(people.size());
            for (int i = 0; i < people.size(); i++) {
                singly.add(alone(book, people.get(i), before.get(i)));
            }
            return singly;
        }
    }

    private ProgramResult alone(RuleBook book, People people, Map<String, ProgramResult> before) {
        try {
            Unit unit = unit(book, people, before);
            matches.addAndGet(book.run(List.of(unit)));
            return ProgramResult.of(book, unit);
        } catch (RuntimeException e) {
            onFault.accept(book.spec().id(), e);
            return ProgramResult.faulty(book, people.household());
        }
    }

    private static Unit unit(RuleBook book, People people, Map<String, ProgramResult> before) {
        LocalDate day = book.day(people.household().asOf());
        return book.unit(new Look(people, book.tables(), book.guidelineDay(day), day, new Before(before)));
    }

    /** The results of the programs that ran before, as rules may ask for them. */
    private record Before(Map<String, ProgramResult> results) implements OtherPrograms {
        @Override
        public Truth wouldGet(String program, Person person) {
            return results.get(program).wouldGet(person == null ? null : person.id());
        }

        @Override
        public Truth wouldGetButFor(String program, String criterion, Person person) {
            return results.get(program).butFor(criterion).wouldGet(person == null ? null : person.id());
        }

        @Override
        public Range wouldGetAmount(String program) {
            return results.get(program).wouldGetAmount();
        }

        @Override
        public Range wouldGetAmountButFor(String program, String criterion) {
            return results.get(program).butFor(criterion).wouldGetAmount();
        }
    }

    // For each likely program P that Q's rules ask about, Q is run again with P alone received. One step, no chains.
    private void unlock(Screening screening, long end) {
        Map<String, ProgramResult> results = new LinkedHashMap<>();
        screening.programs().forEach(p -> results.put(p.id(), p));
        for (ProgramResult program : screening.programs()) {
            Set<String> asked = asked(program.book());
            if (program.fault() || asked.isEmpty() || program.isClosed() || isOver(end)) {
                continue;
            }
            List<String> unlocking = new ArrayList<>();
            List<String> conflicting = new ArrayList<>();
            for (ProgramResult other : screening.programs()) {
                if (other != program && other.outcome() == Outcome.LIKELY && reads(screening, asked, other.id())) {
                    ProgramResult again = with(screening.household(), program.book(), other, results);
                    if (again.fault()) {
                        // That it could not be worked out says nothing of the two programs.
                        continue;
                    }
                    Outcome with = again.outcome();
                    if (with.compareTo(program.outcome()) < 0
                            && with.compareTo(Outcome.POSSIBLE) <= 0
                            && program.outcome().compareTo(Outcome.POSSIBLE) > 0) {
                        unlocking.add(other.id());
                    } else if (with.compareTo(program.outcome()) > 0) {
                        conflicting.add(other.id());
                    }
                }
            }
            program.with(unlocking, conflicting);
        }
    }

    private static Set<String> asked(RuleBook book) {
        Set<String> asked = new LinkedHashSet<>();
        for (Sentence sentence : book.sentences().values()) {
            asked.addAll(sentence.reads().receives());
        }
        return asked;
    }

    private static boolean reads(Screening screening, Collection<String> asked, String program) {
        ProgramList list = screening.books().dictionary().programs();
        return asked.contains(program)
                || asked.stream().anyMatch(a -> list.entries().get(a).oneOf().contains(program));
    }

    private ProgramResult with(
            Household household, RuleBook book, ProgramResult received, Map<String, ProgramResult> results) {
        Set<String> covered = new LinkedHashSet<>();
        received.people().stream().filter(p -> p.outcome() == Outcome.LIKELY).forEach(p -> covered.add(p.id()));
        Household with = household.receiving(received.id(), covered);
        return alone(book, new People(with), results);
    }
}
