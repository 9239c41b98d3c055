package se.sakeratkomst.inera.hsa;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.inera.testbed.HsaCaller.ADDRESS;
import static se.sakeratkomst.inera.testbed.HsaCaller.CREDENTIALS;
import static se.sakeratkomst.inera.testbed.HsaCaller.EMPLOYEE_4;
import static se.sakeratkomst.inera.testbed.HsaCaller.envelope;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import se.sakeratkomst.inera.testbed.HsaCaller;
import se.sakeratkomst.inera.testbed.IneraUnderTest;
import se.sakeratkomst.inera.testbed.RunsInera;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsInera.class)
class FaultsTest {

    private static final String ANNA = "<m:personHsaId>SE5599990008-ANNA</m:personHsaId>";

    private static void isFault(HttpResponse<String> answer, String start, String... details) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
        Element fault = HsaCaller.body(answer.body());
        assertThat(fault.getNamespaceURI()).isEqualTo(HsaCaller.SOAP);
        assertThat(fault.getLocalName()).isEqualTo("Fault");
        assertThat(HsaCaller.texts(fault, "", "faultcode")).isEmpty();
        assertThat(HsaCaller.children(fault))
                .extracting(Element::getLocalName)
                .containsExactly("faultcode", "faultstring", "detail");
        assertThat(HsaCaller.children(fault).get(0).getTextContent()).isEqualTo("soap:Client");
        assertThat(HsaCaller.children(fault).get(1).getTextContent()).startsWith(start);
        assertThat(HsaCaller.children(fault).get(2).getTextContent())
                .contains("Attempted: ", "Observed: ", "Expected: ", "Remedy: ")
                .contains(List.of(details));
        assertThat(answer.body()).doesNotContain("Exception", "at se.", "at org.");
    }

    private static HttpResponse<String> credentials(IneraUnderTest inera, String message) {
        return HsaCaller.in(inera, LabId.DEFAULT).post(CREDENTIALS, message);
    }

    @Test
    void withoutLogicalAddress(IneraUnderTest inera) {
        String message = envelope(CREDENTIALS, ADDRESS, ANNA).replaceFirst("<s:Header>.*</s:Header>", "");
        isFault(credentials(inera, message), "VP003 ", "no header", "SE165565594230-1000");
        JsonNode entry = inera.lastEntry(LabId.DEFAULT, "hsa.refused");
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
        assertThat(entry.at("/facts/code").asString()).isEqualTo("VP003");
        assertThat(entry.path("raw").asString()).contains("SE5599990008-ANNA", "HTTP 500", "VP003");
    }

    @Test
    void withAnEmptyLogicalAddress(IneraUnderTest inera) {
        isFault(credentials(inera, envelope(CREDENTIALS, " ", ANNA)), "VP003 ", "an empty header");
    }

    @Test
    void withAnotherLogicalAddress(IneraUnderTest inera) {
        isFault(
                credentials(inera, envelope(CREDENTIALS, "SE2321000016-39KJ", ANNA)),
                "VP004 ",
                "SE2321000016-39KJ",
                "SE165565594230-1000");
    }

    @Test
    void withADoctype(IneraUnderTest inera) {
        String message = envelope(CREDENTIALS, ADDRESS, "<m:personHsaId>&x;</m:personHsaId>")
                .replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>");
        isFault(credentials(inera, message), "VP015 ", "a DOCTYPE");
    }

    @Test
    void withADoctypeThatNamesAnotherAddress(IneraUnderTest inera) {
        String message = envelope(CREDENTIALS, ADDRESS, ANNA)
                .replaceFirst("\\?>", "?><!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">");
        isFault(credentials(inera, message), "VP015 ", "a DOCTYPE");
    }

    @Test
    void thatIsNotWellFormed(IneraUnderTest inera) {
        String message = envelope(CREDENTIALS, ADDRESS, ANNA).replace("</s:Body>", "");
        isFault(credentials(inera, message), "VP015 ", "does not parse: line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "hello", "<a/>", "\u0000", "{\"a\":1}"})
    void thatIsNoSoapMessage(String message, IneraUnderTest inera) {
        isFault(
                credentials(inera, message),
                "VP015 ",
                message.equals("<a/>") ? "the root element a" : "XML that does not parse");
    }

    @Test
    void thatIsTooLarge(IneraUnderTest inera) {
        String message = envelope(CREDENTIALS, ADDRESS, ANNA + "<!--" + "x".repeat(1_000_001) + "-->");
        isFault(credentials(inera, message), "VP015 ", "more than 1000000 bytes");
    }

    @Test
    void thatIsNestedTooDeeply(IneraUnderTest inera) {
        String deep = "<m:a>".repeat(10_000) + "</m:a>".repeat(10_000);
        isFault(credentials(inera, envelope(CREDENTIALS, ADDRESS, deep)), "VP015 ", "100 deep");
    }

    @Test
    void inSoap12(IneraUnderTest inera) {
        HttpResponse<String> answer = HsaCaller.in(inera, LabId.DEFAULT)
                .post(CREDENTIALS, envelope(CREDENTIALS, ADDRESS, ANNA), "application/soap+xml;charset=UTF-8", "\"\"");
        isFault(answer, "VP001 ", "application/soap+xml");
    }

    @Test
    void toTheAddressOfAnotherContract(IneraUnderTest inera) {
        isFault(
                credentials(inera, envelope(EMPLOYEE_4, ADDRESS, ANNA)),
                "Meddelandet hör inte till",
                EMPLOYEE_4.message(),
                CREDENTIALS.message());
    }

    @Test
    void withAnEmptyBody(IneraUnderTest inera) {
        String message = envelope(CREDENTIALS, ADDRESS, ANNA).replaceFirst("<s:Body>.*</s:Body>", "<s:Body/>");
        isFault(credentials(inera, message), "Meddelandet hör inte till", "an empty body");
    }

    @Test
    void withAnotherSoapAction(IneraUnderTest inera) {
        HttpResponse<String> answer = HsaCaller.in(inera, LabId.DEFAULT)
                .post(CREDENTIALS, envelope(CREDENTIALS, ADDRESS, ANNA), "text/xml", "\"urn:another\"");
        isFault(answer, "SOAPAction hör inte till", "urn:another");
    }

    @Test
    void withAHeaderThatMustBeUnderstood(IneraUnderTest inera) {
        String message = envelope(CREDENTIALS, ADDRESS, ANNA)
                .replace("<s:Header>", "<s:Header><x:Other xmlns:x='urn:x' s:mustUnderstand='1'/>");
        isFault(credentials(inera, message), "Anropet följer inte", "MustUnderstand");
    }

    @Test
    void withoutSoapActionTheCallIsAnswered(IneraUnderTest inera) {
        HttpResponse<String> answer = HsaCaller.in(inera, LabId.DEFAULT)
                .post(CREDENTIALS, envelope(CREDENTIALS, ADDRESS, ANNA), "text/xml", "\"\"");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ANNA + ANNA,
                ANNA + "<m:personalIdentityNumber>198004262385</m:personalIdentityNumber>",
                "<m:includeFeignedObject>true</m:includeFeignedObject>" + ANNA,
                ANNA + "<m:includeFeignedObject>ja</m:includeFeignedObject>",
                ANNA + "<m:searchBase>not a name</m:searchBase>",
                ANNA + "<m:unknown/>",
                "<personHsaId xmlns='urn:another'>SE5599990008-ANNA</personHsaId>",
            })
    void thatTheSchemaDoesNotAllow(String question, IneraUnderTest inera) {
        isFault(
                credentials(inera, envelope(CREDENTIALS, ADDRESS, question)),
                "Anropet följer inte tjänstekontraktets schema",
                "Responder_2.2.xsd");
    }

    @Test
    void inAnotherEncodingItIsReadAsTheHeaderSays(IneraUnderTest inera) {
        HttpResponse<String> answer = HsaCaller.in(inera, LabId.DEFAULT)
                .post(CREDENTIALS, envelope(CREDENTIALS, ADDRESS, ANNA), "text/xml;charset=no-such", "\"\"");
        isFault(answer, "VP001 ", "no-such");
    }
}
