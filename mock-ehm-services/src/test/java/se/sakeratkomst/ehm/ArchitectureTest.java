package se.sakeratkomst.ehm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.saml.Check;

@AnalyzeClasses(packages = "se.sakeratkomst.ehm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.sakeratkomst.cards..",
                    "se.sakeratkomst.metadata..",
                    "se.sakeratkomst.idp..",
                    "se.sakeratkomst.vendor..",
                    "se.sakeratkomst.certify..")
            .because("services meet on the wire, as in the real world");

    @ArchTest
    static final ArchRule RULES_KNOW_NO_TRANSPORT = noClasses()
            .that()
            .resideInAnyPackage("..ehm.rule..", "..ehm.user..", "..ehm.assertion..", "..ehm.decision..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "ca.uhn.fhir..")
            .because("who may what is the same over every interface");

    @ArchTest
    static final ArchRule FHIR_ONLY_IN_NLL = noClasses()
            .that()
            .resideOutsideOfPackage("..ehm.nll..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..")
            .because("loading HAPI takes longer than the rest of the service, so nothing else may need it");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("se.sakeratkomst.ehm.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can be read alone is a concept");

    @ArchTest
    static final ArchRule NO_CYCLES_IN_NLL = slices().matching("se.sakeratkomst.ehm.nll.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the national list is read one room at a time");

    @ArchTest
    static final ArchRule FINAL_CLASSES = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            .areNotAnnotatedWith(Configuration.class)
            .and()
            .doNotHaveFullyQualifiedName("se.sakeratkomst.ehm.MockEhm")
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .areNotAssignableTo(Enum.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("nothing here is made to be inherited");

    @ArchTest
    static final ArchRule CHECKS_SAY_THEIR_RULE = classes()
            .that()
            .implement(Check.class)
            .should()
            .haveSimpleNameNotEndingWith("Check")
            .because("a check's name is the rule itself, such as AudienceIsTheEService");

    @ArchTest
    static final ArchRule NO_STATE_IN_STATICS =
            fields().that().areStatic().should().beFinal().because("state belongs to a lab and to an object");
}
