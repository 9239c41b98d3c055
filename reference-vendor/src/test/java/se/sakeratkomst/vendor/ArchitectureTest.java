package se.sakeratkomst.vendor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import se.sakeratkomst.saml.Check;

@AnalyzeClasses(packages = "se.sakeratkomst.vendor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> OURS_BUT_NEITHER_VENDOR_NOR_XML_LAYER =
            DescribedPredicate.describe(
                    "of the sandbox, save the vendor's own and the SAML kit's",
                    type -> type.getPackageName().startsWith("se.sakeratkomst")
                            && !type.getPackageName().startsWith("se.sakeratkomst.vendor")
                            && !type.getPackageName().startsWith("se.sakeratkomst.saml"));

    @ArchTest
    static final ArchRule the_vendor_knows_nothing_of_the_sandbox = noClasses()
            .should()
            .dependOnClassesThat(OURS_BUT_NEITHER_VENDOR_NOR_XML_LAYER)
            .because(
                    "a vendor has nothing of the sandbox's in it; the flaw switches know nothing of the suite that is to find"
                            + " them, and a verdict that the vendor could help to bring about proves nothing");

    @ArchTest
    static final ArchRule no_ready_made_judgement = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("se.sakeratkomst.saml.authn.check..")
            .because(
                    "the checks of a service provider are written here by themselves, so that a mistake in the kit's own"
                            + " checks cannot hide on both sides of the wire");

    @ArchTest
    static final ArchRule checks_see_only_the_answer = noClasses()
            .that()
            .implement(Check.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "se.sakeratkomst.vendor.flaw..")
            .because("a check judges an answer and nothing else; whether it is asked is decided elsewhere");

    @ArchTest
    static final ArchRule checks_are_final = classes()
            .that()
            .implement(Check.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("one class is one check");
}
