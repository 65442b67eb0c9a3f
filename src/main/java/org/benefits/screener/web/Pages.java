package org.benefits.screener.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.benefits.screener.batch.Json;
import org.benefits.screener.batch.Request;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.household.ProgramList;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.screening.NextQuestion;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Explainer;
import org.benefits.screener.text.Library;
import org.benefits.screener.text.Texts;
import org.benefits.screener.text.Words;

/**
 * The pages for residents: what happened, who lives here, one question a page, and the results. Each works without script. Addresses name
 * questions, never answers.
 */
public final class Pages implements Consumer<RoutesConfig> {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'none'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final int LARGEST_FILE_BYTES = 256 * 1024;
    private static final String NEXT = "/next";
    private static final String LANGUAGE_COOKIE = "language";
    private static final List<String> FIRST = List.of("state");

    private final Library library;
    private final Screener screener;
    private final Clock clock;
    private final Visits visits = new Visits();
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.benefits.screener.pages");

    /**
     * @param library the rules and words in force
     * @param screener runs screenings
     * @param clock tells today
     */
    public Pages(Library library, Screener screener, Clock clock) {
        this.library = library;
        this.screener = screener;
        this.clock = clock;
    }

    @Override
    public void accept(RoutesConfig routes) {
        new Assets().add(routes);
        routes.get("/", this::start);
        routes.post("/start", this::begin);
        routes.get(NEXT, visited(this::next));
        routes.get("/people", visited(this::people));
        routes.post("/people", visited(this::savePeople));
        routes.get("/q/<path>", visited(this::question));
        routes.post("/q/<path>", visited(this::saveAnswer));
        routes.get("/check", visited(this::check));
        routes.get("/results", visited(this::results));
        routes.get("/everyone/{fact}", visited(this::everyone));
        routes.post("/everyone/{fact}", visited(this::saveEveryone));
        routes.post("/save", visited(this::keep));
        routes.post("/open", this::open);
        routes.get("/deadlines.ics", visited(this::deadlines));
        new Rulebook(
                        library,
                        clock,
                        (context, shown) -> show(context, visits.find(context), shown.template(), shown.values()))
                .add(routes);
        routes.error(404, "text/html", context -> show(context, visits.find(context), "nothing.jte", Map.of()));
        routes.post("/leave", this::leave);
        routes.get("/gone", context -> show(context, null, "gone.jte", Map.of()));
        routes.post("/language", this::language);
    }

    // ---- what all calls share

    private interface Step {
        void take(Context context, Visit visit, Edition edition);
    }

    // A call of a visit holds its lock; a form must carry the visit's token.
    private io.javalin.http.Handler visited(Step step) {
        return context -> {
            Visit visit = visits.find(context);
            if (visit == null) {
                context.redirect("/gone", HttpStatus.SEE_OTHER);
                return;
            }
            if (context.method() == io.javalin.http.HandlerType.POST
                    && !visit.csrf().equals(context.formParam("csrf"))) {
                context.status(403);
                show(context, visit, "gone.jte", Map.of());
                return;
            }
            synchronized (visit) {
                step.take(context, visit, library.edition());
            }
        };
    }

    static String language(Context context, Texts texts) {
        String asked = context.cookie(LANGUAGE_COOKIE);
        if (asked != null && texts.languages().contains(asked)) {
            return asked;
        }
        String accepted = context.header("Accept-Language");
        if (accepted == null || accepted.length() > 500) {
            return Texts.ENGLISH;
        }
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(accepted), texts.languages());
            return found == null ? Texts.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Texts.ENGLISH;
        }
    }

    private void show(Context context, Visit visit, String template, Map<String, Object> model) {
        show(context, visit, null, template, model);
    }

    private void show(Context context, Visit visit, Screening screening, String template, Map<String, Object> model) {
        Texts texts = library.edition().texts();
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("page", page(context, visit, screening, texts));
        StringOutput html = new StringOutput();
        templates.render(template, all, html);
        context.header("Content-Security-Policy", POLICY);
        context.header("Cache-Control", "no-store");
        if (Visits.isSecure(context)) {
            context.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        context.contentType("text/html; charset=utf-8").result(html.toString());
    }

    private Page page(Context context, Visit visit, Screening screening, Texts texts) {
        String language = language(context, texts);
        List<Page.Language> languages = texts.languages().stream()
                .map(l -> new Page.Language(l, texts.common(l).get("language")))
                .toList();
        return new Page(
                language,
                texts.pages(language),
                texts.questions(language),
                languages,
                visit == null ? "" : visit.csrf(),
                context.path(),
                screening == null ? null : soFar(screening));
    }

    private static Page.SoFar soFar(Screening screening) {
        Map<Outcome, Integer> count = new TreeMap<>();
        screening.programs().forEach(p -> count.merge(p.outcome(), 1, Integer::sum));
        return new Page.SoFar(
                count.getOrDefault(Outcome.LIKELY, 0),
                count.getOrDefault(Outcome.POSSIBLE, 0),
                count.getOrDefault(Outcome.MORE_NEEDED, 0),
                count.getOrDefault(Outcome.UNLIKELY, 0));
    }

    private static void go(Context context, String where) {
        context.redirect(where, HttpStatus.SEE_OTHER);
    }

    private Screening screen(Visit visit, Edition edition) {
        LocalDate today = LocalDate.now(clock.withZone(Request.TODAY_IN));
        Household household = new HouseholdReader(edition.books().dictionary()).read(visit.answers(), today, "");
        return screener.screen(edition.books(), household);
    }

    // ---- start, language, end

    private void start(Context context) {
        showStart(context, null);
    }

    private void showStart(Context context, String error) {
        Edition edition = library.edition();
        Words questions = edition.texts().questions(language(context, edition.texts()));
        Fact situations = edition.books().dictionary().household().get("situations");
        Field field = new Forms(questions, List.of(), List.of())
                .fields(situations, "household.situations", "situations", MissingNode.getInstance())
                .get(0);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("situations", field);
        model.put("error", error);
        show(context, visits.find(context), "start.jte", model);
    }

    private void begin(Context context) {
        Visit visit = visits.begin(context);
        List<String> known = library.edition()
                .books()
                .dictionary()
                .household()
                .get("situations")
                .choices();
        List<String> chosen = context.formParams("situations").stream()
                .filter(known::contains)
                .toList();
        if (!chosen.isEmpty()) {
            chosen.forEach(visit.subject(null).putArray("situations")::add);
        }
        go(context, NEXT);
    }

    private void language(Context context) {
        String asked = context.formParam("to");
        if (library.edition().texts().languages().contains(String.valueOf(asked))) {
            context.cookie(new io.javalin.http.Cookie(
                    LANGUAGE_COOKIE,
                    asked,
                    "/",
                    -1,
                    Visits.isSecure(context),
                    true,
                    null,
                    io.javalin.http.SameSite.LAX));
        }
        String back = context.formParam("back");
        go(context, back != null && back.matches("/[a-zA-Z0-9/_-]*") && !back.startsWith("//") ? back : "/");
    }

    private void leave(Context context) {
        visits.end(context);
        context.header("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        String away = context.formParam("away");
        go(context, away == null ? "/gone" : "https://www.weather.gov");
    }

    // ---- which question comes next

    private void next(Context context, Visit visit, Edition edition) {
        for (String fact : FIRST) {
            if (!visit.subject(null).has(fact) && !visit.passed().contains(fact)) {
                go(context, "/q/" + fact);
                return;
            }
        }
        if (!visit.isEveryoneEntered()) {
            go(context, "/people");
            return;
        }
        NextQuestion next = screen(visit, edition).nextQuestion(visit.passed());
        go(context, next == null ? "/check" : address(next.fact(), visit, edition));
    }

    // A yes-no question with words of its own for everyone is asked once.
    private static String address(FactPath next, Visit visit, Edition edition) {
        String id = next.fact().id();
        boolean once = next.person() != null
                && next.fact().type() == Fact.Type.YES_NO
                && visit.people().size() > 1
                && edition.texts().questions(Texts.ENGLISH).find("person." + id + ".question.all") != null;
        return once ? "/everyone/" + id : "/q/" + next.path();
    }

    // ---- one question for everyone

    private void everyone(Context context, Visit visit, Edition edition) {
        showEveryone(context, visit, edition, null);
    }

    private void showEveryone(Context context, Visit visit, Edition edition, String error) {
        Fact fact = edition.books().dictionary().person().get(context.pathParam("fact"));
        if (fact == null || fact.type() != Fact.Type.YES_NO) {
            go(context, NEXT);
            return;
        }
        String language = language(context, edition.texts());
        Words questions = edition.texts().questions(language);
        String key = "person." + fact.id();
        String here = "/everyone/" + fact.id();
        visit.went(here);
        List<Field.Choice> choices = new ArrayList<>(peopleHere(visit, edition.texts(), language));
        choices.add(new Field.Choice(Forms.NONE_OF_THESE, questions.get("answer.none-of-these")));
        List<String> chosen = new ArrayList<>();
        visit.people().forEach(p -> {
            if (p.path(fact.id()).asBoolean()) {
                chosen.add(p.path("id").asText());
            }
        });
        Field field = new Field("answer", Field.Kind.CHECKBOXES, "", null, choices, chosen, null, error);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("question", questions.get(key + ".question.all"));
        model.put("why", questions.find(key + ".why"));
        model.put("hint", questions.find(key + ".hint"));
        model.put("sensitive", fact.sensitive());
        model.put("action", here);
        model.put("fields", List.of(field));
        model.put("problem", error);
        model.put("back", visit.before(here));
        show(context, visit, soFarOrNull(visit, edition), "question.jte", model);
    }

    private void saveEveryone(Context context, Visit visit, Edition edition) {
        String id = context.pathParam("fact");
        Fact fact = edition.books().dictionary().person().get(id);
        if (fact == null || fact.type() != Fact.Type.YES_NO) {
            go(context, NEXT);
            return;
        }
        if ("pass".equals(context.formParam("do"))) {
            visit.people().forEach(p -> {
                ((ObjectNode) p).remove(id);
                visit.passed().add("people/" + p.path("id").asText() + "/" + id);
            });
            go(context, NEXT);
            return;
        }
        List<String> chosen = context.formParams("answer");
        if (chosen.isEmpty()) {
            context.status(422);
            showEveryone(context, visit, edition, "error.choose");
            return;
        }
        visit.people()
                .forEach(p ->
                        ((ObjectNode) p).put(id, chosen.contains(p.path("id").asText())));
        String contradiction = contradiction(visit, edition, false);
        if (contradiction != null) {
            visit.people().forEach(p -> ((ObjectNode) p).remove(id));
            context.status(422);
            showEveryone(context, visit, edition, contradiction);
            return;
        }
        go(context, NEXT);
    }

    // ---- what the visitor keeps

    private void keep(Context context, Visit visit, Edition edition) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.set("household", visit.answers());
        context.header("Content-Disposition", "attachment; filename=\"answers.json\"");
        context.header("Cache-Control", "no-store");
        context.contentType("application/json; charset=utf-8").result(Json.write(file));
    }

    private void open(Context context) {
        Edition edition = library.edition();
        UploadedFile file = context.uploadedFile("file");
        try {
            if (file == null || file.size() > LARGEST_FILE_BYTES) {
                throw new BadHousehold(BadHousehold.Kind.MALFORMED, List.of());
            }
            JsonNode json = Json.read(file.content().readAllBytes()).path("household");
            LocalDate today = LocalDate.now(clock.withZone(Request.TODAY_IN));
            new HouseholdReader(edition.books().dictionary()).read(json, today, "");
            visits.begin(context).replace((ObjectNode) json);
            go(context, NEXT);
        } catch (BadHousehold | IOException | ClassCastException e) {
            context.status(422);
            showStart(context, "error.file");
        }
    }

    private void deadlines(Context context, Visit visit, Edition edition) {
        String language = language(context, edition.texts());
        Screening screening = screen(visit, edition);
        context.header("Content-Disposition", "attachment; filename=\"deadlines.ics\"");
        context.header("Cache-Control", "no-store");
        context.contentType("text/calendar; charset=utf-8")
                .result(Calendar.of(screening.asOf(), new Explainer(screening, edition.texts(), language)));
    }

    // ---- who lives here

    private void people(Context context, Visit visit, Edition edition) {
        showPeople(context, visit, edition, null);
    }

    private void showPeople(Context context, Visit visit, Edition edition, String error) {
        visit.went("/people");
        Words questions = edition.texts().questions(language(context, edition.texts()));
        Fact relation = edition.books().dictionary().person().get("relation");
        List<Field.Choice> relations = relation.choices().stream()
                .filter(r -> !r.equals("self"))
                .map(r -> new Field.Choice(r, questions.get("person.relation." + r)))
                .toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("people", peopleHere(visit, edition.texts(), language(context, edition.texts())));
        model.put("relations", relations);
        model.put("error", error);
        show(context, visit, "people.jte", model);
    }

    private void savePeople(Context context, Visit visit, Edition edition) {
        String remove = context.formParam("remove");
        if (remove != null) {
            visit.removePerson(remove);
            go(context, "/people");
            return;
        }
        String age = String.valueOf(context.formParam("age")).strip();
        boolean self = visit.people().isEmpty();
        if ("done".equals(context.formParam("do")) && age.isEmpty() && !self) {
            visit.everyoneEntered(true);
            go(context, NEXT);
            return;
        }
        String relation = self ? "self" : context.formParam("relation");
        List<String> relations =
                edition.books().dictionary().person().get("relation").choices();
        boolean known = relation != null && relations.contains(relation) && self == relation.equals("self");
        if (!known || !age.matches("[0-9]{1,3}") || Integer.parseInt(age) > 130) {
            showPeople(context, visit, edition, known ? "error.age" : "error.relation");
            return;
        }
        ObjectNode person = visit.addPerson(relation);
        person.put("age", Integer.parseInt(age));
        String contradiction = contradiction(visit, edition, true);
        if (contradiction != null) {
            visit.removePerson(person.get("id").asText());
            showPeople(context, visit, edition, contradiction);
            return;
        }
        if ("done".equals(context.formParam("do"))) {
            visit.everyoneEntered(true);
            go(context, NEXT);
        } else {
            go(context, "/people");
        }
    }

    // The key of what the answers contradict, or null.
    private String contradiction(Visit visit, Edition edition, boolean withPeople) {
        ObjectNode answers = visit.answers();
        if (withPeople) {
            answers.set("people", visit.people().deepCopy());
        }
        try {
            LocalDate today = LocalDate.now(clock.withZone(Request.TODAY_IN));
            new HouseholdReader(edition.books().dictionary()).read(answers, today, "");
            return null;
        } catch (BadHousehold e) {
            String key = "problem." + e.problems().get(0).code();
            return edition.texts().pages(Texts.ENGLISH).find(key) == null ? "problem.other" : key;
        }
    }

    private List<Field.Choice> peopleHere(Visit visit, Texts texts, String language) {
        List<Field.Choice> people = new ArrayList<>();
        for (JsonNode person : visit.people()) {
            people.add(new Field.Choice(person.path("id").asText(), personInWords(person, texts.common(language))));
        }
        return people;
    }

    private static String personInWords(JsonNode person, Words common) {
        String words = common.get("person." + person.path("relation").asText("someone"));
        if (person.path("relation").asText().equals("self") || !person.has("age")) {
            return words;
        }
        return common.get("person.aged")
                .replace("{person}", words)
                .replace("{age}", person.get("age").asText());
    }

    // ---- one question

    /** A question as a page asks it. */
    private record Asked(Fact fact, String person, String key, String path) {}

    private Asked asked(Context context, Visit visit, Dictionary dictionary) {
        String path = context.pathParam("path");
        String[] parts = path.split("/");
        if (parts.length == 1 && dictionary.household().containsKey(path)) {
            return new Asked(dictionary.household().get(path), null, "household." + path, path);
        }
        boolean ofPerson = parts.length == 3
                && parts[0].equals("people")
                && dictionary.person().containsKey(parts[2])
                && visit.subject(parts[1]) != null;
        return ofPerson ? new Asked(dictionary.person().get(parts[2]), parts[1], "person." + parts[2], path) : null;
    }

    private Forms forms(Visit visit, Edition edition, String language) {
        return new Forms(
                edition.texts().questions(language),
                peopleHere(visit, edition.texts(), language),
                programsAsked(edition, language));
    }

    // The programs that some rule asks about, by name; a short form stands for its family.
    private static List<Field.Choice> programsAsked(Edition edition, String language) {
        Set<String> ids = new TreeSet<>();
        for (RuleBook book : edition.books().all()) {
            for (Sentence sentence : book.sentences().values()) {
                ids.addAll(sentence.reads().receives());
            }
        }
        Words questions = edition.texts().questions(language);
        ProgramList list = edition.books().dictionary().programs();
        Map<String, String> byName = new TreeMap<>();
        for (String id : ids) {
            String own = questions.find("program." + id);
            String name = own != null
                    ? own
                    : edition.books().contains(id)
                            ? edition.texts().program(id, language).get("name")
                            : null;
            if (name != null && list.contains(id)) {
                byName.put(name, id);
            }
        }
        List<Field.Choice> choices = new ArrayList<>();
        byName.forEach((name, id) -> choices.add(new Field.Choice(id, name)));
        return choices;
    }

    private void question(Context context, Visit visit, Edition edition) {
        Asked asked = asked(context, visit, edition.books().dictionary());
        if (asked == null) {
            go(context, NEXT);
            return;
        }
        JsonNode value = visit.subject(asked.person()).path(asked.fact().id());
        showQuestion(context, visit, edition, asked, value, null);
    }

    private void showQuestion(
            Context context, Visit visit, Edition edition, Asked asked, JsonNode value, Forms.BadInput bad) {
        String language = language(context, edition.texts());
        visit.went("/q/" + asked.path());
        Words questions = edition.texts().questions(language);
        boolean list = Forms.isList(asked.fact());
        Map<String, Fact> itemFacts = asked.fact().id().equals("incomes")
                ? edition.books().dictionary().income()
                : asked.fact().fields();
        String itemKey = asked.fact().id().equals("incomes") ? "income" : asked.key();
        Forms forms = forms(visit, edition, language);
        List<Field> fields = list
                ? forms.fields(itemFacts, itemKey, "item", MissingNode.getInstance())
                : forms.fields(asked.fact(), asked.key(), "answer", value);
        if (bad != null) {
            fields = fields.stream()
                    .map(f -> f.name().equals(bad.field()) ? f.with(bad.getMessage()) : f)
                    .toList();
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("question", inWords(visit, edition, language, asked, ".question"));
        model.put("why", questions.find(asked.key() + ".why"));
        model.put("hint", questions.find(asked.key() + ".hint"));
        model.put("sensitive", asked.fact().sensitive());
        model.put("action", "/q/" + asked.path());
        model.put("fields", fields);
        if (list) {
            model.put("items", new Shown(edition, language, visit).items(value, itemFacts, itemKey));
        }
        model.put("problem", bad == null ? null : bad.getMessage());
        model.put("back", visit.before("/q/" + asked.path()));
        show(context, visit, soFarOrNull(visit, edition), list ? "list.jte" : "question.jte", model);
    }

    private Screening soFarOrNull(Visit visit, Edition edition) {
        return visit.isEveryoneEntered() ? screen(visit, edition) : null;
    }

    private static String inWords(Visit visit, Edition edition, String language, Asked asked, String part) {
        Words questions = edition.texts().questions(language);
        if (asked.person() == null) {
            return questions.get(asked.key() + part);
        }
        JsonNode person = visit.subject(asked.person());
        boolean self = person.path("relation").asText().equals("self");
        String own = self ? questions.find(asked.key() + part + ".self") : null;
        String template = own == null ? questions.get(asked.key() + part) : own;
        return template.replace(
                "{person}", personInWords(person, edition.texts().common(language)));
    }

    private void saveAnswer(Context context, Visit visit, Edition edition) {
        Asked asked = asked(context, visit, edition.books().dictionary());
        if (asked == null) {
            go(context, NEXT);
            return;
        }
        ObjectNode subject = visit.subject(asked.person());
        String what = String.valueOf(context.formParam("do"));
        if (what.equals("pass")) {
            subject.remove(asked.fact().id());
            visit.passed().add(asked.path());
            go(context, NEXT);
            return;
        }
        try {
            if (Forms.isList(asked.fact())) {
                saveItem(context, visit, edition, asked, what);
            } else {
                save(context, visit, edition, asked);
            }
        } catch (Forms.BadInput e) {
            context.status(422);
            showQuestion(
                    context, visit, edition, asked, subject.path(asked.fact().id()), e);
        }
    }

    private void save(Context context, Visit visit, Edition edition, Asked asked) throws Forms.BadInput {
        String id = asked.fact().id();
        ObjectNode subject = visit.subject(asked.person());
        JsonNode value = forms(visit, edition, Texts.ENGLISH).read(asked.fact(), "answer", context.formParamMap());
        if (value == null) {
            throw new Forms.BadInput("answer", "error.choose");
        }
        JsonNode before = subject.get(id);
        subject.set(id, value);
        String contradiction = contradiction(visit, edition, false);
        if (contradiction != null) {
            if (before == null) {
                subject.remove(id);
            } else {
                subject.set(id, before);
            }
            throw new Forms.BadInput("answer", contradiction);
        }
        visit.passed().remove(asked.path());
        go(context, NEXT);
    }

    private void saveItem(Context context, Visit visit, Edition edition, Asked asked, String what)
            throws Forms.BadInput {
        String id = asked.fact().id();
        ObjectNode subject = visit.subject(asked.person());
        Map<String, Fact> facts = id.equals("incomes")
                ? edition.books().dictionary().income()
                : asked.fact().fields();
        if (what.startsWith("remove-")) {
            int at = Integer.parseInt(what.substring("remove-".length()).replaceAll("\\D", "0"));
            subject.withArray(id).remove(at);
        } else {
            ObjectNode item = forms(visit, edition, Texts.ENGLISH).record(facts, "item", context.formParamMap());
            if (item != null) {
                subject.withArray(id).add(item);
                String contradiction = contradiction(visit, edition, false);
                if (contradiction != null) {
                    subject.withArray(id).remove(subject.withArray(id).size() - 1);
                    throw new Forms.BadInput("item.type", contradiction);
                }
            } else if (what.equals("add")) {
                throw new Forms.BadInput("item.type", "error.choose");
            }
            if (what.equals("done")) {
                subject.withArray(id);
                visit.passed().remove(asked.path());
                go(context, NEXT);
                return;
            }
        }
        go(context, "/q/" + asked.path());
    }

    // ---- answers and results

    private void check(Context context, Visit visit, Edition edition) {
        visit.went("/check");
        String language = language(context, edition.texts());
        show(
                context,
                visit,
                soFarOrNull(visit, edition),
                "check.jte",
                Map.of("groups", new Shown(edition, language, visit).answers()));
    }

    private void results(Context context, Visit visit, Edition edition) {
        visit.went("/results");
        String language = language(context, edition.texts());
        Screening screening = screen(visit, edition);
        show(
                context,
                visit,
                screening,
                "results.jte",
                Map.of(
                        "results",
                        Results.of(screening, new Explainer(screening, edition.texts(), language), edition, language)));
    }
}
