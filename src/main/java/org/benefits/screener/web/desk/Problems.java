package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Problem;
import org.benefits.screener.text.Words;

/** What is wrong with a household, at the fields of the form. */
final class Problems {
    private static final String WHOLE = "";

    private Problems() {}

    /** For each field's name what is wrong there, in words; the empty name stands for the whole. */
    static Map<String, String> of(BadHousehold bad, ObjectNode household, Words pages) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (Problem problem : bad.problems()) {
            String words = pages.find("problem." + problem.code());
            errors.putIfAbsent(name(problem.pointer(), household), words == null ? pages.get("problem.other") : words);
        }
        return errors;
    }

    // "/people/0/incomes/1/end" is people.0.incomes.1.end; "/rent" is home.rent.
    private static String name(String pointer, ObjectNode household) {
        String path = pointer.startsWith("/") ? pointer.substring(1) : pointer;
        if (path.isEmpty()) {
            return WHOLE;
        }
        String name = path.replace('/', '.');
        if (name.equals(ClientReader.PEOPLE)) {
            return ClientReader.NEW_PERSON + ".age";
        }
        if (name.matches("people\\.[0-9]+")) {
            return name + (household.at(pointer).has("birthDate") ? ".birthDate" : ".age");
        }
        return name.startsWith(ClientReader.PEOPLE + ".") ? name : ClientReader.HOME + "." + name;
    }
}
