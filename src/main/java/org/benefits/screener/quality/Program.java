package org.benefits.screener.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.benefits.screener.batch.Request;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.screening.Books;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.text.Report;
import org.benefits.screener.text.Texts;

/**
 * One program, with those that it asks about, and the scenarios that show it.
 *
 * @param books the program and those that it asks about, and no others
 * @param cases its own scenarios
 * @param stories the families' stories, which show it among all others
 * @param scenarios the folder of its own scenarios
 */
public record Program(String id, Books books, Texts texts, List<Case> cases, List<Case> stories, Path scenarios) {
    private static final Screener SCREENER = new Screener((program, failure) -> {});

    RuleBook book() {
        return books.get(id);
    }

    /** A household through this program and those that it asks about. */
    Screening screen(JsonNode request) {
        return SCREENER.screenAlone(books, Request.read(request, books.dictionary(), Clock.systemUTC()));
    }

    Screening screen(Case each) {
        return screen(each.scenario().request());
    }

    ProgramResult result(Screening screening) {
        return screening.get(id);
    }

    /** What is said of this program, as a scenario shows it. */
    String says(Screening screening) {
        return new Report(screening, texts, Texts.ENGLISH).write(id).stripTrailing();
    }

    /** What would be said if the rules were these. */
    String says(Screening screening, RuleBook changed) {
        return says(SCREENER.again(screening, changed));
    }

    /** The rows of the program's tables that are read while something runs, each because all its keys were known. */
    Set<RowRef> rowsRead(Runnable something) {
        Set<RowRef> read = new HashSet<>();
        book().tables().all().values().forEach(t -> t.watch(read::add));
        something.run();
        book().tables().all().values().forEach(t -> t.watch(null));
        return read;
    }
}
