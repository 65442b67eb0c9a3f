package org.benefits.screener.screening;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
        People people = new People(household);
        Screening screening = together(books, List.of(people), true, end).get(0);
        unlock(screening, people, end);
        return screening;
    }

    /**
     * Many households, without what programs would open or close of each other. Rules that cannot change an outcome are left until somebody asks for
     * details.
     */
    public List<Screening> screenAll(Books books, List<Household> households) {
        List<Screening> done = new ArrayList<>(households.size());
        for (int from = 0; from < households.size(); from += MOST_TOGETHER) {
            List<Household> some = households.subList(from, Math.min(households.size(), from + MOST_TOGETHER));
            done.addAll(together(books, some.stream().map(People::new).toList(), false, end(some.size())));
        }
        return done;
    }

    /** One household through all programs, with every rule run, without what programs would open or close of each other. */
    public Screening screenAlone(Books books, Household household) {
        return together(books, List.of(new People(household)), true, end(1)).get(0);
    }

    /**
     * One program of a screening run again with other rules; what other programs say of it stays as it was. For trying what a change of rules
     * does.
     */
    public Screening again(Screening before, RuleBook changed) {
        Map<String, ProgramResult> results = new LinkedHashMap<>();
        before.programs().forEach(p -> results.put(p.id(), p));
        results.put(changed.spec().id(), alone(changed, new People(before.household()), results, true));
        return new Screening(before.books(), before.household(), List.copyOf(results.values()));
    }

    private long end(int households) {
        return System.nanoTime() + longest.multipliedBy(households).toNanos();
    }

    private static boolean isOver(long end) {
        return System.nanoTime() - end > 0;
    }

    private List<Screening> together(Books books, List<People> people, boolean whole, long end) {
        List<Map<String, ProgramResult>> results = new ArrayList<>();
        people.forEach(p -> results.add(new LinkedHashMap<>()));
        for (RuleBook book : books.all()) {
            List<ProgramResult> found = isOver(end) ? tooLate(book, people) : program(book, people, results, whole);
            for (int i = 0; i < found.size(); i++) {
                results.get(i).put(book.spec().id(), found.get(i));
            }
        }
        List<Screening> screenings = new ArrayList<>(people.size());
        for (int i = 0; i < people.size(); i++) {
            screenings.add(new Screening(
                    books, people.get(i).household(), List.copyOf(results.get(i).values())));
        }
        return screenings;
    }

    private List<ProgramResult> tooLate(RuleBook book, List<People> people) {
        onFault.accept(book.spec().id(), new TooLong());
        return people.stream()
                .map(p -> ProgramResult.faulty(book, p.household()))
                .toList();
    }

    private List<ProgramResult> program(
            RuleBook book, List<People> people, List<Map<String, ProgramResult>> before, boolean whole) {
        List<Unit> units = new ArrayList<>(people.size());
        try {
            for (int i = 0; i < people.size(); i++) {
                units.add(unit(book, people.get(i), before.get(i), whole));
            }
            matches.addAndGet(book.run(units));
            return units.stream().map(u -> ProgramResult.of(book, u)).toList();
        } catch (RuntimeException e) {
            // One household that fails must not take the others along: each runs again by itself.
            List<ProgramResult> singly = new ArrayList<>(people.size());
            for (int i = 0; i < people.size(); i++) {
                singly.add(alone(book, people.get(i), before.get(i), whole));
            }
            return singly;
        }
    }

    private ProgramResult alone(RuleBook book, People people, Map<String, ProgramResult> before, boolean whole) {
        try {
            Unit unit = unit(book, people, before, whole);
            matches.addAndGet(book.run(List.of(unit)));
            return ProgramResult.of(book, unit);
        } catch (RuntimeException e) {
            onFault.accept(book.spec().id(), e);
            return ProgramResult.faulty(book, people.household());
        }
    }

    private static Unit unit(RuleBook book, People people, Map<String, ProgramResult> before, boolean whole) {
        LocalDate day = book.day(people.household().asOf());
        return book.unit(new Look(people, book.tables(), book.guidelineDay(day), day, new Before(before)), whole);
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
    private void unlock(Screening screening, People people, long end) {
        Map<String, ProgramResult> results = new LinkedHashMap<>();
        screening.programs().forEach(p -> results.put(p.id(), p));
        Map<ProgramResult, People> receiving = new LinkedHashMap<>();
        for (ProgramResult program : screening.programs()) {
            if (program.outcome() == Outcome.LIKELY) {
                receiving.put(program, receiving(people, program));
            }
        }
        for (ProgramResult program : screening.programs()) {
            if (program.fault() || program.book().receives().isEmpty() || program.isClosed() || isOver(end)) {
                continue;
            }
            List<ProgramResult> others = receiving.keySet().stream()
                    .filter(p -> p != program && matters(screening, program.book(), people, receiving.get(p), p.id()))
                    .toList();
            if (!others.isEmpty()) {
                List<ProgramResult> again = program(
                        program.book(),
                        others.stream().map(receiving::get).toList(),
                        Collections.nCopies(others.size(), results),
                        false);
                compare(program, others, again);
            }
        }
    }

    private static People receiving(People people, ProgramResult received) {
        Set<String> covered = new LinkedHashSet<>();
        received.people().stream().filter(p -> p.outcome() == Outcome.LIKELY).forEach(p -> covered.add(p.id()));
        return people.receiving(received.id(), covered);
    }

    // Where the rules ask about the program, by its own name or that of its family, and would be told something new.
    private static boolean matters(Screening screening, RuleBook book, People now, People with, String received) {
        ProgramList list = screening.books().dictionary().programs();
        return book.receives().stream()
                .filter(asked -> asked.equals(received)
                        || list.entries().get(asked).oneOf().contains(received))
                .anyMatch(asked -> !now.receipt().saysSame(with.receipt(), asked));
    }

    private static void compare(ProgramResult program, List<ProgramResult> others, List<ProgramResult> again) {
        List<String> unlocking = new ArrayList<>();
        List<String> conflicting = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            if (again.get(i).fault()) {
                // That it could not be worked out says nothing of the two programs.
                continue;
            }
            Outcome with = again.get(i).outcome();
            if (with.compareTo(program.outcome()) < 0
                    && with.compareTo(Outcome.POSSIBLE) <= 0
                    && program.outcome().compareTo(Outcome.POSSIBLE) > 0) {
                unlocking.add(others.get(i).id());
            } else if (with.compareTo(program.outcome()) > 0) {
                conflicting.add(others.get(i).id());
            }
        }
        program.with(unlocking, conflicting);
    }
}
