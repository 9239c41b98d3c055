package se.sakeratkomst.certify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "se.sakeratkomst.certify", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule meetsServicesOnTheWire = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.sakeratkomst.kit..",
                    "se.sakeratkomst.idp..",
                    "se.sakeratkomst.cards..",
                    "se.sakeratkomst.ehm..",
                    "se.sakeratkomst.metadata..",
                    "se.sakeratkomst.vendor..",
                    "org.springframework..")
            .because("the suite judges from what is observed on the wire, as it does for a vendor it never saw");

    @ArchTest
    static final ArchRule verdictsNeedNothing = noClasses()
            .that()
            .resideInAPackage("..certify.verdict..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..certify.steps..",
                    "..certify.driver..",
                    "..certify.evidence..",
                    "..certify.cli..",
                    "..certify.launcher..")
            .because("a verdict is made of what a case file holds, and can be made again from it");

    @ArchTest
    static final ArchRule launcherDoesNotJudge = noClasses()
            .that()
            .resideInAPackage("..certify.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..certify.verdict..", "..certify.steps..", "..certify.report..")
            .because("what starts the sandbox has no say in what is observed in it");

    @ArchTest
    static final ArchRule stepsKnowNoReport = noClasses()
            .that()
            .resideInAPackage("..certify.steps..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..certify.report..", "..certify.cli..", "..certify.launcher..")
            .because("the suite is the same wherever it runs and whatever is written about it");

    @ArchTest
    static final ArchRule noStateInStatics = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("se.sakeratkomst.certify..")
            .should()
            .beFinal()
            .because("two runs in one process must not see each other");

    @ArchTest
    static final ArchRule classesAreFinal = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotRecords()
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
            .because("nothing here is meant to be inherited from");
}
