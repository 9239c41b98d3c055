package se.sakeratkomst.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "se.sakeratkomst", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_kit_knows_no_service = noClasses()
            .that()
            .resideInAPackage("se.sakeratkomst.kit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.sakeratkomst.cards..",
                    "se.sakeratkomst.idp..",
                    "se.sakeratkomst.metadata..",
                    "se.sakeratkomst.ehm..",
                    "se.sakeratkomst.certify..",
                    "se.sakeratkomst.saml..")
            .because("services meet on the wire, and the kit is below them all");
}
