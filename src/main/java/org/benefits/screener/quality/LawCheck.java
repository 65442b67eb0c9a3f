package org.benefits.screener.quality;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.benefits.screener.household.Dictionary;

/** Whether citations of the law and addresses have the form that they must have. Whether the law says so, only people can tell. */
final class LawCheck {
    private static final int TITLES_OF_CFR = 50;
    private static final int TITLES_OF_USC = 54;
    private static final Pattern CODE = Pattern.compile("(\\d+) ([A-Z][A-Za-z.]{1,8}) (.*)");
    private static final Pattern CFR = Pattern.compile(
            "(\\d+[a-z]?\\.\\d+[a-zA-Z]*(?:(?:\\([a-z]\\))?-\\d+[A-Z]?(?:\\.\\d+)?)?|\\d+[a-z]?|part \\d+[a-z]?|parts \\d+-\\d+)(.*)");
    private static final Pattern USC = Pattern.compile("(\\d+[a-zA-Z]*(?:-\\d+[a-z]*)?)(.*)");
    private static final Pattern PARAGRAPHS =
            Pattern.compile("((\\([a-zA-Z0-9]{1,6}\\))*(-(\\([a-zA-Z0-9]{1,6}\\))+)?)?( note.*| before .*| \\(.*\\))?");
    private static final Pattern PARAGRAPH = Pattern.compile("\\(([a-zA-Z0-9]{1,6})\\)");
    private static final Pattern PUBLIC_LAW = Pattern.compile("P\\.L\\. \\d{1,3}-\\d{1,4}( (s|ss)\\. .*)?");

    /** Codes that are cited by a number before the name: federal ones, then those of states; of two that are as near, the first is meant. */
    private static final Set<String> CODES = new LinkedHashSet<>(List.of(
            "CFR", "USC", "FR", "Stat.", "TAC", "CMR", "CCR", "NYCRR", "MRSA", "ILCS", "VSA", "DCMR", "COMAR", "IAC",
            "NMAC", "Pa.", "Del.", "Va.", "O.S."));

    private LawCheck() {}

    /** What is wrong with the references of a citation; empty where nothing is. */
    static List<String> wrong(String cite) {
        Set<String> wrong = new TreeSet<>();
        String code = null;
        for (String ref : cite.split(";")) {
            for (String one : ref.split(",(?![^(]*\\))")) {
                code = check(one.trim(), code, wrong);
            }
        }
        return List.copyOf(wrong);
    }

    // "42 USC 1396a(e)(1), (2)" and "7 CFR 273.9(b), 273.11(c)" go on in the code that was named last.
    private static String check(String ref, String before, Set<String> wrong) {
        Matcher code = CODE.matcher(ref);
        if (ref.startsWith("P.L.")) {
            if (!PUBLIC_LAW.matcher(ref).matches()) {
                wrong.add("\"" + ref + "\" is not a public law such as P.L. 119-21 s. 10102");
            }
            return null;
        }
        if (code.matches()) {
            String name = code.group(2);
            if (!CODES.contains(name) && name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
                String near = Dictionary.nearest(name, CODES);
                wrong.add("\"" + ref + "\" names the code " + name + ", which is not known"
                        + (near == null ? "; known are " + new TreeSet<>(CODES) : "; did you mean " + near + "?"));
                return null;
            }
            int titles = name.equals("CFR") ? TITLES_OF_CFR : name.equals("USC") ? TITLES_OF_USC : Integer.MAX_VALUE;
            int title = code.group(1).length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(code.group(1));
            if (title < 1 || title > titles) {
                wrong.add("\"" + ref + "\" names title " + code.group(1) + "; the " + name + " has titles 1 to "
                        + titles);
            }
            section(ref, name, code.group(3), wrong);
            return name;
        }
        if (before != null && (ref.startsWith("(") || Character.isDigit(ref.isEmpty() ? 'x' : ref.charAt(0)))) {
            if (ref.startsWith("(")) {
                paragraphs(ref, ref, wrong);
            } else {
                section(ref, before, ref, wrong);
            }
            return before;
        }
        if (ref.isEmpty()) {
            wrong.add("a reference is empty; a semicolon stands between two references");
        }
        return null;
    }

    private static void section(String ref, String code, String section, Set<String> wrong) {
        Pattern form = code.equals("CFR") ? CFR : code.equals("USC") ? USC : null;
        if (form == null) {
            return;
        }
        Matcher matcher = form.matcher(section);
        if (!matcher.matches()) {
            wrong.add("\"" + ref + "\" names no section such as "
                    + (code.equals("CFR") ? "7 CFR 273.9(a)(1)" : "42 USC 1396a(e)(1)"));
        } else {
            paragraphs(ref, matcher.group(2), wrong);
        }
    }

    // Paragraphs go down from (a) to (1) to (i) to (A); the Code of the United States from (a) to (1) to (A) to (i).
    private static void paragraphs(String ref, String text, Set<String> wrong) {
        if (!PARAGRAPHS.matcher(text).matches()) {
            wrong.add(
                    "\"" + ref + "\": after the section stand paragraphs in brackets, such as (a)(1)(i), here stands \""
                            + text + "\"");
            return;
        }
        Matcher paragraph = PARAGRAPH.matcher(text);
        char last = 0;
        while (paragraph.find()) {
            char kind = kind(paragraph.group(1));
            if (kind == last && kind == '1' && text.charAt(paragraph.start() - 1) != '-') {
                wrong.add("\"" + ref + "\": no two paragraphs of one level, such as (1)(2), follow each other");
            }
            last = kind;
        }
    }

    private static char kind(String paragraph) {
        return Character.isDigit(paragraph.charAt(0)) ? '1' : Character.isUpperCase(paragraph.charAt(0)) ? 'A' : 'a';
    }

    /** What is wrong with an address, or null. */
    static String wrongAddress(String address) {
        try {
            java.net.URI uri = new java.net.URI(address);
            boolean good = Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getHost().contains(".");
            return good ? null : "\"" + address + "\" is not an address such as https://www.fns.usda.gov/snap";
        } catch (java.net.URISyntaxException e) {
            return "\"" + address + "\" is not an address: " + e.getReason();
        }
    }
}
