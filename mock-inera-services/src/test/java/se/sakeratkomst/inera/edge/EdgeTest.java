package se.sakeratkomst.inera.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.sakeratkomst.inera.testbed.HsaCaller.ADDRESS;
import static se.sakeratkomst.inera.testbed.HsaCaller.CREDENTIALS;
import static se.sakeratkomst.inera.testbed.HsaCaller.envelope;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import se.sakeratkomst.inera.testbed.HsaCaller;
import se.sakeratkomst.inera.testbed.IneraUnderTest;
import se.sakeratkomst.inera.testbed.RunsInera;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.testbed.TestPki;
import se.sakeratkomst.kit.testbed.TestPki.Holder;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsInera.class)
class EdgeTest {

    private static HttpResponse<String> call(IneraUnderTest inera, LabId lab, Holder holder) {
        return HsaCaller.with(inera, lab, inera.client(holder))
                .post(CREDENTIALS, envelope(CREDENTIALS, ADDRESS, "<m:personHsaId>SE5599990008-ANNA</m:personHsaId>"));
    }

    private static void isFault(HttpResponse<String> answer, String code, String... details) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        Element fault = HsaCaller.body(answer.body());
        assertThat(HsaCaller.children(fault).get(1).getTextContent()).startsWith(code + " ");
        assertThat(HsaCaller.children(fault).get(2).getTextContent()).contains(details);
    }

    @Test
    void aSystemOfTheLabComesIn(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        assertThat(call(inera, lab, inera.pki().system(lab)).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutCertificateTheAnswerIsAFaultOfThePlatform(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        isFault(call(inera, lab, null), "VP002", "no client certificate", "./sandbox client-cert");
        JsonNode entry = inera.lastEntry(lab, "inera.edge.refused");
        assertThat(entry.at("/facts/code").asString()).isEqualTo("VP002");
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
    }

    @Test
    void theContractIsHandedOutToKnownSystemsOnly(IneraUnderTest inera) {
        HttpResponse<String> answer =
                HsaCaller.with(inera, LabId.DEFAULT, inera.client(null)).get(CREDENTIALS.path() + "?wsdl");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void aCertificateWithoutHsaIdIsRefused(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        isFault(call(inera, lab, inera.pki().systemWithoutHsaId(lab)), "VP002", "serialNumber");
    }

    @Test
    void aCertificateOfAnotherLabIsRefused(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        LabId other = inera.newLab();
        isFault(call(inera, lab, inera.pki().system(other)), "VP011", other.certificateUri(), lab.certificateUri());
    }

    @Test
    void aPersonsCertificateIdentifiesNoSystem(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        isFault(call(inera, lab, inera.pki().person(lab)), "VP011", "TEST Person HSA-id 3 CA", "TEST Function CA");
    }

    @Test
    void aRevokedCertificateIsRefused(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        Holder holder = inera.pki().system(lab);
        assertThat(call(inera, lab, holder).statusCode()).isEqualTo(200);
        inera.pki().revoke(holder.certificate());
        isFault(call(inera, lab, holder), "VP011", "is revoked according to OCSP");
    }

    @Test
    void aCertificateThatNobodyAnswersForIsRefused(IneraUnderTest inera) {
        LabId lab = inera.newLab();
        isFault(
                call(inera, lab, inera.pki().systemWithoutAddresses(lab)),
                "VP011",
                "sandbox.inera.edge.revocation-unknown=accept");
    }

    @Test
    void anUntrustedCertificateFailsTheHandshake(IneraUnderTest inera) {
        Holder stranger = new TestPki("http://127.0.0.1:9").system(LabId.DEFAULT);
        assertThatThrownBy(() -> call(inera, LabId.DEFAULT, stranger)).hasRootCauseInstanceOf(Exception.class);
    }
}
