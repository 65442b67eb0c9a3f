package org.benefits.screener.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.ProgramList;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.screening.NextQuestion;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Texts;
import org.benefits.screener.text.Words;

/** One question a page: which comes next, for one person or for everyone, and its answer. */
final class QuestionPages {
    private static final List<String> FIRST = List.of("state");

    /** A question as a page asks it. */
    private record Asked(Fact fact, String person, String key, String path) {}

    private final Site site;

    QuestionPages(Site site) {
        this.site = site;
    }

    void add(RoutesConfig routes) {
        routes.get(Site.NEXT, site.visited(this::next));
        routes.get("/q/<path>", site.visited(this::question));
        routes.post("/q/<path>", site.visited(this::saveAnswer));
        routes.get("/everyone/{fact}", site.visited(this::everyone));
        routes.post("/everyone/{fact}", site.visited(this::saveEveryone));
    }

    private void next(Context context, Visit visit, Edition edition) {
        for (String fact : FIRST) {
            if (!visit.subject(null).has(fact) && !visit.passed().contains(fact)) {
                Site.go(context, "/q/" + fact);
                return;
            }
        }
        if (!visit.isEveryoneEntered()) {
            Site.go(context, "/people");
            return;
        }
        NextQuestion next = site.screen(visit, edition).nextQuestion(visit.passed());
        Site.go(context, next == null ? "/check" : address(next.fact(), visit, edition));
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

    private void everyone(Context context, Visit visit, Edition edition) {
        showEveryone(context, visit, edition, null);
    }

    private void showEveryone(Context context, Visit visit, Edition edition, String error) {
        Fact fact = edition.books().dictionary().person().get(context.pathParam("fact"));
        if (fact == null || fact.type() != Fact.Type.YES_NO) {
            Site.go(context, Site.NEXT);
            return;
        }
        String language = Site.language(context, edition.texts());
        Words questions = edition.texts().questions(language);
        String key = "person." + fact.id();
        String here = "/everyone/" + fact.id();
        visit.went(here);
        List<Field.Choice> choices = new ArrayList<>(Site.peopleHere(visit, edition.texts(), language));
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
        site.show(context, visit, site.soFarOrNull(visit, edition), "question.jte", model);
    }

    private void saveEveryone(Context context, Visit visit, Edition edition) {
        String id = context.pathParam("fact");
        Fact fact = edition.books().dictionary().person().get(id);
        if (fact == null || fact.type() != Fact.Type.YES_NO) {
            Site.go(context, Site.NEXT);
            return;
        }
        if ("pass".equals(context.formParam("do"))) {
            visit.people().forEach(p -> {
                ((ObjectNode) p).remove(id);
                visit.passed().add("people/" + p.path("id").asText() + "/" + id);
            });
            Site.go(context, Site.NEXT);
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
        String contradiction = site.contradiction(visit, edition, false);
        if (contradiction != null) {
            visit.people().forEach(p -> ((ObjectNode) p).remove(id));
            context.status(422);
            showEveryone(context, visit, edition, contradiction);
            return;
        }
        Site.go(context, Site.NEXT);
    }

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
                Site.peopleHere(visit, edition.texts(), language),
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
            Site.go(context, Site.NEXT);
            return;
        }
        JsonNode value = visit.subject(asked.person()).path(asked.fact().id());
        showQuestion(context, visit, edition, asked, value, null);
    }

    private void showQuestion(
            Context context, Visit visit, Edition edition, Asked asked, JsonNode value, Forms.BadInput bad) {
        String language = Site.language(context, edition.texts());
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
        site.show(context, visit, site.soFarOrNull(visit, edition), list ? "list.jte" : "question.jte", model);
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
                "{person}", Site.personInWords(person, edition.texts().common(language)));
    }

    private void saveAnswer(Context context, Visit visit, Edition edition) {
        Asked asked = asked(context, visit, edition.books().dictionary());
        if (asked == null) {
            Site.go(context, Site.NEXT);
            return;
        }
        ObjectNode subject = visit.subject(asked.person());
        String what = String.valueOf(context.formParam("do"));
        if (what.equals("pass")) {
            subject.remove(asked.fact().id());
            visit.passed().add(asked.path());
            Site.go(context, Site.NEXT);
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
        String contradiction = site.contradiction(visit, edition, false);
        if (contradiction != null) {
            if (before == null) {
                subject.remove(id);
            } else {
                subject.set(id, before);
            }
            throw new Forms.BadInput("answer", contradiction);
        }
        visit.passed().remove(asked.path());
        Site.go(context, Site.NEXT);
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
                String contradiction = site.contradiction(visit, edition, false);
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
                Site.go(context, Site.NEXT);
                return;
            }
        }
        Site.go(context, "/q/" + asked.path());
    }
}
