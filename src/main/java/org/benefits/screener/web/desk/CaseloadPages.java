package org.benefits.screener.web.desk;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.benefits.screener.batch.Request;
import org.benefits.screener.batch.RequestRows;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Explainer;
import org.benefits.screener.web.Field;
import org.benefits.screener.web.Page;
import org.benefits.screener.web.Site;

/** The page for many households: a file in, a table or a CSV with reasons out, row by row. The file is held in memory while it is answered. */
public final class CaseloadPages {
    private static final int MOST_REASONS = 4;
    private static final String ROWS = "<!--rows-->";
    private static final String END = "<!--end-->";
    private static final List<String> TEMPLATE = List.of(
            "state,livingArrangement,rent,utilitiesPaid,liquidAssets,receives,people/0/relation,people/0/age,"
                    + "people/0/pregnant,people/0/incomes/0/type,people/0/incomes/0/amount,people/0/incomes/0/frequency,"
                    + "people/1/relation,people/1/age,people/1/incomes",
            "OH,rent,900,heating;electricity,0,snap,self,30,no,wages,400,weekly,child,3,-",
            "TX,rent,1100,electricity,250,-,self,27,yes,unemployment,1300,monthly,,,");

    /** A row of the table. */
    public record Line(
            long number, String problem, List<Item> likely, List<Item> possible, int open, List<Change> changes) {}

    /** A program of a row. */
    public record Item(String name, String amount, boolean received) {}

    /** A program in the summary. */
    public record Count(String name, int open, int notReceived) {}

    private final DeskSite desk;
    private final Screener screener;

    CaseloadPages(DeskSite desk, Screener screener) {
        this.desk = desk;
        this.screener = screener;
    }

    void add(RoutesConfig routes) {
        routes.get("/desk/caseload", context -> show(context, null, List.of()));
        routes.get("/desk/caseload/template.csv", CaseloadPages::template);
        routes.post("/desk/caseload", desk.fromOurPage(this::run));
    }

    private static void template(Context context) {
        context.header("Content-Disposition", "attachment; filename=\"template.csv\"");
        context.contentType("text/csv; charset=utf-8").result(String.join("\r\n", TEMPLATE) + "\r\n");
    }

    private void show(Context context, String problem, List<String> places) {
        Edition edition = desk.edition();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("problem", problem);
        model.put("places", places);
        model.put("programs", programs(edition, Site.language(context, edition.texts())));
        desk.show(context, "desk/caseload.jte", model);
    }

    private static List<Field.Choice> programs(Edition edition, String language) {
        Map<String, String> byName = new TreeMap<>();
        edition.books()
                .all()
                .forEach(b -> byName.put(
                        edition.texts().program(b.spec().id(), language).get("name"),
                        b.spec().id()));
        List<Field.Choice> choices = new ArrayList<>();
        byName.forEach((name, id) -> choices.add(new Field.Choice(id, name)));
        return choices;
    }

    private void run(Context context) throws IOException {
        Edition edition = desk.edition();
        UploadedFile file = context.uploadedFile("file");
        String program = context.formParam("program");
        LocalDate day = day(context, "day");
        LocalDate other = day(context, "other");
        boolean badDay = isGiven(context, "day") && day == null || isGiven(context, "other") && other == null;
        if (file == null || file.size() == 0 || badDay) {
            context.status(422);
            show(context, badDay ? "desk.error.date" : "desk.caseload.no-file", List.of());
            return;
        }
        Caseload.Look look = new Caseload.Look(
                edition.books().contains(String.valueOf(program)) ? program : null,
                context.formParam("not-received") != null,
                day,
                other);
        try (InputStream in = file.content()) {
            boolean csv = file.filename().toLowerCase(Locale.ROOT).endsWith(".csv");
            RequestRows rows = csv ? RequestRows.csv(in, edition.books().dictionary()) : RequestRows.ndjson(in);
            Caseload caseload = new Caseload(edition, screener, desk.today(), look);
            if ("csv".equals(context.formParam("as"))) {
                download(context, edition, caseload, rows);
            } else {
                table(context, edition, caseload, rows, other != null);
            }
        } catch (BadHousehold e) {
            context.status(422);
            show(
                    context,
                    "desk.caseload.columns",
                    e.problems().stream().map(p -> p.message()).toList());
        }
    }

    private static boolean isGiven(Context context, String name) {
        String text = context.formParam(name);
        return text != null && !text.isBlank();
    }

    private static LocalDate day(Context context, String name) {
        LocalDate day = isGiven(context, name)
                ? ClientReader.day(context.formParam(name).strip())
                : null;
        return day == null ? null : Request.day(day.toString());
    }

    // ---- the table, sent while rows are read

    private void table(Context context, Edition edition, Caseload caseload, RequestRows rows, boolean twoDays)
            throws IOException {
        Page page = desk.page(context);
        String frame = desk.render(page, "desk/caseload-table.jte", Map.of("twoDays", twoDays));
        desk.headers(context);
        context.res().setContentType("text/html; charset=utf-8");
        OutputStream out = context.res().getOutputStream();
        write(out, frame.substring(0, frame.indexOf(ROWS)));
        Caseload.Summary summary = caseload.run(rows, done -> {
            List<Line> lines = done.stream()
                    .filter(caseload::isShown)
                    .map(d -> line(d, caseload, edition, page.language()))
                    .toList();
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("lines", lines);
            model.put("first", done.get(0).number());
            model.put("last", done.get(done.size() - 1).number());
            model.put("twoDays", twoDays);
            write(out, desk.render(page, "desk/caseload-rows.jte", model));
        });
        write(out, frame.substring(frame.indexOf(ROWS) + ROWS.length(), frame.indexOf(END)));
        List<Count> counts = new ArrayList<>();
        programs(edition, page.language()).forEach(p -> {
            int[] found = summary.programs().get(p.value());
            if (found != null) {
                counts.add(new Count(p.label(), found[0], found[1]));
            }
        });
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("rows", summary.rows());
        model.put("faulty", summary.faulty());
        model.put("cut", summary.cut());
        model.put("most", Caseload.MOST_ROWS);
        model.put("counts", counts);
        write(out, desk.render(page, "desk/caseload-summary.jte", model));
        write(out, frame.substring(frame.indexOf(END) + END.length()));
    }

    private static void write(OutputStream out, String html) throws IOException {
        out.write(html.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Line line(Caseload.Done done, Caseload caseload, Edition edition, String language) {
        if (done.problem() != null) {
            return new Line(done.number(), done.problem(), List.of(), List.of(), 0, List.of());
        }
        Screening screening = done.screening();
        Explainer explainer = new Explainer(screening, edition.texts(), language);
        List<Item> likely = new ArrayList<>();
        List<Item> possible = new ArrayList<>();
        for (ProgramResult program : caseload.shown(done)) {
            Item item = new Item(explainer.name(program), explainer.amount(program), screening.isReceived(program));
            (Board.key(program.outcome()).equals("likely") ? likely : possible).add(item);
        }
        int open = (int) screening.programs().stream()
                .filter(p -> Board.key(p.outcome()).equals("more-needed"))
                .count();
        return new Line(done.number(), null, likely, possible, open, changes(done, caseload, edition, language));
    }

    private static List<Change> changes(Caseload.Done done, Caseload caseload, Edition edition, String language) {
        if (done.other() == null) {
            return List.of();
        }
        List<String> shifted = caseload.shifted(done);
        return Change.between(
                        done.screening(),
                        new Explainer(done.screening(), edition.texts(), language),
                        done.other(),
                        new Explainer(done.other(), edition.texts(), language))
                .stream()
                .filter(c -> shifted.contains(c.program()))
                .toList();
    }

    // ---- the same as CSV, with reasons

    private void download(Context context, Edition edition, Caseload caseload, RequestRows rows) throws IOException {
        String language = Site.language(context, edition.texts());
        context.header("Content-Disposition", "attachment; filename=\"outcomes.csv\"");
        context.header("Cache-Control", "no-store");
        context.res().setContentType("text/csv; charset=utf-8");
        CsvWriter csv = CsvWriter.builder()
                .build(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8));
        csv.writeRecord(
                "row", "program", "name", "outcome", "low", "high", "received", "other-day", "reasons", "problem");
        Caseload.Summary summary = caseload.run(rows, done -> {
            for (Caseload.Done each : done) {
                if (each.problem() != null) {
                    csv.writeRecord(Long.toString(each.number()), "", "", "", "", "", "", "", "", safe(each.problem()));
                } else {
                    write(each, caseload, edition, language, csv);
                }
            }
            csv.flush();
        });
        if (summary.cut()) {
            csv.writeRecord(
                    "", "", "", "", "", "", "", "", "", "only the first " + Caseload.MOST_ROWS + " rows are read");
        }
        csv.flush();
    }

    private static void write(Caseload.Done done, Caseload caseload, Edition edition, String language, CsvWriter csv) {
        Screening screening = done.screening();
        Explainer explainer = new Explainer(screening, edition.texts(), language);
        Map<String, Change> changes = new LinkedHashMap<>();
        changes(done, caseload, edition, language).forEach(c -> changes.put(c.program(), c));
        List<ProgramResult> programs = done.other() == null
                ? caseload.shown(done)
                : changes.keySet().stream().map(screening::get).toList();
        for (ProgramResult program : programs) {
            Range estimate = program.estimate();
            Change change = changes.get(program.id());
            List<String> reasons = change == null
                    ? program.deciding().stream()
                            .map((CriterionResult c) -> explainer.explain(program, c))
                            .distinct()
                            .limit(MOST_REASONS)
                            .toList()
                    : change.why().stream().map(Change.Why::after).toList();
            csv.writeRecord(
                    Long.toString(done.number()),
                    program.id(),
                    explainer.name(program),
                    program.outcome().name(),
                    estimate == null ? "" : estimate.lowNumber().toPlainString(),
                    estimate == null ? "" : estimate.highNumber().toPlainString(),
                    screening.isReceived(program) ? "yes" : "",
                    change == null
                            ? ""
                            : done.other().get(program.id()).outcome().name(),
                    safe(String.join(" ", reasons)),
                    "");
        }
    }

    // A spreadsheet must not take a cell for a formula.
    private static String safe(String cell) {
        return cell.matches("(?s)[=+@\\t-].*") ? "'" + cell : cell;
    }
}
