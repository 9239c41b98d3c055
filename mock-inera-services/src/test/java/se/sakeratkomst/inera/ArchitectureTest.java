package se.sakeratkomst.inera;

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

@AnalyzeClasses(packages = "se.sakeratkomst.inera", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.sakeratkomst.cards..",
                    "se.sakeratkomst.metadata..",
                    "se.sakeratkomst.idp..",
                    "se.sakeratkomst.ehm..",
                    "se.sakeratkomst.vendor..",
                    "se.sakeratkomst.certify..")
            .because("services meet on the wire, as in the real world");

    @ArchTest
    static final ArchRule CXF_ONLY_IN_SOAP = noClasses()
            .that()
            .resideOutsideOfPackage("..inera.soap..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.cxf..")
            .because("what the directory answers does not depend on the engine that carries it");

    @ArchTest
    static final ArchRule CONTRACTS_ONLY_IN_HSA = noClasses()
            .that()
            .resideOutsideOfPackage("..inera.hsa..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("riv..")
            .because("edge and engine are the same for every contract");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("se.sakeratkomst.inera.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can be read alone is a concept");

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
            .doNotHaveFullyQualifiedName("se.sakeratkomst.inera.MockIneraServices")
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .areNotAssignableTo(Enum.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("nothing here is made to be inherited");

    @ArchTest
    static final ArchRule NO_STATE_IN_STATICS =
            fields().that().areStatic().should().beFinal().because("state belongs to a lab and to an object");
}
