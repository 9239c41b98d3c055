package se.sakeratkomst.ehm.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.soap.contract.Operation;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.databind.JsonNode;

/** What comes through the door of version 17, and what the refusals look like. */
@ExtendWith(RunsEhm.class)
class SoapDoorTest {

    private static final String PATIENT = "HamtaPatientInfoResponder/V6";
    private static final Values TORE = new Values().put("personnummer", Vendor.TORE);

    private static String right(SoapClient user) {
        return SoapClient.envelope(user.assertion(), SoapClient.body(SoapClient.operation(PATIENT), TORE));
    }

    private static JsonNode journal(EhmUnderTest ehm, SoapClient user) {
        return ehm.lastEntry(user.vendor().lab(), "ehm.version17").path("facts");
    }

    @Test
    void theContractIsToldWithAddressesOfTheLab(EhmUnderTest ehm) {
        SoapClient anna = SoapClient.physician(ehm, Vendor.inSambi(ehm));
        String base = ehm.base(anna.vendor().lab());
        HttpResponse<String> wsdl = anna.get(SoapEndpoint.PATH + "/" + PATIENT + "?wsdl");
        assertThat(wsdl.statusCode()).isEqualTo(200);
        assertThat(wsdl.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(wsdl.body())
                .contains("<soap:address location=\"" + base + "/apisp/" + PATIENT + "\"/>")
                .contains(base + "/apisp/" + PATIENT + "?xsd=HamtaPatientInfoResponder_6.0.xsd");
        assertThat(anna.get(SoapEndpoint.PATH + "/" + PATIENT + "?xsd=se.apotekensservice_axs_5.0.xsd")
                        .body())
                .contains("targetNamespace=\"urn:riv:se.apotekensservice:axs:5\"");
        assertThat(anna.get(SoapEndpoint.PATH + "/" + PATIENT + "?xsd=other.xsd")
                        .statusCode())
                .isEqualTo(404);
        assertThat(anna.get(SoapEndpoint.PATH).body().lines())
                .hasSize(1 + SoapClient.CONTRACTS.operations().size());
    }

    @Test
    void aTokenProvesTheUserAsAnAssertionDoes(EhmUnderTest ehm) {
        SoapClient anna = SoapClient.physician(ehm, Vendor.inSambi(ehm));
        assertThat(anna.call(PATIENT, TORE)
                        .at("patientInformation")
                        .orElseThrow()
                        .text("statusKod"))
                .contains("6");
        String token = anna.vendor().accessToken();
        String bare = right(anna).replaceFirst("<s:Header>.*</s:Header>", "");
        HttpResponse<String> answer = anna.post(
                PATIENT,
                bare,
                request -> request.header("Content-Type", "text/xml").header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(journal(ehm, anna).path("proof").asString()).isEqualTo("token");
        assertThat(journal(ehm, anna).path("result").asString()).isEqualTo("OK");
        assertThat(anna.post(
                                PATIENT,
                                right(anna),
                                request -> request.header("Content-Type", "text/xml")
                                        .header("Authorization", "Bearer " + token))
                        .statusCode())
                .as("two proofs are none")
                .isEqualTo(500);
    }

    @Test
    void whatProvesNothingIsRefusedInTheDocumentedFormAndTellsNothingOfTheInside(EhmUnderTest ehm) {
        SoapClient anna = SoapClient.physician(ehm, Vendor.inSambi(ehm));
        TestFederation federation = anna.vendor().federation();
        Operation operation = SoapClient.operation(PATIENT);
        String body = SoapClient.body(operation, TORE);
        String evil = anna.assertion().replace("LK", "AP");
        String wrapped = evil.replaceFirst("</([a-z0-9]+:)?Assertion>$", "")
                + anna.assertion().replaceFirst("^<\\?xml[^>]*\\?>\\s*", "") + "</"
                + SecureXml.parse(anna.assertion()).getDocumentElement().getNodeName() + ">";
        for (String security : List.of(
                "",
                evil,
                wrapped,
                anna.assertion() + anna.assertion().replaceFirst("^<\\?xml[^>]*\\?>\\s*", ""),
                SecureXml.text(federation.signedByAStranger(federation.physician(Vendor.E_SERVICE))))) {
            Fields exception = SoapClient.fault(operation, anna.post(PATIENT, SoapClient.envelope(security, body)));
            assertThat(exception.element().getLocalName()).isEqualTo("ApplicationException");
            assertThat(exception.required("code")).isEqualTo("TEST-EJ-AUTENTISERAD");
            assertThat(exception.required("description"))
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            assertThat(journal(ehm, anna).path("status").asInt()).isEqualTo(500);
        }
    }

    @Test
    void badEnvelopesAreRefusedWithoutBeingActedOn(EhmUnderTest ehm) {
        SoapClient anna = SoapClient.physician(ehm, Vendor.inSambi(ehm));
        String right = right(anna);
        assertThat(anna.post(PATIENT, "<!DOCTYPE x [<!ENTITY a \"b\">]>" + right)
                        .body())
                .contains("soap:Client")
                .contains("DOCTYPE");
        assertThat(anna.post(PATIENT, right.replace(Envelope.SOAP, Envelope.SOAP_12))
                        .body())
                .contains("soap:VersionMismatch");
        assertThat(anna.post(
                                PATIENT,
                                right.replace(
                                        "<w:Security", "<x:Y xmlns:x=\"urn:x\" s:mustUnderstand=\"1\"/><w:Security"))
                        .body())
                .contains("soap:MustUnderstand");
        assertThat(anna.post(PATIENT, right.replace("HamtaPatientInfoResponder:6", "HamtaPatientInfoResponder:9"))
                        .body())
                .contains("ApplicationException")
                .contains("TEST-OGILTIGT-ANROP");
        assertThat(anna.post(
                                PATIENT,
                                right.replace(
                                        Vendor.TORE + "<",
                                        Vendor.TORE + "</m:personnummer><m:extra>1</m:extra><m:personnummer><"))
                        .body())
                .contains("TEST-OGILTIGT-ANROP");
        assertThat(anna.post(PATIENT, right, request -> request.header("Content-Type", "text/xml; charset=utf-16"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(anna.post(PATIENT, right + " ".repeat(1_000_001)).statusCode())
                .isEqualTo(413);
        assertThat(anna.post("NagotAnnatResponder/V1", right).statusCode()).isEqualTo(404);
        assertThat(anna.post(PATIENT, "<s:Envelope").body()).contains("soap:Client");
    }

    @Test
    void whatIsNotOfferedSaysSoAndARoleThatMayNotIsTold(EhmUnderTest ehm) {
        SoapClient anna = SoapClient.physician(ehm, Vendor.inSambi(ehm));
        assertThat(anna.refused("HamtaProduktionsunderlagResponder/V1", TORE).required("code"))
                .isEqualTo("TEST-TJANSTEN-ERBJUDS-INTE");
        assertThat(anna.refused(
                                "HamtaKundInfoResponder/V6",
                                new Values()
                                        .put("personnummer", Vendor.TORE)
                                        .put(
                                                "klientinformation",
                                                new Values()
                                                        .put("anvandare", "a")
                                                        .put("session", "1")
                                                        .put("system", "7359999000014")))
                        .required("code"))
                .isEqualTo("TEST-EJ-BEHORIG");
        assertThat(journal(ehm, anna).path("result").asString()).isEqualTo("ApplicationException");
    }

    @Test
    void whatTheControlTableRejectsIsNotStored(EhmUnderTest ehm) {
        SoapClient anna = SoapClient.physician(ehm, Vendor.inSambi(ehm));
        Values wrong = Requests.prescription(Vendor.TORE, 0);
        Values right = Requests.prescription("190001019999", 1);
        Fields unknown = anna.call("SkapaOrdinationVardResponder/V6", right);
        assertThat(unknown.at("affResultat").orElseThrow().text("affStatus")).contains("2");
        assertThat(unknown.at("affResultat", "affFelLista").orElseThrow().text("felkod"))
                .contains("P.001");
        assertThat(unknown.text("skapatOrdinationsId")).isEmpty();
        assertThat(anna.refused("SkapaOrdinationVardResponder/V6", wrong).required("code"))
                .isEqualTo("TEST-AVVISAT");
        assertThat(journal(ehm, anna).path("stored").isMissingNode()).isTrue();
    }

    @Test
    void aConsentThatIsRefusedStopsThePharmacysChanges(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        SoapClient farid = SoapClient.pharmacist(ehm, vendor);
        Values client =
                new Values().put("anvandare", "farid").put("session", "1").put("system", "7359999000014");
        farid.call(
                "UppdateraSamtyckeResponder/V4",
                new Values()
                        .put("klientinformation", client)
                        .put("personnummer", Vendor.TORE)
                        .put("samtycke", new Values().put("rr", false)));
        assertThat(farid.call(
                                "HamtaKundInfoResponder/V6",
                                new Values().put("klientinformation", client).put("personnummer", Vendor.TORE))
                        .at("kundinformation", "samtycke")
                        .orElseThrow()
                        .text("rr"))
                .contains("false");
        long number = SoapClient.physician(ehm, vendor)
                .call("HamtaAktuellaOrdinationerResponder/V5", TORE)
                .at("ordinationslista", "helforpackningsordinationLista")
                .orElseThrow()
                .number("ordinationsId")
                .orElseThrow();
        Fields rehearsed = farid.call(
                        "KontrolleraUttagResponder/V1", Requests.rehearse(number, Vendor.TORE, 100_000_000_000_002L))
                .at("uttagslista", "affResultat")
                .orElseThrow();
        assertThat(rehearsed.all("affFelLista").stream().map(each -> each.required("felkod")))
                .contains("P.002");
    }

    @Test
    void aMappingOfTheLabAnswersBehindSecurity(EhmUnderTest ehm) {
        SoapClient anna = SoapClient.physician(ehm, Vendor.inSambi(ehm));
        ehm.control("POST", "/admin/labs/" + anna.vendor().lab() + "/overrides/mappings", """
                {"name": "another patient", "request": {"method": "POST", "urlPath": "/apisp/%s",
                   "bodyPatterns": [{"matchesXPath": "//*[local-name()='personnummer' and text()='%s']"}]},
                 "response": {"status": 503, "body": "TEST"}}
                """.formatted(
                        PATIENT, Vendor.TORE));
        assertThat(anna.post(PATIENT, right(anna)).statusCode()).isEqualTo(503);
        assertThat(journal(ehm, anna).at("/override/name").asString()).isEqualTo("another patient");
        assertThat(SoapClient.fault(
                                SoapClient.operation(PATIENT),
                                anna.post(PATIENT, right(anna).replaceFirst("<s:Header>.*</s:Header>", "")))
                        .required("code"))
                .as("a stub cannot hide that a call had no proof")
                .isEqualTo("TEST-EJ-AUTENTISERAD");
    }
}
