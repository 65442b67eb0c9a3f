package org.benefits.screener.web.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.benefits.screener.batch.Json;
import org.benefits.screener.changes.Revision;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import org.benefits.screener.text.Texts;

/**
 * The bench of policy staff at {@code /bench}: rules beside their words, tables as grids, a check as they type, the families that a change
 * touches. Changes gather in one draft; saving writes it into {@code rules/}, and publishing stays a commit and a review. In English, as the
 * rule files are.
 */
public final class BenchPages implements Consumer<RoutesConfig> {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final int MOST_FAMILIES_SHOWN = 30;
    private static final int MOST_COMMITS = 20;

    /** What every page of the bench shows: the token of its forms, the changed files, and what was just done. */
    public record Frame(String csrf, List<String> changed, String said) {}

    /** A program in the list. */
    public record Program(String id, String name, String broken, int changed) {}

    /** A family whose sentences change, with its lines side by side. */
    public record Touched(String file, String program, String why, List<SideBySide.Line> lines, String now) {}

    private final Library library;
    private final Path compiled;
    private final Path scenarios;
    private final Draft draft;
    private final ChangePages changed;
    private final Local local = new Local();
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.benefits.screener.pages");

    /**
     * @param library the rules and words in force
     * @param compiled where compiled rules are kept
     * @param scenarios {@code test-scenarios/}
     * @param clock tells today
     */
    public BenchPages(Library library, Path compiled, Path scenarios, Clock clock) {
        this.library = library;
        this.compiled = compiled;
        this.scenarios = scenarios;
        this.draft = new Draft(library.rules());
        this.changed = new ChangePages(library.rules(), compiled, scenarios, draft, clock, this::show);
    }

    @Override
    public void accept(RoutesConfig routes) {
        routes.get("/bench", page(this::home));
        routes.get("/bench/program/{program}", page(this::program));
        routes.get("/bench/rule/{program}/{rule}", page(this::rule));
        routes.get("/bench/table", page(this::table));
        routes.get("/bench/file", page(this::file));
        routes.get("/bench/draft", page(this::changes));
        routes.get("/bench/changes", page(changed::changes));
        routes.post("/bench/impact", page(changed::impact));
        routes.post("/bench/edit", page(this::edit));
        routes.post("/bench/try", page(this::families));
        routes.post("/bench/save", page(this::save));
        routes.post("/bench/discard", page(this::discard));
        routes.post("/bench/approve", page(this::approve));
    }

    // ---- what all pages share

    private Handler page(Handler handler) {
        return local.only(context -> {
            try {
                handler.handle(context);
            } catch (Draft.Refused e) {
                context.status(422);
                show(context, "bench/refused.jte", Map.of("why", e.getMessage()));
            }
        });
    }

    private void show(Context context, String template, Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        String said = String.valueOf(context.queryParam("said"));
        all.put("frame", new Frame(local.token(), draft.files(), SAID.getOrDefault(said, "")));
        StringOutput html = new StringOutput();
        templates.render(template, all, html);
        context.header("Content-Security-Policy", POLICY);
        context.header("Cache-Control", "no-store");
        context.contentType("text/html; charset=utf-8").result(html.toString());
    }

    private static final Map<String, String> SAID = Map.of(
            "kept", "Your change is in the draft. Nothing is saved yet.",
            "saved", "Saved into rules/. Publish it with a commit and a review.",
            "discarded", "The draft is gone. rules/ is as it was.",
            "approved", "Approved. The sentences are kept beside the scenario.");

    private static void go(Context context, String where, String said) {
        context.redirect(where + (where.contains("?") ? "&" : "?") + "said=" + said, HttpStatus.SEE_OTHER);
    }

    // ---- what there is

    private void home(Context context) {
        Edition edition = library.edition();
        List<Program> programs = new ArrayList<>();
        for (RuleBook book : edition.books().all()) {
            String id = book.spec().id();
            String name = edition.texts().program(id, Texts.ENGLISH).get("name");
            int changed = (int)
                    draft.files().stream().filter(f -> f.startsWith(id + "/")).count();
            programs.add(new Program(id, name, edition.broken().get(id), changed));
        }
        programs.sort(Comparator.comparing(Program::name));
        List<String> broken = edition.broken().entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList();
        show(
                context,
                "bench/home.jte",
                Map.of("programs", programs, "broken", broken, "shared", new Folder(library.rules(), draft).shared()));
    }

    private void program(Context context) {
        String id = context.pathParam("program");
        Folder folder = new Folder(library.rules(), draft);
        Edition edition = library.edition();
        String name = edition.books().contains(id)
                ? edition.texts().program(id, Texts.ENGLISH).get("name")
                : id;
        show(
                context,
                "bench/program.jte",
                Map.of(
                        "id", id,
                        "name", name,
                        "rules", folder.rules(id),
                        "files", folder.files(id),
                        "families", folder.families(scenarios, id),
                        "history", Revision.history(library.rules().resolve(id), MOST_COMMITS)));
    }

    private void rule(Context context) {
        String id = context.pathParam("program");
        Folder.Rule rule = new Folder(library.rules(), draft).rule(id, context.pathParam("rule"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("program", id);
        values.put("rule", rule);
        values.put("words", new Folder(library.rules(), draft).words(id, rule.block()));
        show(context, "bench/rule.jte", values);
    }

    private void table(Context context) {
        String file = context.queryParam("file");
        String search =
                String.valueOf(context.queryParamAsClass("search", String.class).getOrDefault(""));
        Grid grid = Grid.read(existing(file));
        show(
                context,
                "bench/table.jte",
                Map.of(
                        "file",
                        file,
                        "search",
                        search,
                        "columns",
                        grid.columns(),
                        "rows",
                        grid.find(search),
                        "found",
                        (int) grid.count(search),
                        "stamp",
                        Edits.stamp(existing(file))));
    }

    private void file(Context context) {
        String file = context.queryParam("file");
        show(context, "bench/file.jte", Map.of("file", file == null ? "" : file, "text", existing(file)));
    }

    private String existing(String file) {
        String text = draft.text(file);
        if (text == null) {
            throw new Draft.Refused("there is no file rules/" + file);
        }
        return text;
    }

    // ---- changing

    private void edit(Context context) {
        boolean keep = "keep".equals(context.formParam("do")) || context.formParam("copy") != null;
        Draft into = keep ? draft : draft.copy();
        String back = new Edits(into).apply(context);
        if (keep) {
            go(context, back, "kept");
            return;
        }
        ArrayNode faults = JsonNodeFactory.instance.arrayNode();
        try (Trial trial = trial(into)) {
            trial.faults().forEach(faults::add);
        }
        context.header("Cache-Control", "no-store");
        context.contentType("application/json; charset=utf-8").result(Json.write(faults));
    }

    private Trial trial(Draft of) {
        return new Trial(library.rules(), compiled, scenarios, of);
    }

    private void changes(Context context) {
        try (Trial trial = trial(draft)) {
            List<Changed> files = draft.files().stream()
                    .map(f -> new Changed(f, SideBySide.of(onDisk(f), draft.text(f))))
                    .toList();
            show(context, "bench/draft.jte", Map.of("files", files, "faults", trial.faults()));
        }
    }

    /** A changed file, with the lines that change. */
    public record Changed(String file, List<SideBySide.Line> lines) {}

    private String onDisk(String file) {
        String text = new Draft(library.rules()).text(file);
        return text == null ? "" : text;
    }

    // ---- trying

    private void families(Context context) {
        String only = context.formParam("program");
        try (Trial trial = new Trial(library.rules(), compiled, scenarios, draft, tried(only))) {
            if (!trial.faults().isEmpty()) {
                context.status(422);
                show(context, "bench/draft.jte", Map.of("files", List.of(), "faults", trial.faults()));
                return;
            }
            Trial.Families found = trial.families(library.edition());
            List<Touched> touched = found.others().stream()
                    .limit(MOST_FAMILIES_SHOWN)
                    .map(f -> new Touched(
                            f.file(),
                            f.program() == null ? "every program" : f.program(),
                            f.why(),
                            SideBySide.of(f.approved(), f.now()),
                            f.now()))
                    .toList();
            show(
                    context,
                    "bench/families.jte",
                    Map.of(
                            "tried", found.tried(),
                            "others", found.others().size(),
                            "touched", touched,
                            "mayApprove", draft.isEmpty(),
                            "program", only == null ? "" : only));
        }
    }

    // One program, else those that the draft touches, else all.
    private List<String> tried(String program) {
        if (program != null && !program.isBlank()) {
            return List.of(program);
        }
        return draft.isEmpty()
                ? library.edition().books().all().stream()
                        .map(b -> b.spec().id())
                        .toList()
                : List.of();
    }

    private void approve(Context context) {
        String name = String.valueOf(context.formParam("family"));
        String read = String.valueOf(context.formParam("sentences")).replace("\r\n", "\n");
        String program = context.formParam("program");
        if (!draft.isEmpty()) {
            throw new Draft.Refused("Save or discard the draft first: what is approved must be what rules/ says.");
        }
        try (Trial trial = new Trial(library.rules(), compiled, scenarios, draft, tried(program))) {
            // What is kept is what the rules say now, and only if it is what the person read.
            Trial.Family family = trial.families(library.edition()).others().stream()
                    .filter(f -> f.file().equals(name) && f.now().strip().equals(read.strip()))
                    .findFirst()
                    .orElseThrow(() -> new Draft.Refused("The sentences of " + name
                            + " are no longer those that you read, or nothing is left to approve. Try the families"
                            + " again."));
            Trial.approve(scenarios, name, family.now());
        }
        go(context, "/bench", "approved");
    }

    private void save(Context context) {
        try (Trial trial = trial(draft)) {
            if (!trial.faults().isEmpty()) {
                throw new Draft.Refused("The draft does not pass its check, and was not saved: "
                        + String.join(
                                "; ",
                                trial.faults()
                                        .subList(0, Math.min(3, trial.faults().size()))));
            }
        }
        draft.save();
        library.refresh();
        go(context, "/bench", "saved");
    }

    private void discard(Context context) {
        draft.discard();
        go(context, "/bench", "discarded");
    }
}
