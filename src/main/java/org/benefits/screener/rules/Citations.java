package org.benefits.screener.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Citations of the law with addresses that open. */
public final class Citations {
    private static final Pattern CFR = Pattern.compile("(\\d+) CFR (\\d+)\\.(\\d+[a-z]?(?:-\\d+)?).*");
    private static final Pattern USC = Pattern.compile("(\\d+) USC (\\d+[a-z]*(?:-\\d+[a-z]*)?).*");
    private static final Map<String, String> PUBLIC_LAWS =
            Map.of("P.L. 119-21", "https://www.congress.gov/bill/119th-congress/house-bill/1/text");

    /** One reference with its address, null where none is known. */
    public record Citation(String ref, String url) {}

    private Citations() {}

    /** The references of a rule's {@code @cite}, which parts them by semicolons. */
    static List<Citation> of(String cite, Map<String, String> links) {
        List<Citation> found = new ArrayList<>();
        for (String ref : cite.split(";")) {
            String one = ref.trim();
            found.add(new Citation(
                    one, links.containsKey(one) ? links.get(one) : links.getOrDefault(cite, address(one))));
        }
        return found;
    }

    static String address(String ref) {
        Matcher cfr = CFR.matcher(ref);
        if (cfr.matches()) {
            return "https://www.ecfr.gov/current/title-" + cfr.group(1) + "/section-" + cfr.group(2) + "."
                    + cfr.group(3);
        }
        Matcher usc = USC.matcher(ref);
        if (usc.matches()) {
            return "https://www.law.cornell.edu/uscode/text/" + usc.group(1) + "/" + usc.group(2);
        }
        return PUBLIC_LAWS.entrySet().stream()
                .filter(e -> ref.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
