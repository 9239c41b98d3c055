package se.sakeratkomst.idp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "se.sakeratkomst.idp", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule servicesMeetOnTheWire = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.sakeratkomst.cards..",
                    "se.sakeratkomst.metadata..",
                    "se.sakeratkomst.ehm..",
                    "se.sakeratkomst.vendor..",
                    "se.sakeratkomst.certify..")
            .because("services never import each other (docs/wire.md)");

    @ArchTest
    static final ArchRule rightAnswersKnowNoWrongOnes = noClasses()
            .that()
            .haveSimpleName("Recipes")
            .or()
            .haveSimpleName("AttributeRelease")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..deviation..")
            .because("what is right is made without regard to negative tests");

    @ArchTest
    static final ArchRule cardsKnowNoFederation = noClasses()
            .that()
            .resideInAPackage("..card..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("se.sakeratkomst.saml.federation..", "..deviation..", "..persona..")
            .because("who holds a card is the same question in every federation");
}
