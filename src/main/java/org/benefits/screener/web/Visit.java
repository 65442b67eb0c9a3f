package org.benefits.screener.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one visitor has answered so far, in memory alone. The answers are the household of an API request; beside them stand the questions
 * that were skipped and the way back. All calls of one visit take turns on its lock.
 */
final class Visit {
    private static final int LONGEST_WAY_BACK = 200;

    private final String csrf;
    private final ObjectNode household = JsonNodeFactory.instance.objectNode();
    private final Set<String> passed = new LinkedHashSet<>();
    private final Deque<String> way = new ArrayDeque<>();
    private int people;
    private boolean everyoneEntered;

    /**
     * @param csrf the token that every form of this visit carries
     */
    Visit(String csrf) {
        this.csrf = csrf;
    }

    String csrf() {
        return csrf;
    }

    /** The answers, as the API takes them; people only once everyone is entered. */
    ObjectNode answers() {
        ObjectNode answers = household.deepCopy();
        if (!everyoneEntered) {
            answers.remove("people");
        }
        return answers;
    }

    ArrayNode people() {
        return household.withArray("people");
    }

    boolean isEveryoneEntered() {
        return everyoneEntered;
    }

    void everyoneEntered(boolean entered) {
        everyoneEntered = entered;
    }

    /** Adds a person under an id of its own, and gives it back. */
    ObjectNode addPerson(String relation) {
        people++;
        ObjectNode person = people().addObject();
        person.put("id", "p" + people);
        person.put("relation", relation);
        return person;
    }

    /** The answers about the household, or about one person; null where there is no such person. */
    ObjectNode subject(String person) {
        if (person == null) {
            return household;
        }
        for (JsonNode each : people()) {
            if (each.path("id").asText().equals(person)) {
                return (ObjectNode) each;
            }
        }
        return null;
    }

    void removePerson(String id) {
        for (int i = 0; i < people().size(); i++) {
            if (people().get(i).path("id").asText().equals(id)) {
                people().remove(i);
                return;
            }
        }
    }

    /** Replaces all answers by those of a file, whose people keep their ids. */
    void replace(ObjectNode other) {
        household.removeAll();
        household.setAll(other.deepCopy());
        passed.clear();
        way.clear();
        people = 1000;
        everyoneEntered = household.has("people");
    }

    /** Questions that were skipped or answered with "I don't know", by their paths. */
    Set<String> passed() {
        return passed;
    }

    /** Remembers a page to come back to. */
    void went(String page) {
        if (!page.equals(way.peek())) {
            way.push(page);
            if (way.size() > LONGEST_WAY_BACK) {
                way.removeLast();
            }
        }
    }

    /** The page before this one, or null at the beginning. */
    String before(String page) {
        way.removeIf(page::equals);
        return way.peek();
    }
}
