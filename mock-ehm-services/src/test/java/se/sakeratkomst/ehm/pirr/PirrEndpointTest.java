package se.sakeratkomst.ehm.pirr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.nef.NefMessages;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.kit.testbed.TestPki.Holder;
import tools.jackson.databind.JsonNode;

/** PIRR on the wire: mutual TLS, SOAP, the assertion in its header. */
@ExtendWith(RunsEhm.class)
class PirrEndpointTest {

    private final EhmUnderTest ehm;
    private final Vendor vendor;
    private final PirrClient client;
    private final Holder vera;
    private final String set = NefMessages.uuid();
    private final String ref = NefMessages.uuid();

    PirrEndpointTest(EhmUnderTest ehm) {
        this.ehm = ehm;
        this.vendor = Vendor.inSambi(ehm);
        this.client = new PirrClient(ehm, vendor);
        this.vera = ehm.neighbours().pki().card(vendor.lab(), PirrClient.VERA, true);
    }

    private byte[] document() {
        return SignedMessages.signed(NefMessages.xml(NefMessages.prescription(ref, set)), vera);
    }

    private void fault(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<faultcode>soap:Client<", "<j:code>" + code + "<");
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.pirr");
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
        assertThat(entry.at("/facts/rule").asString()).isEqualTo(code);
    }

    private JsonNode register() {
        return ehm.control("GET", "/admin/labs/" + vendor.lab() + "/receptdepa-djur", "");
    }

    @Test
    void aPrescriptionIsTakenDispensedFromTheRegisterAndCancelled() {
        int before = register().size();
        HttpResponse<String> answer =
                client.post(PirrClient.envelope(client.assertion(), "NewPrescriptionAnimal", document()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("<j:svarskod>0<");
        assertThat(PirrClient.aperak(answer)).contains("<AcknowledgementStatus>0<", ref, set);
        assertThat(register()).hasSize(before + 1);
        byte[] cancel =
                SignedMessages.signed(NefMessages.xml(NefMessages.cancellation(NefMessages.uuid(), ref, set)), vera);
        HttpResponse<String> cancelled =
                client.post(PirrClient.envelope(client.assertion(), "MakuleraReceptDjur", cancel));
        assertThat(PirrClient.aperak(cancelled)).contains("<AcknowledgementStatus>0<");
        assertThat(register().toString()).contains("CANCELLED_BY_PRESCRIBER");
    }

    @Test
    void withoutAProofOfUserWithTwoOrWithABadOneThereIsAFault() {
        fault(client.post(PirrClient.envelope("", "NewPrescriptionAnimal", document())), "EHM-050");
        fault(
                client.post(PirrClient.envelope(
                        client.assertion() + client.assertion(), "NewPrescriptionAnimal", document())),
                "EHM-050");
        String tampered = client.assertion().replace("196907072380", "198004262385");
        HttpResponse<String> answer = client.post(PirrClient.envelope(tampered, "NewPrescriptionAnimal", document()));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("soap:Client", "EHM-02");
    }

    @Test
    void aPhysicianIsNoVeterinarian() {
        String physician = vendor.federation().xml(vendor.federation().physician(Vendor.E_SERVICE));
        HttpResponse<String> answer = client.post(PirrClient.envelope(physician, "NewPrescriptionAnimal", document()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<j:svarskod>4<");
        assertThat(PirrClient.aperak(answer)).contains("PIRR-USER");
    }

    @Test
    void whatIsNoSuchEnvelopeIsAFault() {
        String right = PirrClient.envelope(client.assertion(), "NewPrescriptionAnimal", document());
        fault(client.post("<!DOCTYPE x>" + right), "XML-DOCTYPE");
        fault(
                client.post(right.replace("pi-wsgeneric-1.3/wsgeneric?WSDL", "pi-wsgeneric-1.4/wsgeneric?WSDL")),
                "PIRR-ENVELOPE");
        fault(client.post(right.replace("j:payload", "j:load")), "PIRR-ENVELOPE");
        fault(client.post(right.replace("<j:payload>", "<j:payload>*")), "PIRR-ENVELOPE");
        fault(client.post(right + " ".repeat(1_700_000)), "XML-SIZE");
        fault(client.post("TEST"), "XML-WELLFORMED");
    }

    @Test
    void theContractNamesTheLabsAddress() {
        HttpResponse<String> wsdl = EhmUnderTest.send(
                vendor.client(),
                HttpRequest.newBuilder(URI.create(ehm.base(vendor.lab()) + PirrEndpoint.PATH + "?wsdl")));
        assertThat(wsdl.statusCode()).isEqualTo(200);
        assertThat(wsdl.body())
                .contains("location=\"" + ehm.base(vendor.lab()) + PirrEndpoint.PATH + "\"", "callService");
        HttpResponse<String> page = EhmUnderTest.send(
                vendor.client(), HttpRequest.newBuilder(URI.create(ehm.base(vendor.lab()) + PirrEndpoint.PATH)));
        assertThat(page.statusCode()).isEqualTo(405);
    }
}
