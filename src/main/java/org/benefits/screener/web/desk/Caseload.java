package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.benefits.screener.batch.Request;
import org.benefits.screener.batch.RequestRows;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;

/** Many households of one file, screened in hundreds while they are read: on one day, or on two to see whose outcomes change. */
final class Caseload {
    /** The most rows of a file. */
    static final int MOST_ROWS = 20_000;

    /**
     * What to look at.
     *
     * @param program only rows with this program; null for all
     * @param notReceived only where nothing says that it is received already
     * @param day the day of the screening; null for that of each row, else today
     * @param otherDay the day to compare with; null for none
     */
    record Look(String program, boolean notReceived, LocalDate day, LocalDate otherDay) {}

    /** A row with its screening, and that of the other day or null; or with its problem. */
    record Done(long number, Screening screening, Screening other, String problem) {}

    /** How a whole file came out. */
    static final class Summary {
        private long rows;
        private long faulty;
        private boolean cut;
        private final Map<String, int[]> programs = new TreeMap<>();

        /** Rows read, without blank ones. */
        public long rows() {
            return rows;
        }

        /** Rows that could not be screened. */
        public long faulty() {
            return faulty;
        }

        /** Whether the file has more rows than are read. */
        public boolean cut() {
            return cut;
        }

        /** By program: likely or possible in so many rows, and in so many of these not known to be received. */
        public Map<String, int[]> programs() {
            return programs;
        }

        private void add(Done done) {
            rows++;
            faulty += done.problem() == null ? 0 : 1;
            if (done.problem() == null) {
                for (ProgramResult program : done.screening().programs()) {
                    if (Ladder.isOpen(program.outcome())) {
                        int[] counts = programs.computeIfAbsent(program.id(), p -> new int[2]);
                        counts[0]++;
                        counts[1] += done.screening().isReceived(program) ? 0 : 1;
                    }
                }
            }
        }
    }

    /** Takes what is done, a hundred rows at a time. */
    interface Sink {
        void take(List<Done> done) throws IOException;
    }

    private final Edition edition;
    private final Screener screener;
    private final LocalDate today;
    private final Look look;

    Caseload(Edition edition, Screener screener, LocalDate today, Look look) {
        this.edition = edition;
        this.screener = screener;
        this.today = today;
        this.look = look;
    }

    /** A row whose household can be screened, or its problem. */
    private record Read(long number, Household household, Household other, String problem) {}

    Summary run(RequestRows rows, Sink sink) throws IOException {
        Summary summary = new Summary();
        List<Read> together = new ArrayList<>();
        for (RequestRows.Row row = rows.next(); row != null && !summary.cut; row = rows.next()) {
            if (summary.rows + together.size() == MOST_ROWS) {
                summary.cut = true;
            } else {
                together.add(read(row));
            }
            if (together.size() == Screener.MOST_TOGETHER) {
                answer(together, summary, sink);
            }
        }
        answer(together, summary, sink);
        return summary;
    }

    private Read read(RequestRows.Row row) {
        if (row.problem() != null) {
            return new Read(row.number(), null, null, row.problem());
        }
        try {
            ObjectNode request = row.request();
            if (look.day() != null) {
                request.put("asOf", look.day().toString());
            }
            Clock clock = Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), Request.TODAY_IN);
            Household household = Request.read(request, edition.books().dictionary(), clock);
            Household other = null;
            if (look.otherDay() != null) {
                request.put("asOf", look.otherDay().toString());
                other = Request.read(request, edition.books().dictionary(), clock, "", household.asOf());
            }
            return new Read(row.number(), household, other, null);
        } catch (BadHousehold e) {
            return new Read(row.number(), null, null, RequestRows.problem(e));
        }
    }

    private void answer(List<Read> together, Summary summary, Sink sink) throws IOException {
        List<Read> good = together.stream().filter(r -> r.problem() == null).toList();
        List<Screening> screenings = screener.screenAll(
                edition.books(), good.stream().map(Read::household).toList());
        List<Screening> others = look.otherDay() == null
                ? List.of()
                : screener.screenAll(
                        edition.books(), good.stream().map(Read::other).toList());
        Map<Read, Integer> places = new LinkedHashMap<>();
        good.forEach(r -> places.put(r, places.size()));
        List<Done> done = new ArrayList<>();
        for (Read row : together) {
            Integer at = places.get(row);
            done.add(new Done(
                    row.number(),
                    at == null ? null : screenings.get(at),
                    at == null || others.isEmpty() ? null : others.get(at),
                    row.problem()));
        }
        done.forEach(summary::add);
        together.clear();
        if (!done.isEmpty()) {
            sink.take(done);
        }
    }

    /** Whether a row is to be shown: with its problem always, else where the program looked for is there, or something changes. */
    boolean isShown(Done done) {
        if (done.problem() != null) {
            return true;
        }
        if (done.other() != null) {
            return done.screening().programs().stream().anyMatch(p -> isLookedFor(p) && shifts(p, done.other()));
        }
        return look.program() == null || done.screening().programs().stream().anyMatch(p -> isThere(done, p));
    }

    private boolean isLookedFor(ProgramResult program) {
        return look.program() == null || look.program().equals(program.id());
    }

    private boolean isThere(Done done, ProgramResult program) {
        return isLookedFor(program)
                && Ladder.isOpen(program.outcome())
                && !(look.notReceived() && done.screening().isReceived(program));
    }

    /** The programs of a row to be shown: likely or possible, and if that is asked not known to be received. */
    List<ProgramResult> shown(Done done) {
        return done.screening().programs().stream()
                .filter(p -> isThere(done, p))
                .toList();
    }

    /** Whether a program is likely or possible on one of the two days only. */
    private static boolean shifts(ProgramResult program, Screening other) {
        return Ladder.isOpen(program.outcome())
                != Ladder.isOpen(other.get(program.id()).outcome());
    }

    /** Ids of the programs that are likely or possible on one of the two days only. */
    List<String> shifted(Done done) {
        return done.screening().programs().stream()
                .filter(p -> isLookedFor(p) && shifts(p, done.other()))
                .map(ProgramResult::id)
                .toList();
    }
}
