package se.sakeratkomst.inera.hsa;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.inera.testbed.HsaCaller.AM;
import static se.sakeratkomst.inera.testbed.HsaCaller.AM21;
import static se.sakeratkomst.inera.testbed.HsaCaller.AM22;
import static se.sakeratkomst.inera.testbed.HsaCaller.CREDENTIALS;
import static se.sakeratkomst.inera.testbed.HsaCaller.EMPLOYEE_3;
import static se.sakeratkomst.inera.testbed.HsaCaller.EMPLOYEE_4;
import static se.sakeratkomst.inera.testbed.HsaCaller.children;
import static se.sakeratkomst.inera.testbed.HsaCaller.texts;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import se.sakeratkomst.inera.testbed.HsaCaller;
import se.sakeratkomst.inera.testbed.IneraUnderTest;
import se.sakeratkomst.inera.testbed.RunsInera;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsInera.class)
class HsaTest {

    private static final String ANNA = "<m:personHsaId>SE5599990008-ANNA</m:personHsaId>";
    private static final String ANNAS_NUMBER = "<m:personalIdentityNumber>198004262385</m:personalIdentityNumber>";

    private static List<Element> credentials(HsaCaller caller, String question) {
        return children(caller.ask(CREDENTIALS, question), CREDENTIALS.message(), "credentialInformation");
    }

    private static List<Element> employees(HsaCaller caller, String question) {
        return children(caller.ask(EMPLOYEE_4, question), EMPLOYEE_4.message(), "personInformation");
    }

    private static String text(Element parent, String namespace, String name) {
        return String.join("|", texts(parent, namespace, name));
    }

    @Test
    void aPhysiciansCredentialsAreFoundByTjansteId(IneraUnderTest inera) {
        Element anna = credentials(HsaCaller.in(inera, LabId.DEFAULT), ANNA).get(0);
        assertThat(text(anna, AM, "givenName")).isEqualTo("Anna");
        assertThat(text(anna, AM, "middleAndSurName")).isEqualTo("Testläkare");
        assertThat(text(anna, AM, "personHsaId")).isEqualTo("SE5599990008-ANNA");
        assertThat(text(anna, AM, "healthCareProfessionalLicence")).isEqualTo("Läkare");
        assertThat(text(anna, AM, "personalPrescriptionCode")).isEqualTo("9000019");
        assertThat(text(anna, AM, "paTitleCode")).isEqualTo("201011");
        assertThat(text(anna, AM, "protectedPerson")).isEqualTo("false");
        assertThat(text(anna, AM21, "healthCareProfessionalLicenceCode")).isEqualTo("LK");
        assertThat(text(anna, AM21, "healthcareProfessionalLicenseIdentityNumber"))
                .isEqualTo("900001");
        Element identity = children(anna, AM21, "personalIdentity").get(0);
        assertThat(text(identity, AM21, "root")).isEqualTo("1.2.752.129.2.1.3.1");
        assertThat(text(identity, AM21, "extension")).isEqualTo("198004262385");
    }

    @Test
    void anAssignmentHasItsPurposeRightsUnitAndProvider(IneraUnderTest inera) {
        Element anna = credentials(HsaCaller.in(inera, LabId.DEFAULT), ANNA).get(0);
        Element commission = children(anna, AM, "commission").get(0);
        assertThat(text(commission, AM, "commissionHsaId")).isEqualTo("SE5599990008-MIU1");
        assertThat(text(commission, AM, "commissionPurpose")).isEqualTo("Vård och behandling");
        assertThat(text(commission, AM, "healthCareUnitHsaId")).isEqualTo("SE5599990008-VE01");
        assertThat(text(commission, AM, "healthCareProviderHsaId")).isEqualTo("SE5599990008-VG01");
        assertThat(text(commission, AM, "healthCareProviderOrgNo")).isEqualTo("5599990008");
        Element right = children(commission, AM, "commissionRight").get(0);
        assertThat(List.of(text(right, AM, "activity"), text(right, AM, "informationClass"), text(right, AM, "scope")))
                .containsExactly("Läsa", "alla", "SJF");
    }

    @Test
    void anAssignmentAtAPharmacyHasThePharmacysIdentifier(IneraUnderTest inera) {
        Element farid = credentials(
                        HsaCaller.in(inera, LabId.DEFAULT), "<m:personHsaId>SE5599990016-FARID</m:personHsaId>")
                .get(0);
        assertThat(text(children(farid, AM, "commission").get(0), AM22, "pharmacyIdentifier"))
                .isEqualTo("7359999000014");
    }

    @Test
    void byTheNumberAllOfThePersonsEmploymentsAreFound(IneraUnderTest inera) {
        HsaCaller caller = HsaCaller.in(inera, LabId.DEFAULT);
        assertThat(credentials(caller, ANNAS_NUMBER))
                .extracting(one -> text(one, AM, "personHsaId"))
                .containsExactly("SE5599990008-ANNA");
        assertThat(employees(caller, ANNAS_NUMBER)).hasSize(1);
    }

    @Test
    void anUnknownPersonGivesAnEmptyAnswer(IneraUnderTest inera) {
        HsaCaller caller = HsaCaller.in(inera, LabId.DEFAULT);
        assertThat(credentials(caller, "<m:personHsaId>SE5599990008-NOBODY</m:personHsaId>"))
                .isEmpty();
        assertThat(employees(caller, "<m:personalIdentityNumber>191212121212</m:personalIdentityNumber>"))
                .isEmpty();
        JsonNode entry = inera.lastEntry(LabId.DEFAULT, "hsa.answered");
        assertThat(entry.at("/facts/found").asInt()).isZero();
    }

    @Test
    void theSearchBaseChoosesTheOrganisation(IneraUnderTest inera) {
        HsaCaller caller = HsaCaller.in(inera, LabId.DEFAULT);
        assertThat(credentials(caller, ANNA + "<m:searchBase>o=test region norrvik,c=se</m:searchBase>"))
                .hasSize(1);
        assertThat(credentials(caller, ANNA + "<m:searchBase>O=TEST Annan Region,C=SE</m:searchBase>"))
                .isEmpty();
    }

    @Test
    void anEmployeeIsToldInBothVersions(IneraUnderTest inera) {
        HsaCaller caller = HsaCaller.in(inera, LabId.DEFAULT);
        Element anna = employees(caller, ANNA).get(0);
        assertThat(text(anna, EMPLOYEE_4.types(), "title")).isEqualTo("Läkare");
        assertThat(text(anna, EMPLOYEE_4.types(), "dn"))
                .isEqualTo("CN=Anna Testläkare,OU=TEST Vårdcentralen Strand,O=TEST Region Norrvik,C=SE");
        assertThat(text(anna, EMPLOYEE_4.types(), "gender")).isEqualTo("2");
        Element before = children(caller.ask(EMPLOYEE_3, ANNA), EMPLOYEE_3.message(), "personInformation")
                .get(0);
        assertThat(text(before, EMPLOYEE_3.types(), "gender")).isEqualTo("2");
        assertThat(children(before))
                .extracting(Element::getLocalName)
                .isEqualTo(children(anna).stream().map(Element::getLocalName).toList());
    }

    @Test
    void theAgeIsThatOfTheLabsClock(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        inera.control("PUT", "/admin/labs/" + lab + "/clock", "{\"mode\":\"frozen\",\"at\":\"2030-04-25T22:30:00Z\"}");
        Element anna = employees(HsaCaller.in(inera, lab), ANNA).get(0);
        assertThat(text(anna, EMPLOYEE_4.types(), "age")).isEqualTo("50");
    }

    @Test
    void feignedPersonsAreShownOnlyToThoseWhoAskForThem() {
        try (IneraUnderTest inera = new IneraUnderTest("--sandbox.inera.hsa.feigned=true")) {
            HsaCaller caller = HsaCaller.in(inera, LabId.DEFAULT);
            assertThat(credentials(caller, ANNA)).isEmpty();
            Element anna = credentials(caller, ANNA + "<m:includeFeignedObject>true</m:includeFeignedObject>")
                    .get(0);
            assertThat(text(anna, AM, "feignedPerson")).isEqualTo("true");
            assertThat(text(children(anna, AM, "commission").get(0), AM, "feignedCommission"))
                    .isEqualTo("true");
        }
    }

    @Test
    void anAnswerIsWrittenDown(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        credentials(HsaCaller.in(inera, lab), ANNA);
        JsonNode entry = inera.lastEntry(lab, "hsa.");
        assertThat(entry.path("kind").asString()).isEqualTo("hsa.answered");
        assertThat(entry.path("outcome").asString()).isEqualTo("accepted");
        assertThat(entry.at("/facts/operation").asString())
                .isEqualTo("GetCredentialsForPersonIncludingProtectedPerson");
        assertThat(entry.at("/facts/logicalAddress").asString()).isEqualTo(HsaCaller.ADDRESS);
        assertThat(entry.at("/facts/callerHsaId").asString()).isEqualTo("SE5599990008-SYS1");
        assertThat(entry.at("/facts/found").asInt()).isEqualTo(1);
        assertThat(entry.path("raw").asString()).contains("LogicalAddress", "HTTP 200", "Testläkare");
    }

    @Test
    void assumptionsAreListed(IneraUnderTest inera) {
        assertThat(inera.control("GET", "/admin/assumptions", "")
                        .valueStream()
                        .map(node -> node.path("id").asString())
                        .toList())
                .contains(
                        "inera.hsa.logical-address",
                        "inera.hsa.unknown-person",
                        "inera.hsa.feigned",
                        "inera.hsa.gender",
                        "inera.hsa.codes",
                        "inera.faults")
                .doesNotHaveDuplicates();
    }
}
