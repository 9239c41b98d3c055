package se.sakeratkomst.cards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "se.sakeratkomst.cards", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheTokenPackageTouchesPkcs11 = noClasses()
            .that()
            .resideOutsideOfPackage("..cards.token..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.xipki..", "iaik..")
            .because("a login counts for the whole process, so every use must go through the token's mutex");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("se.sakeratkomst.cards.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a concept that needs another's inside belongs to it");

    @ArchTest
    static final ArchRule noOtherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.sakeratkomst.idp..",
                    "se.sakeratkomst.metadata..",
                    "se.sakeratkomst.ehm..",
                    "se.sakeratkomst.vendor..")
            .because("services meet on the wire");

    @ArchTest
    static final ArchRule classesAreFinal = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .and()
            .areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
            .and()
            .areNotAnnotatedWith("org.springframework.boot.SpringBootConfiguration")
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
            .because("nothing here is made to be extended");
}
