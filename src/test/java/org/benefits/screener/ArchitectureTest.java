package org.benefits.screener;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The order of the packages: each may use only those that stand before it. */
@AnalyzeClasses(packages = "org.benefits.screener", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.benefits.screener.";

    @ArchTest
    static final ArchRule ORDER = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("money")
            .definedBy(ROOT + "money..")
            .layer("household")
            .definedBy(ROOT + "household..")
            .layer("tables")
            .definedBy(ROOT + "tables..")
            .layer("units")
            .definedBy(ROOT + "units..")
            .layer("rules")
            .definedBy(ROOT + "rules..")
            .layer("screening")
            .definedBy(ROOT + "screening..")
            .layer("text")
            .definedBy(ROOT + "text..")
            .layer("batch")
            .definedBy(ROOT + "batch..")
            .layer("changes")
            .definedBy(ROOT + "changes..")
            .layer("quality")
            .definedBy(ROOT + "quality..")
            .layer("api")
            .definedBy(ROOT + "api..")
            .layer("web")
            .definedBy(ROOT + "web..")
            .layer("cli")
            .definedBy(ROOT + "cli..")
            .whereLayer("household")
            .mayOnlyAccessLayers("money")
            .whereLayer("tables")
            .mayOnlyAccessLayers("money")
            .whereLayer("units")
            .mayOnlyAccessLayers("money", "household", "tables")
            .whereLayer("rules")
            .mayOnlyAccessLayers("money", "household", "tables", "units")
            .whereLayer("screening")
            .mayOnlyAccessLayers("money", "household", "tables", "units", "rules")
            .whereLayer("text")
            .mayOnlyAccessLayers("money", "household", "tables", "units", "rules", "screening")
            .whereLayer("batch")
            .mayOnlyAccessLayers("money", "household", "tables", "units", "rules", "screening", "text")
            .whereLayer("changes")
            .mayOnlyAccessLayers("money", "household", "tables", "units", "rules", "screening", "text", "batch")
            .whereLayer("quality")
            .mayOnlyAccessLayers("money", "household", "tables", "units", "rules", "screening", "text", "batch")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("cli")
            .because("what is below must be readable without what is above");

    @ArchTest
    static final ArchRule ONLY_RULES_KNOW_DROOLS = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..")
            .because("how rules run is one package's business");

    @ArchTest
    static final ArchRule TODAY_COMES_IN = noClasses()
            .should()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .because("a screening depends on its day, not on the clock");
}
