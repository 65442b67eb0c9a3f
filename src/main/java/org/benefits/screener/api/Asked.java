package org.benefits.screener.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Problem;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Texts;

/**
 * What the parameters of a screening call ask for.
 *
 * @param language the language of the sentences
 * @param full with criteria and sentences; else outcomes only
 * @param programs the programs to show; empty for all
 * @param bad parameters that are not understood; empty where all are
 */
record Asked(String language, boolean full, Set<String> programs, List<Problem> bad) {
    private static final int LONGEST_HEADER = 500;

    /** Reads {@code lang} (else Accept-Language), {@code explain} and {@code programs}. */
    static Asked read(Context context, Edition edition) {
        List<Problem> bad = new ArrayList<>();
        String explain = context.queryParam("explain");
        if (explain != null && !explain.equals("full") && !explain.equals("none")) {
            bad.add(new Problem("", "explain", "The parameter explain is full or none; left out, it is full."));
        }
        return new Asked(
                language(context, edition.texts(), bad), !"none".equals(explain), programs(context, edition, bad), bad);
    }

    /** Refuses the call where a parameter is not understood. */
    Asked orRefuse() {
        if (!bad.isEmpty()) {
            throw new BadHousehold(BadHousehold.Kind.MALFORMED, bad);
        }
        return this;
    }

    /** The language of a call that takes no other parameter. */
    static String language(Context context, Texts texts) {
        List<Problem> bad = new ArrayList<>();
        return new Asked(language(context, texts, bad), true, Set.of(), bad)
                .orRefuse()
                .language();
    }

    private static String language(Context context, Texts texts, List<Problem> bad) {
        String asked = context.queryParam("lang");
        if (asked == null) {
            return accepted(context.header("Accept-Language"), texts);
        }
        if (!texts.languages().contains(asked)) {
            bad.add(new Problem(
                    "", "lang", "The parameter lang is one of " + String.join(", ", texts.languages()) + "."));
        }
        return asked;
    }

    private static String accepted(String header, Texts texts) {
        if (header != null && header.length() < LONGEST_HEADER) {
            try {
                String found = Locale.lookupTag(Locale.LanguageRange.parse(header), texts.languages());
                return found == null ? Texts.ENGLISH : found;
            } catch (IllegalArgumentException e) {
                return Texts.ENGLISH;
            }
        }
        return Texts.ENGLISH;
    }

    private static Set<String> programs(Context context, Edition edition, List<Problem> bad) {
        Set<String> programs = new LinkedHashSet<>();
        String named = context.queryParam("programs");
        if (named != null && !named.isBlank()) {
            for (String id : named.split(",")) {
                programs.add(id.trim());
            }
            if (!programs.stream().allMatch(edition.books()::contains)) {
                bad.add(new Problem(
                        "",
                        "programs",
                        "The parameter programs names one that is not here. GET /api/v1/programs lists all ids."));
            }
        }
        return programs;
    }
}
