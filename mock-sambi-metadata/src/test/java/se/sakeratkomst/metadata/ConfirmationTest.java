package se.sakeratkomst.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.saml.federation.Federations;

/** @see "SAMBI-049, SAMBI-053" */
class ConfirmationTest extends ServiceCase {

    private static final String ID = "https://sp.example.se/confirmed";

    private HttpResponse<String> confirm(String lab, String sha1) throws Exception {
        return control(
                "POST",
                "/admin/labs/" + lab + "/sambi/prod/confirmations",
                "application/json",
                "{\"entityId\":\"" + ID + "\",\"sha1\":\"" + sha1 + "\"}");
    }

    @Test
    void inProductionAnEntityWaitsUntilItsChecksumHasBeenReadBack() throws Exception {
        String lab = newLab("confirm");
        String xml = Sample.xml(Sample.serviceProvider(ID, Federations.SAMBI));
        String sha1 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(xml.getBytes(StandardCharsets.UTF_8)));

        HttpResponse<String> answer = post(lab + "/sambi/prod/entities", xml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"sha1\":\"" + sha1 + "\"").contains("\"published\":false");
        assertThat(get(lab + "/sambi/prod/metadata.xml").body()).doesNotContain(ID);

        assertThat(confirm("confirm", sha1.replace(sha1.charAt(0), sha1.charAt(0) == '0' ? '1' : '0'))
                        .statusCode())
                .isEqualTo(409);
        assertThat(get(lab + "/sambi/prod/metadata.xml").body()).doesNotContain(ID);

        assertThat(confirm("confirm", sha1.toUpperCase(java.util.Locale.ROOT)).statusCode())
                .isEqualTo(200);
        assertThat(get(lab + "/sambi/prod/metadata.xml").body()).contains(ID);
    }
}
