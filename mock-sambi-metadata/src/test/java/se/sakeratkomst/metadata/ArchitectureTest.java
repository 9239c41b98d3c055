package se.sakeratkomst.metadata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import se.sakeratkomst.saml.Check;

@AnalyzeClasses(packages = "se.sakeratkomst.metadata", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule services_meet_on_the_wire = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.sakeratkomst.idp..",
                    "se.sakeratkomst.ehm..",
                    "se.sakeratkomst.cards..",
                    "se.sakeratkomst.vendor..",
                    "se.sakeratkomst.certify..")
            .because("the operators know of others only what is handed in over the wire, as in the real federations");

    @ArchTest
    static final ArchRule checks_know_neither_storage_nor_web = noClasses()
            .that()
            .implement(Check.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "se.sakeratkomst.kit.journal..")
            .because("a rule is judged by the metadata alone, and can then be tried without a running service");

    @ArchTest
    static final ArchRule checks_are_final = classes()
            .that()
            .implement(Check.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("one class is one rule, and nothing refines a rule from outside");

    @ArchTest
    static final ArchRule members_know_not_who_publishes = noClasses()
            .that()
            .resideInAPackage("se.sakeratkomst.metadata.member..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.sakeratkomst.metadata.handin..",
                    "se.sakeratkomst.metadata.feed..",
                    "se.sakeratkomst.metadata.page..")
            .because("members are asked by those who publish, and tell them through MemberListener only");

    @ArchTest
    static final ArchRule nothing_rests_on_a_page = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "se.sakeratkomst.metadata",
                    "se.sakeratkomst.metadata.page..",
                    "se.sakeratkomst.metadata.discovery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("se.sakeratkomst.metadata.page..", "se.sakeratkomst.metadata.discovery..")
            .because("a page shows what is decided elsewhere, so that the API decides the same");
}
