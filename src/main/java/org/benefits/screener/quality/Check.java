package org.benefits.screener.quality;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.rules.BadRules;
import org.benefits.screener.rules.ProgramSpec;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.text.TextCheck;

/**
 * Everything of one program that can be checked without knowing the law: the language of the rules, names and types, tables, words, the form
 * of citations and addresses, and whether its scenarios still come to what was approved.
 */
public final class Check {
    private static final int MOST_SHOWN = 110;

    private final Programs programs;
    private final LocalDate today;

    /**
     * @param today the day on which tables are overdue or not
     */
    public Check(Programs programs, LocalDate today) {
        this.programs = programs;
        this.today = today;
    }

    /** What was found, faults first. */
    public List<Finding> of(String id) {
        List<Finding> found = new ArrayList<>();
        RuleFolder folder = programs.folder();
        RuleFolder.Checked checked;
        try {
            checked = folder.check(id);
        } catch (BadRules e) {
            e.faults().forEach(f -> found.add(new Finding(true, f)));
            return found;
        }
        TextCheck.of(checked, programs.texts()).forEach(f -> found.add(new Finding(true, f)));
        WordsCheck.check(id, programs.texts(), found);
        checked.sentences().stream()
                .filter(s -> s.file().startsWith(id + "/"))
                .forEach(s -> LawCheck.wrong(s.cite())
                        .forEach(w -> found.add(Finding.fault(s.file(), s.line(), s.name() + ": " + w))));
        addresses(checked.spec(), checked.sentences(), found);
        try {
            Program program = programs.get(id);
            new TableCheck(program.book(), folder.dictionary(), today, folder.path(), found).check();
            if (found.stream().noneMatch(f -> f.fault() && f.place().message().startsWith("has no words"))) {
                scenarios(program, found);
            }
        } catch (BadRules e) {
            found.add(Finding.fault(
                    id + "/program.yaml",
                    1,
                    "a program that this one asks about does not pass its check: " + e.getMessage()));
        }
        // A row with several values would be named once for each.
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing((Finding f) -> !f.fault()))
                .toList();
    }

    private static void addresses(ProgramSpec spec, List<Sentence> sentences, List<Finding> found) {
        String file = spec.id() + "/program.yaml";
        if (spec.applyUrl() != null && LawCheck.wrongAddress(spec.applyUrl()) != null) {
            found.add(Finding.fault(file, 1, "apply: " + LawCheck.wrongAddress(spec.applyUrl())));
        }
        Set<String> cited = new TreeSet<>();
        for (Sentence sentence : sentences) {
            cited.add(sentence.cite());
            for (String ref : sentence.cite().split(";")) {
                cited.add(ref.trim());
            }
        }
        spec.links().forEach((cite, address) -> {
            String wrong = LawCheck.wrongAddress(address);
            if (wrong != null) {
                found.add(Finding.fault(file, 1, "links: " + wrong));
            }
            if (!cited.contains(cite)) {
                String near = Dictionary.nearest(cite, cited);
                found.add(Finding.look(
                        file,
                        1,
                        "links: no rule cites \"" + cite + "\""
                                + (near == null ? "; take it away" : "; did you mean \"" + near + "\"?")));
            }
        });
    }

    private static void scenarios(Program program, List<Finding> found) {
        if (program.cases().isEmpty()) {
            // While a program is being written its rules are checked first; the build refuses one with fewer than
            // eight.
            found.add(Finding.look(
                    program.id() + "/program.yaml",
                    1,
                    "nothing shows this program; write households in test-scenarios/" + program.id()));
        }
        for (Case each : program.cases()) {
            String file = name(program, each.file());
            String approved = name(program, Case.approved(each.file()));
            try {
                String said = program.says(program.screen(each));
                if (each.approved() == null) {
                    found.add(Finding.fault(
                            file,
                            1,
                            "nobody has approved what it comes to; read it with: rules try "
                                    + each.file().getFileName()));
                } else if (!said.equals(each.approved())) {
                    differs(approved, each.approved().split("\n"), said.split("\n"), found);
                }
            } catch (BadHousehold e) {
                e.problems().forEach(p -> found.add(Finding.fault(file, 1, p.pointer() + ": " + p.message())));
            }
        }
        for (Reach each : unreached(program)) {
            Sentence sentence = program.book().sentences().get(each.name());
            found.add(Finding.look(
                    sentence == null ? program.id() + "/eligibility.drl" : sentence.file(),
                    sentence == null ? 1 : sentence.line(),
                    "no scenario shows that " + each + "; write one, or look for one with: rules suggest "
                            + program.id()));
        }
    }

    private static Set<Reach> unreached(Program program) {
        Set<Reach> all = Reach.all(program);
        program.cases().forEach(c -> all.removeAll(Reach.of(program, program.screen(c))));
        program.stories().forEach(c -> all.removeAll(Reach.of(program, program.screen(c))));
        Reach.withoutRuledOut(program, all);
        return all;
    }

    private static String name(Program program, Path file) {
        return "test-scenarios/" + program.id() + "/" + file.getFileName();
    }

    // The first line that differs tells most.
    private static void differs(String file, String[] approved, String[] said, List<Finding> found) {
        int at = 0;
        while (at < approved.length && at < said.length && approved[at].equals(said[at])) {
            at++;
        }
        String was = at < approved.length ? approved[at].strip() : "(nothing more)";
        String is = at < said.length ? said[at].strip() : "(nothing more)";
        int same = 0;
        while (same < was.length() && same < is.length() && was.charAt(same) == is.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - MOST_SHOWN / 2);
        found.add(Finding.fault(
                file,
                at + 1,
                "was approved: \"" + part(was, from) + "\"; now it says: \"" + part(is, from)
                        + "\". If the rules are right, read the whole and approve it; else mend the rules"));
    }

    private static String part(String line, int from) {
        int to = Math.min(line.length(), from + MOST_SHOWN);
        return (from > 0 ? "…" : "") + line.substring(Math.min(from, to), to) + (to < line.length() ? "…" : "");
    }
}
