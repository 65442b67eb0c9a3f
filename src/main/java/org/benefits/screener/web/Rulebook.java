package org.benefits.screener.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.benefits.screener.batch.Request;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Citations;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.tables.Table;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Figures;
import org.benefits.screener.text.Library;
import org.benefits.screener.text.Words;

/** The rules for everyone to read: each program with its rules, their law, and the numbers in force for a state on a day. */
public final class Rulebook {
    private static final int MOST_ROWS = 400;

    /** One program in the list. */
    public record Entry(String id, String name, String gives, String closedOn) {}

    /** One rule: its name in words, whether it is about each person, its law. */
    public record Rule(String name, boolean person, List<Citations.Citation> law) {}

    /** One number in force. */
    public record Row(String table, String dimensions, String value, String from, String source, String next) {}

    /** A template with what it shows. */
    record Shown(String template, Map<String, Object> values) {}

    private final Library library;
    private final Clock clock;
    private final BiConsumer<Context, Shown> show;

    Rulebook(Library library, Clock clock, BiConsumer<Context, Shown> show) {
        this.library = library;
        this.clock = clock;
        this.show = show;
    }

    void add(RoutesConfig routes) {
        routes.get("/programs", this::programs);
        routes.get("/programs/{id}", this::program);
    }

    private void programs(Context context) {
        Edition edition = library.edition();
        String language = Site.language(context, edition.texts());
        Figures figures = new Figures(language, edition.texts().common(language));
        List<Entry> entries = edition.books().all().stream()
                .map(b -> {
                    Words words = edition.texts().program(b.spec().id(), language);
                    LocalDate closed = b.spec().closedOn();
                    return new Entry(
                            b.spec().id(),
                            words.get("name"),
                            words.get("gives"),
                            closed == null ? null : figures.date(closed));
                })
                .sorted(Comparator.comparing(Entry::name))
                .toList();
        show.accept(context, new Shown("programs.jte", Map.of("entries", entries)));
    }

    private void program(Context context) {
        Edition edition = library.edition();
        RuleBook book = edition.books().get(context.pathParam("id"));
        if (book == null) {
            context.status(404);
            show.accept(context, new Shown("nothing.jte", Map.of()));
            return;
        }
        String language = Site.language(context, edition.texts());
        Words words = edition.texts().program(book.spec().id(), language);
        Words questions = edition.texts().questions(language);
        LocalDate day = day(context.queryParam("day"));
        List<String> states =
                edition.books().dictionary().household().get("state").choices();
        String asked = context.queryParam("state");
        String state = asked != null && states.contains(asked) ? asked : null;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", book.spec().id());
        values.put("name", words.get("name"));
        values.put("gives", words.get("gives"));
        values.put("apply", words.find("apply"));
        values.put("url", book.spec().applyUrl());
        values.put("phone", book.spec().applyPhone());
        values.put(
                "documents",
                book.spec().documents().stream()
                        .map(d -> edition.texts().common(language).get("document." + d))
                        .toList());
        Figures figures = new Figures(language, edition.texts().common(language));
        values.put("reviewed", figures.date(book.spec().reviewed()));
        values.put("dayInWords", figures.date(day));
        values.put("day", day.toString());
        values.put("state", state);
        values.put(
                "states",
                states.stream()
                        .map(s -> new Field.Choice(s, questions.get("household.state." + s)))
                        .sorted(Comparator.comparing(Field.Choice::label))
                        .toList());
        values.put("rules", rules(book));
        values.put("rows", rows(book, state, day, figures, edition.texts().pages(language)));
        show.accept(context, new Shown("program.jte", values));
    }

    private LocalDate day(String given) {
        LocalDate today = LocalDate.now(clock.withZone(Request.TODAY_IN));
        try {
            return given == null || given.isBlank() ? today : LocalDate.parse(given);
        } catch (DateTimeException e) {
            return today;
        }
    }

    private static List<Rule> rules(RuleBook book) {
        List<Rule> rules = new ArrayList<>();
        for (Sentence sentence : book.sentences().values()) {
            if (sentence.verb() == Sentence.Verb.require || sentence.verb() == Sentence.Verb.memberIf) {
                rules.add(
                        new Rule(sentence.name().replace('-', ' '), sentence.aboutPerson(), book.citations(sentence)));
            }
        }
        return rules;
    }

    private static List<Row> rows(RuleBook book, String state, LocalDate day, Figures figures, Words words) {
        Set<String> names = new TreeSet<>();
        book.sentences().values().forEach(s -> names.addAll(s.reads().tables()));
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            Table table = book.tables().get(name);
            int at = table.dimensions().stream()
                    .map(Table.Dimension::name)
                    .toList()
                    .indexOf("state");
            table.rows().forEach((key, dates) -> {
                String[] parts = key.split("\\|", -1);
                boolean wanted = at < 0 || parts[at].equals(Table.EVERYWHERE) || parts[at].equals(state);
                Map.Entry<LocalDate, RowRef> row = dates.floorEntry(day);
                if (wanted && row != null && rows.size() < MOST_ROWS) {
                    rows.add(new Row(
                            table.path(),
                            String.join(", ", parts),
                            value(table, table.valueAt(key, row.getKey()), figures, words),
                            row.getKey().toString(),
                            row.getValue().source(),
                            table.nextUpdate() == null ? "" : table.nextUpdate().toString()));
                }
            });
        }
        return rows;
    }

    private static String value(Table table, Object value, Figures figures, Words words) {
        if (value instanceof Truth truth) {
            return words.get(truth.isYes() ? "program.yes" : "program.no");
        }
        if (!(value instanceof Range range)) {
            return words.get("program.unknown");
        }
        if (range.isNoLimit()) {
            return words.get("program.no-limit");
        }
        if (range.isNotOffered()) {
            return words.get("program.not-offered");
        }
        BigDecimal number = range.lowNumber();
        String shown = figures.show(range, number.stripTrailingZeros().scale() > 0);
        String unit = words.find("program." + table.kind().name().toLowerCase(Locale.ROOT));
        return unit == null ? shown : unit.replace("{0}", shown);
    }
}
