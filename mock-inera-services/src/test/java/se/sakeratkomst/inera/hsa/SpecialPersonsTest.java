package se.sakeratkomst.inera.hsa;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.inera.testbed.HsaCaller.AM;
import static se.sakeratkomst.inera.testbed.HsaCaller.AM21;
import static se.sakeratkomst.inera.testbed.HsaCaller.CREDENTIALS;
import static se.sakeratkomst.inera.testbed.HsaCaller.EMPLOYEE_3;
import static se.sakeratkomst.inera.testbed.HsaCaller.children;
import static se.sakeratkomst.inera.testbed.HsaCaller.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import se.sakeratkomst.inera.testbed.HsaCaller;
import se.sakeratkomst.inera.testbed.IneraUnderTest;
import se.sakeratkomst.inera.testbed.RunsInera;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;

/** The persons of the catalogue who are there because something about them is special. */
@ExtendWith(RunsInera.class)
class SpecialPersonsTest {

    private static TestPerson someone(IneraUnderTest inera, Predicate<TestPerson> who) {
        return inera.bean(People.class).all(LabId.DEFAULT).stream()
                .filter(who)
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> credentials(IneraUnderTest inera, TestPerson person) {
        return children(
                HsaCaller.in(inera, LabId.DEFAULT)
                        .ask(
                                CREDENTIALS,
                                "<m:personalIdentityNumber>" + person.personalId() + "</m:personalIdentityNumber>"),
                CREDENTIALS.message(),
                "credentialInformation");
    }

    private static List<String> identity(Element information) {
        Element identity = children(information, AM21, "personalIdentity").get(0);
        return List.of(
                identity.getFirstChild().getTextContent(),
                identity.getLastChild().getTextContent());
    }

    @Test
    void aPersonWithTwoEmploymentsHasTwoInformationsAndAllAssignments(IneraUnderTest inera) {
        TestPerson person = someone(inera, one -> one.employments().size() == 2);
        List<Element> informations = credentials(inera, person);
        assertThat(informations).hasSize(2);
        assertThat(informations.stream()
                        .mapToInt(one -> children(one, AM, "commission").size())
                        .sum())
                .isEqualTo(person.employments().stream()
                        .mapToInt(one -> one.commissions().size())
                        .sum());
        String second = person.employments().get(1).hsaId();
        Element answer =
                HsaCaller.in(inera, LabId.DEFAULT).ask(CREDENTIALS, "<m:personHsaId>" + second + "</m:personHsaId>");
        assertThat(children(answer)).hasSize(1);
        assertThat(texts(children(answer).get(0), AM, "personHsaId")).containsExactly(second);
    }

    @Test
    void aNurseHasOrLacksThePrescriptionRight(IneraUnderTest inera) {
        for (boolean right : new boolean[] {true, false}) {
            TestPerson nurse = someone(
                    inera,
                    one -> one.hosp().licences().equals(List.of("SJ"))
                            && one.hosp().nursePrescriptionRight() == right);
            Element told = children(credentials(inera, nurse).get(0), AM, "nursePrescriptionRight")
                    .get(0);
            assertThat(texts(told, AM, "healthCareProfessionalLicence")).containsExactly("Sjuksköterska");
            assertThat(texts(told, AM, "prescriptionRight")).containsExactly(String.valueOf(right));
        }
    }

    @Test
    void aPhysicianIsToldNothingOfANursesPrescriptionRight(IneraUnderTest inera) {
        TestPerson physician = someone(inera, one -> one.hosp().licences().equals(List.of("LK")));
        assertThat(children(credentials(inera, physician).get(0), AM, "nursePrescriptionRight"))
                .isEmpty();
    }

    @Test
    void anAdministratorHasTheSystemRoleInItsTwoParts(IneraUnderTest inera) {
        TestPerson administrator = someone(
                inera,
                one -> one.employments().stream()
                        .anyMatch(employment -> employment.systemRoles().contains("BIF;Spärradministratör")));
        Element role = children(credentials(inera, administrator).get(0), AM, "hsaSystemRole")
                .get(0);
        assertThat(texts(role, AM, "systemId")).containsExactly("BIF");
        assertThat(texts(role, AM, "role")).containsExactly("Spärradministratör");
    }

    @Test
    void aProtectedPersonIsIncludedAndMarked(IneraUnderTest inera) {
        TestPerson person = someone(inera, TestPerson::protectedPerson);
        assertThat(credentials(inera, person))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(texts(one, AM, "protectedPerson")).containsExactly("true"));
    }

    @Test
    void aSamordningsnummerAndANationalReserveIdentityHaveTheirRoots(IneraUnderTest inera) {
        TestPerson samordning = someone(
                inera,
                one -> one.personnummer() != null
                        && one.personnummer().charAt(6) >= '6'
                        && !one.employments().isEmpty());
        assertThat(identity(credentials(inera, samordning).get(0)))
                .containsExactly("1.2.752.129.2.1.3.3", samordning.personalId());
        TestPerson reserve = someone(
                inera, one -> one.personnummer() == null && !one.employments().isEmpty());
        assertThat(identity(credentials(inera, reserve).get(0)))
                .containsExactly("1.2.752.74.9.1", reserve.personalId());
        Element employee = children(HsaCaller.in(inera, LabId.DEFAULT)
                        .ask(
                                EMPLOYEE_3,
                                "<m:personalIdentityNumber>" + reserve.personalId() + "</m:personalIdentityNumber>"))
                .get(0);
        assertThat(texts(employee, EMPLOYEE_3.types(), "gender")).containsExactly("0");
        assertThat(texts(employee, EMPLOYEE_3.types(), "age")).isEmpty();
    }

    @Test
    void aPersonWhoIsAddedWhileTheServiceRunsIsAnsweredInThatLabOnly(IneraUnderTest inera) throws IOException {
        LabId lab = inera.newLab();
        Path folder = Files.createDirectories(
                inera.home().resolve("shared").resolve("people").resolve(lab.value()));
        String organisation = "Åsa & Öst <Vård>, \\\"Syd\\\" = AB";
        Files.writeString(folder.resolve("ny.yaml"), """
                people:
                  - id: ny-testperson
                    personnummer: "198004262385"
                    givenName: Åsa & Bo
                    surname: <Ny>
                    employments:
                      - hsaId: SE5599990008-NY
                        organisation: {name: "%s", number: "5599990008"}
                """.formatted(organisation));
        String question = "<m:personHsaId>SE5599990008-NY</m:personHsaId>";
        Element employee =
                children(HsaCaller.in(inera, lab).ask(EMPLOYEE_3, question)).get(0);
        assertThat(texts(employee, EMPLOYEE_3.types(), "middleAndSurName")).containsExactly("<Ny>");
        assertThat(texts(employee, EMPLOYEE_3.types(), "dn").get(0))
                .isEqualTo("CN=Åsa Bo Ny,O=Åsa Öst Vård Syd AB,C=SE")
                .matches("([OUDCNLoudcnl]{1,2}=[0-9\\p{L}\\p{Zs}\\-.]*,?)*");
        assertThat(children(HsaCaller.in(inera, LabId.DEFAULT).ask(EMPLOYEE_3, question)))
                .isEmpty();
    }

    @Test
    void everyLicenceOfTheCatalogueHasAName(IneraUnderTest inera) {
        Codes codes = Codes.read(null);
        assertThat(inera.bean(People.class).all(LabId.DEFAULT))
                .flatExtracting(one -> one.hosp().licences())
                .allSatisfy(code -> assertThat(codes.licence(code)).isNotEqualTo(code));
    }
}
