package se.sakeratkomst.ehm.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.testbed.TestPki;
import se.sakeratkomst.kit.testbed.TestPki.Holder;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class EdgeTest {

    private static HttpResponse<String> ping(EhmUnderTest ehm, LabId lab, Holder holder) {
        return EhmUnderTest.send(
                ehm.client(holder), HttpRequest.newBuilder(URI.create(ehm.base(lab) + "/fhir-server/fhir/$ping")));
    }

    @Test
    void aSystemWithACertificateOfTheLabComesIn(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        assertThat(ping(ehm, lab, ehm.neighbours().pki().system(lab)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutCertificateAFhirCallIsExplainedAsAnOperationOutcome(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        HttpResponse<String> answer = ping(ehm, lab, null);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/fhir+json;charset=UTF-8");
        JsonNode issue = Vendor.json(answer).path("issue").path(0);
        assertThat(Vendor.json(answer).path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(issue.at("/details/coding/0/code").asString()).isEqualTo("EHM-001");
        assertThat(issue.path("diagnostics").asString())
                .contains("Attempted: ", "Observed: no client certificate", "Expected: ", "./sandbox client-cert");
        JsonNode entry = ehm.lastEntry(lab, "ehm.edge.refused");
        assertThat(entry.at("/facts/rule").asString()).isEqualTo("EHM-001");
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
    }

    @Test
    void withoutCertificateATokenRequestIsExplainedInTheFormOfOAuth(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        HttpResponse<String> answer = EhmUnderTest.send(
                ehm.client(null),
                HttpRequest.newBuilder(URI.create(ehm.base(lab) + "/oauth2/api/oauth/token"))
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=x")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Vendor.json(answer).path("error").asString()).isEqualTo("invalid_client");
        assertThat(Vendor.json(answer).path("error_description").asString())
                .contains("[EHM-001]")
                .matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    @Test
    void aCertificateOfAnotherLabIsRefused(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        LabId other = ehm.newLab();
        HttpResponse<String> answer = ping(ehm, lab, ehm.neighbours().pki().system(other));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("EHM-004", other.certificateUri(), lab.certificateUri());
    }

    @Test
    void aPersonsCertificateIdentifiesNoSystem(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        HttpResponse<String> answer = ping(ehm, lab, ehm.neighbours().pki().person(lab));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("EHM-002", "TEST Person HSA-id 3 CA", "TEST Function CA");
    }

    @Test
    void aRevokedCertificateIsRefusedByOcsp(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        Holder holder = ehm.neighbours().pki().system(lab);
        assertThat(ping(ehm, lab, holder).statusCode()).isEqualTo(200);
        ehm.neighbours().pki().revoke(holder.certificate());
        HttpResponse<String> answer = ping(ehm, lab, holder);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("EHM-003", "is revoked according to OCSP");
    }

    @Test
    void whereThereIsNoOcspTheCrlDecides(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        Holder holder = ehm.neighbours().pki().systemWithCrlOnly(lab);
        assertThat(ping(ehm, lab, holder).statusCode()).isEqualTo(200);
        ehm.neighbours().pki().revoke(holder.certificate());
        assertThat(ping(ehm, lab, holder).body()).contains("EHM-003", "is revoked according to CRL");
    }

    @Test
    void aCertificateThatNobodyAnswersForIsRefused(EhmUnderTest ehm) {
        LabId lab = ehm.newLab();
        HttpResponse<String> answer = ping(ehm, lab, ehm.neighbours().pki().systemWithoutAddresses(lab));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("EHM-003", "the certificate names no OCSP", "revocation-unknown=accept");
    }

    @Test
    void anUntrustedCertificateFailsTheHandshakeAndIsJournalled(EhmUnderTest ehm) {
        int before = ehm.journal(LabId.DEFAULT, "tls.handshake").size();
        Holder stranger = new TestPki("http://127.0.0.1:9").system(LabId.DEFAULT);
        assertThatThrownBy(() -> ping(ehm, LabId.DEFAULT, stranger)).hasRootCauseInstanceOf(Exception.class);
        List<JsonNode> after = ehm.journal(LabId.DEFAULT, "tls.handshake");
        assertThat(after).hasSizeGreaterThan(before);
        assertThat(after.get(after.size() - 1).path("outcome").asString()).isEqualTo("refused");
    }

    @Test
    void thePublicPortDoesNotServeTheControlApi(EhmUnderTest ehm) {
        LabId lab = LabId.DEFAULT;
        HttpResponse<String> answer = EhmUnderTest.send(
                ehm.client(ehm.neighbours().pki().system(lab)),
                HttpRequest.newBuilder(URI.create(ehm.base(lab) + "/admin/labs")));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void assumptionsAreListed(EhmUnderTest ehm) {
        List<String> ids = ehm.control("GET", "/admin/assumptions", "")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
        assertThat(ids)
                .contains(
                        "ehm.missing-certificate",
                        "ehm.revocation",
                        "ehm.roles",
                        "ehm.purposes",
                        "ehm.headers",
                        "ehm.supplement")
                .doesNotHaveDuplicates();
    }

    @Test
    void theLabsAddressesComeFromConfigurationAndNotFromTheHostHeader(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        HttpResponse<String> answer =
                vendor.get(Vendor.byPersonnummer(Vendor.TORE), Map.copyOf(Vendor.headers(bearer)));
        assertThat(answer.body()).contains(ehm.base(vendor.lab()) + "/fhir-server/fhir/Patient");
    }
}
