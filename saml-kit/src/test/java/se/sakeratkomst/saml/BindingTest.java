package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.SigningKey;

final class BindingTest {
    private static final URI SSO = URI.create("https://idp.test/sso");

    private static Document request() {
        return AuthnRequest.to(SSO.toString(), Messages.SP, Messages.ACS, Messages.NOW)
                .write();
    }

    private static String query(SigningKey key) {
        return RedirectBinding.encode(request(), SSO, "state å/1", key, RedirectBinding.REQUEST)
                .getRawQuery();
    }

    private static void verify(String query, SigningKey key) {
        RedirectBinding.decode(query).verify(List.of(key.certificate()), AlgorithmPolicy.STRICT);
    }

    @Test
    void aSignedRedirectComesBackAsItWasSent() {
        String query = query(TestKeys.SP);
        verify(query, TestKeys.SP);
        RedirectBinding.Received received = RedirectBinding.decode(query);
        assertThat(received.relayState()).contains("state å/1");
        assertThat(AuthnRequest.read(received.document().getDocumentElement()).acsUrl())
                .isEqualTo(Messages.ACS);
    }

    @Test
    void anEcdsaSignedRedirectVerifies() {
        verify(query(TestKeys.EC), TestKeys.EC);
    }

    @Test
    void theSignatureIsVerifiedOverTheQueryAsSentAndNotAsWeWouldEncodeIt() throws Exception {
        String own = query(null).replaceAll("%2F", "%2f").replaceAll("%2B", "%2b");
        String signed = own + "&SigAlg="
                + URLEncoder.encode("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", StandardCharsets.UTF_8)
                        .replace("%3A", "%3a");
        java.security.Signature signer = java.security.Signature.getInstance("SHA256withRSA");
        signer.initSign(TestKeys.SP.key());
        signer.update(signed.getBytes(StandardCharsets.UTF_8));
        String signature = URLEncoder.encode(Base64.getEncoder().encodeToString(signer.sign()), StandardCharsets.UTF_8);
        verify(signed + "&Signature=" + signature, TestKeys.SP);
    }

    @Test
    void anotherRelayStateThanTheSignedOneIsRefused() {
        String query = query(TestKeys.SP).replace("RelayState=state", "RelayState=other");
        assertThatThrownBy(() -> verify(query, TestKeys.SP)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aStrangersSignatureIsRefused() {
        String query = query(TestKeys.STRANGER);
        assertThatThrownBy(() -> verify(query, TestKeys.SP)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aMissingSignatureIsRefusedWhenItIsAskedFor() {
        String query = query(null);
        assertThat(RedirectBinding.decode(query).signed()).isFalse();
        assertThatThrownBy(() -> verify(query, TestKeys.SP)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aParameterSentTwiceIsRefused() {
        String query = query(TestKeys.SP);
        assertThatThrownBy(() -> RedirectBinding.decode(query + "&RelayState=x"))
                .isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aQueryWithoutMessageIsRefused() {
        assertThatThrownBy(() -> RedirectBinding.decode("a=b")).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aDeflateBombIsStoppedAtTheLimit() {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[50_000_000]);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[65536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        String query = "SAMLRequest="
                + URLEncoder.encode(Base64.getEncoder().encodeToString(out.toByteArray()), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RedirectBinding.decode(query))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo("XML-SIZE"));
    }

    @Test
    void bytesThatAreNotDeflatedAreRefused() {
        assertThatThrownBy(() -> RedirectBinding.decode("SAMLRequest=" + "/".repeat(40)))
                .isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aPostedMessageMayHaveLineBreaks() {
        String base64 = PostBinding.encode(request()).replaceAll("(.{76})", "$1\r\n");
        assertThat(PostBinding.decode(base64).getDocumentElement().getLocalName())
                .isEqualTo("AuthnRequest");
    }

    @Test
    void aPostedMessageThatIsNotBase64IsRefused() {
        assertThatThrownBy(() -> PostBinding.decode("<xml/>")).isInstanceOf(SamlRefusal.class);
        assertThatThrownBy(() -> PostBinding.decode("")).isInstanceOf(SamlRefusal.class);
    }
}
