package org.benefits.screener.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.benefits.screener.batch.Request;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import org.benefits.screener.text.Texts;
import org.benefits.screener.text.Words;

/** What all pages share: the rules in force, the visits, the language, the frame around each page, and its headers. */
public final class Site {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    static final String NEXT = "/next";
    /** The cookie with the language, and the attribute of a call that just switched it. */
    public static final String LANGUAGE_COOKIE = "language";

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
    public Site(Library library, Screener screener, Clock clock) {
        this.library = library;
        this.screener = screener;
        this.clock = clock;
    }

    /** A call within a visit. */
    interface Step {
        void take(Context context, Visit visit, Edition edition);
    }

    /** The rules and words in force. */
    public Edition edition() {
        return library.edition();
    }

    Visits visits() {
        return visits;
    }

    /** The day on which a screening is made where nobody names another. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(Request.TODAY_IN));
    }

    /** A form that another site's page sends is refused. Every browser of the last years says where a form comes from. */
    static Handler ownForm(Handler form) {
        return context -> {
            String from = context.header("Sec-Fetch-Site");
            if (from == null || from.equals("same-origin") || from.equals("none")) {
                form.handle(context);
            } else {
                context.status(403);
            }
        };
    }

    // A call of a visit holds its lock; a form must carry the visit's token.
    Handler visited(Step step) {
        return context -> {
            Visit visit = visits.find(context);
            if (visit == null) {
                context.redirect("/gone", HttpStatus.SEE_OTHER);
                return;
            }
            if (context.method() == HandlerType.POST && !visit.csrf().equals(context.formParam("csrf"))) {
                context.status(403);
                show(context, visit, "gone.jte", Map.of());
                return;
            }
            synchronized (visit) {
                step.take(context, visit, library.edition());
            }
        };
    }

    /** The language of a call: what its page was just switched to, else the cookie, else what the browser asks for, else English. */
    public static String language(Context context, Texts texts) {
        String switched = context.attribute(LANGUAGE_COOKIE);
        String asked = switched == null ? context.cookie(LANGUAGE_COOKIE) : switched;
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

    void show(Context context, Visit visit, String template, Map<String, Object> model) {
        show(context, visit, null, template, model);
    }

    void show(Context context, Visit visit, Screening screening, String template, Map<String, Object> model) {
        String csrf = visit == null ? "" : visit.csrf();
        Page page = page(context, csrf, screening == null ? null : soFar(screening));
        headers(context);
        context.result(render(page, template, model));
    }

    /** Whether a call came over TLS, here or at the proxy before us. */
    public static boolean isSecure(Context context) {
        return Visits.isSecure(context);
    }

    /** What every page that holds answers is sent with: nothing from elsewhere, nothing kept. */
    public static void headers(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("Cache-Control", "no-store");
        if (Visits.isSecure(context)) {
            context.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        context.contentType("text/html; charset=utf-8");
    }

    /** A template with its values, as HTML. */
    public String render(Page page, String template, Map<String, Object> model) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("page", page);
        StringOutput html = new StringOutput();
        templates.render(template, all, html);
        return html.toString();
    }

    /**
     * What a page needs.
     *
     * @param csrf the token of its forms, or the empty text
     * @param soFar what the results are so far, or null
     */
    public Page page(Context context, String csrf, Page.SoFar soFar) {
        Texts texts = library.edition().texts();
        String language = language(context, texts);
        List<Page.Language> languages = texts.languages().stream()
                .map(l -> new Page.Language(l, texts.common(l).get("language")))
                .toList();
        return new Page(
                language, texts.pages(language), texts.questions(language), languages, csrf, context.path(), soFar);
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

    static void go(Context context, String where) {
        context.redirect(where, HttpStatus.SEE_OTHER);
    }

    Screening screen(Visit visit, Edition edition) {
        LocalDate today = today();
        return visits.screening(visit, edition, today, answers -> {
            Household household = new HouseholdReader(edition.books().dictionary()).read(answers, today, "");
            return screener.screen(edition.books(), household);
        });
    }

    // The key of what the answers contradict, or null.
    String contradiction(Visit visit, Edition edition, boolean withPeople) {
        ObjectNode answers = visit.answers();
        if (withPeople) {
            answers.set("people", visit.people().deepCopy());
        }
        try {
            new HouseholdReader(edition.books().dictionary()).read(answers, today(), "");
            return null;
        } catch (BadHousehold e) {
            String key = "problem." + e.problems().get(0).code();
            return edition.texts().pages(Texts.ENGLISH).find(key) == null ? "problem.other" : key;
        }
    }

    static List<Field.Choice> peopleHere(Visit visit, Texts texts, String language) {
        List<Field.Choice> people = new ArrayList<>();
        for (JsonNode person : visit.people()) {
            people.add(new Field.Choice(person.path("id").asText(), personInWords(person, texts.common(language))));
        }
        return people;
    }

    /** A person by relation and age: "your child (3)". */
    public static String personInWords(JsonNode person, Words common) {
        String words = common.get("person." + person.path("relation").asText("someone"));
        if (person.path("relation").asText().equals("self") || !person.has("age")) {
            return words;
        }
        return common.get("person.aged")
                .replace("{person}", words)
                .replace("{age}", person.get("age").asText());
    }

    Screening soFarOrNull(Visit visit, Edition edition) {
        return visit.isEveryoneEntered() ? screen(visit, edition) : null;
    }
}
