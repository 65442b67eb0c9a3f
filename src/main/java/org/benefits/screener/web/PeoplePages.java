package org.benefits.screener.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.household.Fact;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Words;

/** Who lives here, one person after the other. */
final class PeoplePages {
    private final Site site;

    PeoplePages(Site site) {
        this.site = site;
    }

    void add(RoutesConfig routes) {
        routes.get("/people", site.visited(this::people));
        routes.post("/people", site.visited(this::savePeople));
    }

    private void people(Context context, Visit visit, Edition edition) {
        showPeople(context, visit, edition, null);
    }

    private void showPeople(Context context, Visit visit, Edition edition, String error) {
        visit.went("/people");
        Words questions = edition.texts().questions(Site.language(context, edition.texts()));
        Fact relation = edition.books().dictionary().person().get("relation");
        List<Field.Choice> relations = relation.choices().stream()
                .filter(r -> !r.equals("self"))
                .map(r -> new Field.Choice(r, questions.get("person.relation." + r)))
                .toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("people", Site.peopleHere(visit, edition.texts(), Site.language(context, edition.texts())));
        model.put("relations", relations);
        model.put("error", error);
        site.show(context, visit, "people.jte", model);
    }

    private void savePeople(Context context, Visit visit, Edition edition) {
        String remove = context.formParam("remove");
        if (remove != null) {
            visit.removePerson(remove);
            Site.go(context, "/people");
            return;
        }
        String age = String.valueOf(context.formParam("age")).strip();
        boolean self = visit.people().isEmpty();
        if ("done".equals(context.formParam("do")) && age.isEmpty() && !self) {
            visit.everyoneEntered(true);
            Site.go(context, Site.NEXT);
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
        String contradiction = site.contradiction(visit, edition, true);
        if (contradiction != null) {
            visit.removePerson(person.get("id").asText());
            showPeople(context, visit, edition, contradiction);
            return;
        }
        if ("done".equals(context.formParam("do"))) {
            visit.everyoneEntered(true);
            Site.go(context, Site.NEXT);
        } else {
            Site.go(context, "/people");
        }
    }
}
