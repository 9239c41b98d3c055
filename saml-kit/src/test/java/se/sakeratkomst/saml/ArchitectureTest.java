package se.sakeratkomst.saml;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "se.sakeratkomst.saml", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule springFree = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..")
            .because("a vendor or a tool can use the kit without an application framework");

    @ArchTest
    static final ArchRule onlyJdkAndSantuario = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "javax.xml..",
                    "org.w3c.dom..",
                    "org.xml.sax..",
                    "org.jspecify..",
                    "org.apache.xml.security..",
                    "org.apache.jcp.xml.dsig..",
                    "se.sakeratkomst.saml..")
            .because("the kit drags nothing in (docs/decisions/0001)");

    @ArchTest
    static final ArchRule xmlKnowsNoSaml = noClasses()
            .that()
            .resideInAPackage("..saml.xml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..authn..", "..response..", "..metadata..", "..binding..")
            .because("reading XML safely is below every message");

    @ArchTest
    static final ArchRule finalClasses = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areTopLevelClasses()
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
            .because("nothing here is made to be inherited from");
}
