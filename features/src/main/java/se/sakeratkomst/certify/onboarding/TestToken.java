package se.sakeratkomst.certify.onboarding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.driver.HttpDriver;
import se.sakeratkomst.certify.driver.Journey;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.evidence.Trust;
import se.sakeratkomst.certify.sp.ToolSp;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An access token for somebody who wants to try E-hälsomyndigheten's services before there is a system that logs anybody in: an e-service
 * of the sandbox's own is made a member of Sambi, the test person logs in with the card, and the assertion is exchanged.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7522">RFC 7522: SAML 2.0 bearer grant</a>
 */
public final class TestToken {
    /** Sambi's assertions say all that E-hälsomyndigheten asks for; Sweden Connect's need a supplement, which is the vendor's to make. */
    private static final FederationProfile SAMBI = Federations.SAMBI;

    private static final String NAME = "TEST Verktyg";
    private static final String ORGANISATION = "TEST Verktygsbolaget AB";
    private static final String HSA_ID = "SE5599990032-VERKTYG";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SandboxClient sandbox;
    private final CredentialsFolder folder;

    /** @param credentials where the client certificate and the trust are put */
    public TestToken(SandboxClient sandbox, Path credentials) {
        this.sandbox = sandbox;
        this.folder = new CredentialsFolder(credentials);
    }

    /**
     * The token.
     *
     * @param seconds how long it is good for
     */
    public record Token(String value, long seconds) {}

    /**
     * Logs in and exchanges.
     *
     * @param card whose person the token is for
     */
    public Token of(UserChoice.UseCard card) {
        ToolSp sp =
                new ToolSp("verktyg.example.se", Map.of("sv", NAME, "en", "TEST Tools"), List.of(Attribute.values()));
        sandbox.hand(
                Service.METADATA,
                "/" + SAMBI.id() + "/entities",
                "application/samlmetadata+xml",
                SecureXml.serialise(sp.metadata(SAMBI)));
        folder.put("trust.pem", sandbox.cards().trust(), false);
        JsonNode client = sandbox.control(Service.EHM)
                .put(
                        "/admin/labs/" + sandbox.lab() + "/e-services",
                        Map.of("entityId", sp.entityId(), "name", NAME, "federation", SAMBI.id()));
        return exchanged(assertion(sp, card), client);
    }

    private byte[] assertion(ToolSp sp, UserChoice.UseCard card) {
        URI singleSignOn =
                URI.create(sandbox.addresses().url(Service.IDP, sandbox.lab()) + "/" + SAMBI.id() + "/sso/redirect");
        Journey journey = new HttpDriver(sandbox.http(List.of()), sandbox.cards())
                .visit()
                .goAndHold(sp.request(singleSignOn, List.of(SAMBI.loa(3))), card);
        String response = journey.carried()
                .orElseThrow(() -> notLoggedIn(journey.end().text(null)))
                .samlResponse();
        try {
            Element root = PostBinding.decode(response).getDocumentElement();
            return Elements.children(root, Ns.SAML, "Assertion").stream()
                    .findFirst()
                    .map(assertion -> SecureXml.serialise(Elements.detach(assertion)))
                    .orElseThrow(() -> notLoggedIn("a Response without an Assertion in the open"));
        } catch (SamlRefusal refusal) {
            throw notLoggedIn(String.valueOf(refusal.getMessage())).because(refusal);
        }
    }

    private static Mishap notLoggedIn(String observed) {
        return Mishap.of(
                "log the test person in through " + SAMBI.name(),
                observed,
                "a Response that carries an Assertion",
                "use a person whose card is in order (the drawer of the card service shows them), and see ./sandbox journal");
    }

    private Token exchanged(byte[] assertion, JsonNode client) {
        String form = "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:saml2-bearer") + "&assertion="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(assertion);
        String secret = encoded(Json.text(client, "clientId")) + ":" + encoded(Json.text(client, "clientSecret"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(Json.text(client, "tokenEndpoint")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.US_ASCII)))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = system().send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = Json.MAPPER.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw notExchanged(answer.statusCode() + " " + Json.text(body, "error") + ": "
                        + Json.text(body, "error_description"));
            }
            return new Token(
                    Json.text(body, "access_token"), body.path("expires_in").asLong(0));
        } catch (IOException | JacksonException e) {
            throw notExchanged(Mishap.words(e)).because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notExchanged("interrupted");
        }
    }

    private static Mishap notExchanged(String observed) {
        return Mishap.of(
                "exchange the assertion for an access token",
                observed,
                "status 200 and an access token",
                "see ./sandbox journal, which tells what E-hälsomyndigheten refused");
    }

    /** The calling system: it shows the client certificate that lies in the folder, which is made when it is missing. */
    public HttpClient system() {
        if (folder.usableClientCertificate(sandbox.roots()).isEmpty()) {
            ClientCertificates.Issued issued = new ClientCertificates(sandbox).issue(ORGANISATION, NAME, HSA_ID);
            folder.put("client.p12", issued.store(), true);
            folder.put("client.p12.password", issued.password(), true);
        }
        Path store = folder.path().resolve("client.p12");
        try {
            char[] password = Files.readString(folder.path().resolve("client.p12.password"))
                    .strip()
                    .toCharArray();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), password);
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .sslContext(Trust.context(sandbox.roots(), keys, password))
                    .build();
            Arrays.fill(password, ' ');
            return client;
        } catch (IOException | GeneralSecurityException e) {
            throw Mishap.of(
                            "read " + store,
                            Mishap.words(e),
                            "the client certificate with its key",
                            "delete the file and run the command again: it makes a new one")
                    .because(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
