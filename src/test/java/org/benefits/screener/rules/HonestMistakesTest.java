package org.benefits.screener.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.reporters.QuietReporter;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;

/** What an author who makes a mistake is told: the place, what is wrong, the nearest known name and how to mend it. */
class HonestMistakesTest {
    private static final String GOOD = """
            package rules.wic;

            rule "wic"
                @cite( "42 USC 1786(d)(1)" )
            when
                $person : FamilyMember()
            then
                likelyIf( all( "young", "income" ) );
            end

            rule "young"
                @cite( "42 USC 1786(b)" )
            when
                $person : FamilyMember()
            then
                require( $person.age().lessThan( $person.limit( "child-under" ) ) );
            end

            rule "limit"
                @cite( "7 CFR 246.7(d)(1)" )
            when
                $person : FamilyMember()
            then
                define( $person.povertyGuideline().times( $person.limit( "income-share" ) ).perMonth().roundedUpToDollar() );
            end

            rule "income"
                @cite( "7 CFR 246.7(d)(1)" )
            when
                $person : FamilyMember()
                $limit  : Amount( "limit" )
            then
                require( $person.monthlyIncome( "counted-income" ).atMost( $limit ) );
            end
            """;

    private final RuleFolder folder = new RuleFolder(TestRules.RULES, TestRules.COMPILED);
    private final RuleFolder.Checked wic = folder.check("wic");

    private static Map<String, String[]> mistakes() {
        Map<String, String[]> edits = new LinkedHashMap<>();
        edits.put("a package of another folder", new String[] {"rules.wic;", "rules.snap;"});
        edits.put("a forgotten semicolon after the package", new String[] {"package rules.wic;", "package rules.wic"});
        edits.put("no citation", new String[] {"    @cite( \"42 USC 1786(b)\" )\n", ""});
        edits.put("an empty citation", new String[] {"@cite( \"42 USC 1786(b)\" )", "@cite( \"\" )"});
        edits.put("a quote not closed", new String[] {"@cite( \"42 USC 1786(b)\" )", "@cite( \"42 USC 1786(b) )"});
        edits.put("a capital letter in a rule's name", new String[] {"rule \"young\"", "rule \"Young\""});
        edits.put("two rules with one name", new String[] {"rule \"young\"", "rule \"income\""});
        edits.put("a misspelled word", new String[] {".lessThan(", ".lesThan("});
        edits.put("a sign instead of a word", new String[] {
            "$person.age().lessThan( $person.limit( \"child-under\" ) )",
            "$person.age() < $person.limit( \"child-under\" )"
        });
        edits.put("a number in a rule", new String[] {"$person.limit( \"child-under\" )", "5"});
        edits.put("a misspelled table", new String[] {"\"child-under\"", "\"child-udner\""});
        edits.put("a misspelled fact", new String[] {
            "$person.age().lessThan( $person.limit( \"child-under\" ) )", "$person.yes( \"pregnent\" )"
        });
        edits.put("a fact of another type", new String[] {
            "$person.age().lessThan( $person.limit( \"child-under\" ) )", "$person.yes( \"relation\" )"
        });
        edits.put("a choice that there is not", new String[] {
            "$person.age().lessThan( $person.limit( \"child-under\" ) )",
            "$person.choice( \"relation\" ).is( \"fosterchild\" )"
        });
        edits.put("a person's fact asked of the family", new String[] {
            "    $person : FamilyMember()\nthen\n    require( $person.age().lessThan( $person.limit( \"child-under\" ) ) );",
            "    $family : Family()\nthen\n    require( $family.yes( \"pregnant\" ) );"
        });
        edits.put("an unknown program", new String[] {
            "$person.age().lessThan( $person.limit( \"child-under\" ) )", "$person.receives( \"food-stamps\" )"
        });
        edits.put("wouldGet without after", new String[] {
            "$person.age().lessThan( $person.limit( \"child-under\" ) )", "$person.wouldGet( \"snap\" )"
        });
        edits.put("years compared with money", new String[] {"$person.limit( \"child-under\" )", "$person.nothing()"});
        edits.put("an amount where a yes-no belongs", new String[] {
            "require( $person.age().lessThan( $person.limit( \"child-under\" ) ) )", "require( $person.age() )"
        });
        edits.put("a yes-no where an amount belongs", new String[] {
            "define( $person.povertyGuideline().times( $person.limit( \"income-share\" ) ).perMonth().roundedUpToDollar() )",
            "define( $person.isMember() )"
        });
        edits.put(
                "money times money", new String[] {"$person.limit( \"income-share\" )", "$person.povertyGuideline()"});
        edits.put("a unit of another program", new String[] {
            "$person : FamilyMember()\nthen\n    require( $person.age()",
            "$person : SnapMember()\nthen\n    require( $person.age()"
        });
        edits.put("two subjects", new String[] {
            "    $person : FamilyMember()\n    $limit",
            "    $person : FamilyMember()\n    $family : Family()\n    $limit"
        });
        edits.put("a condition in when", new String[] {
            "$person : FamilyMember()\n    $limit", "$person : FamilyMember( pregnant )\n    $limit"
        });
        edits.put("an amount that no rule defines", new String[] {"Amount( \"limit\" )", "Amount( \"limits\" )"});
        edits.put("a variable that is not named", new String[] {".atMost( $limit )", ".atMost( $limt )"});
        edits.put(
                "a criterion that there is not",
                new String[] {"all( \"young\", \"income\" )", "all( \"young\", \"incomes\" )"});
        edits.put(
                "an amount as a criterion",
                new String[] {"all( \"young\", \"income\" )", "all( \"young\", \"limit\" )"});
        edits.put("all of one", new String[] {"all( \"young\", \"income\" )", "all( \"young\" )"});
        edits.put("a rule that reads itself", new String[] {
            "$person.age().lessThan( $person.limit( \"child-under\" ) )", "$person.meets( \"young\" )"
        });
        edits.put("two sentences", new String[] {
            "require( $person.age().lessThan( $person.limit( \"child-under\" ) ) );",
            "require( $person.isMember() );\n    require( $person.isMember() );"
        });
        edits.put("no end", new String[] {
            "likelyIf( all( \"young\", \"income\" ) );\nend", "likelyIf( all( \"young\", \"income\" ) );"
        });
        edits.put(
                "no rule that says likelyIf",
                new String[] {"likelyIf( all( \"young\", \"income\" ) )", "require( $person.isMember() )"});
        edits.put("likelyIf about the family where people are judged", new String[] {
            "$person : FamilyMember()\nthen\n    likelyIf", "$person : Family()\nthen\n    likelyIf"
        });
        edits.put("an unknown verb", new String[] {"require( $person.age()", "requires( $person.age()"});
        edits.put("a tab", new String[] {"    require( $person.age()", "\trequire( $person.age()"});
        return edits;
    }

    @Test
    void everyMistakeIsNamedWithItsPlaceAndItsMend() {
        StringBuilder told = new StringBuilder();
        mistakes().forEach((name, edit) -> {
            assertTrue(GOOD.contains(edit[0]), name);
            told.append(name)
                    .append('\n')
                    .append(message(GOOD.replace(edit[0], edit[1])))
                    .append("\n\n");
        });
        Approvals.verify(told.toString(), new Options(new QuietReporter()));
    }

    @Test
    void theFileWithoutAMistakeIsGood() {
        assertTrue(new RuleChecker(wic.spec(), folder.dictionary(), wic.tables(), other -> Set.of())
                        .check(Map.of("wic/all.drl", GOOD))
                        .size()
                == 4);
    }

    private String message(String text) {
        try {
            new RuleChecker(wic.spec(), folder.dictionary(), wic.tables(), other -> Set.of())
                    .check(Map.of("wic/all.drl", text));
            return "  (accepted)";
        } catch (BadRules e) {
            StringBuilder lines = new StringBuilder();
            e.faults()
                    .forEach(f -> lines.append(lines.isEmpty() ? "" : "\n")
                            .append("  ")
                            .append(f));
            return lines.toString();
        }
    }
}
