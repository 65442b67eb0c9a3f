package org.benefits.screener.web.bench;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the forms of the bench into a draft: a rule with its words, rows of a table, or a whole file. */
final class Edits {
    private static final Pattern CELL = Pattern.compile("cell\\.([0-9]{1,7})\\.([0-9]{1,3})");
    private static final Pattern WORDS = Pattern.compile("words\\.([a-z]{2,3}(?:-[A-Za-z]+)?)\\.([a-z0-9][a-z0-9.-]*)");

    private final Draft draft;

    Edits(Draft draft) {
        this.draft = draft;
    }

    /**
     * Takes one form.
     *
     * @return the page to go back to
     * @throws Draft.Refused where the form names nothing that there is
     */
    String apply(Context form) {
        return switch (String.valueOf(form.formParam("what"))) {
            case "rule" -> rule(form);
            case "new-rule" -> newRule(form);
            case "table" -> table(form);
            case "file" -> file(form);
            default -> throw new Draft.Refused("the form says nothing that can be changed; open the page again");
        };
    }

    private String rule(Context form) {
        String program = required(form, "program");
        String file = required(form, "file");
        String name = required(form, "rule");
        String whole = existing(file);
        RuleText.Block block = RuleText.blocks(whole).stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Draft.Refused("there is no rule " + name + " in rules/" + file));
        String text = required(form, "text");
        draft.change(file, text.isBlank() ? whole.replace(block.text(), "") : RuleText.replace(whole, block, text));
        words(form, program);
        List<RuleText.Block> now = RuleText.blocks(text.replace("\r\n", "\n"));
        return now.isEmpty()
                ? "/bench/program/" + program
                : "/bench/rule/" + program + "/" + now.get(0).name();
    }

    private void words(Context form, String program) {
        for (String field : form.formParamMap().keySet()) {
            Matcher words = WORDS.matcher(field);
            if (words.matches()) {
                String file = program + "/text/" + words.group(1) + ".properties";
                String before = draft.text(file);
                String said = String.valueOf(form.formParam(field)).strip();
                String were = RuleText.words(before == null ? "" : before).getOrDefault(words.group(2), "");
                if (!said.equals(were)) {
                    draft.change(file, RuleText.withWords(before == null ? "" : before, words.group(2), said));
                }
            }
        }
    }

    private String newRule(Context form) {
        String program = required(form, "program");
        String name = required(form, "rule");
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new Draft.Refused("a rule's name is small letters, digits and hyphens, such as gross-income");
        }
        String file = program + "/eligibility.drl";
        String whole = existing(file);
        if (RuleText.blocks(whole).stream().anyMatch(b -> b.name().equals(name))) {
            throw new Draft.Refused("there is a rule " + name + " already");
        }
        List<RuleText.Block> others = RuleText.blocks(whole);
        String subject =
                others.isEmpty() ? "$unit : Unit()" : subject(others.get(0).text());
        draft.change(
                file,
                whole.stripTrailing() + "\n\nrule \"" + name + "\"\n    @cite( \"\" )\nwhen\n    " + subject
                        + "\nthen\n    require(  );\nend\n");
        return "/bench/rule/" + program + "/" + name;
    }

    private static String subject(String rule) {
        List<String> lines = rule.lines().map(String::strip).toList();
        int when = lines.indexOf("when");
        return when >= 0 && when + 1 < lines.size() ? lines.get(when + 1) : "$unit : Unit()";
    }

    private String table(Context form) {
        String file = required(form, "file");
        String whole = existing(file);
        if (!stamp(whole).equals(form.formParam("stamp"))) {
            throw new Draft.Refused("rules/" + file + " was changed since this page was opened; open it again");
        }
        Grid grid = Grid.read(whole);
        Map<Integer, List<String>> cells = cells(form, grid);
        Map<Integer, List<String>> below = new TreeMap<>();
        String copied = form.formParam("copy");
        if (copied != null && copied.matches("-?[0-9]{1,7}")) {
            int line = Integer.parseInt(copied);
            List<String> row = line < 0
                    ? new ArrayList<>(grid.columns().stream().map(c -> "").toList())
                    : new ArrayList<>(cells.getOrDefault(line, List.of()));
            if (!row.isEmpty()) {
                row.set(0, "");
                below.put(line, row);
            }
        }
        draft.change(file, grid.with(cells, below));
        return "/bench/table?file=" + encode(file) + "&search=" + encode(String.valueOf(form.formParam("search")));
    }

    private static Map<Integer, List<String>> cells(Context form, Grid grid) {
        Map<Integer, List<String>> cells = new TreeMap<>();
        for (String field : form.formParamMap().keySet()) {
            Matcher cell = CELL.matcher(field);
            if (cell.matches()) {
                int line = Integer.parseInt(cell.group(1));
                int column = Integer.parseInt(cell.group(2));
                if (line >= grid.size() || column >= grid.columns().size()) {
                    throw new Draft.Refused("the table has no cell " + field + "; open it again");
                }
                cells.computeIfAbsent(
                                line,
                                l -> new ArrayList<>(
                                        grid.columns().stream().map(c -> "").toList()))
                        .set(column, String.valueOf(form.formParam(field)).strip());
            }
        }
        return cells;
    }

    private String file(Context form) {
        String file = required(form, "file");
        existing(file);
        draft.change(file, required(form, "text"));
        return "/bench/file?file=" + encode(file);
    }

    private String existing(String file) {
        String text = draft.text(file);
        if (text == null) {
            throw new Draft.Refused("there is no file rules/" + file);
        }
        return text;
    }

    private static String required(Context form, String field) {
        String value = form.formParam(field);
        if (value == null) {
            throw new Draft.Refused("the form has no " + field + "; open the page again");
        }
        return value;
    }

    /** Tells one state of a file from another. */
    static String stamp(String text) {
        return Integer.toHexString(text.hashCode());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
