package se.sakeratkomst.idp;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.authn.extension.RequestExtensions;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.SecureXml;

/** A service provider, its user's browser and card in one. */
final class TestSp {
    static final SigningKey KEY = key("TEST sp");
    static final SigningKey STRANGER = key("TEST stranger");

    final String entityId;
    final FederationProfile profile;
    private String persona;
    final String acs;
    private final String idp;
    private final HttpClient http;
    private final Map<String, String> headers;

    /** A page as the browser sees it. */
    record Page(int status, URI at, Document html, String text) {
        Map<String, String> form(String id) {
            Map<String, String> fields = new LinkedHashMap<>();
            html.select("form#" + id + " input[name]").forEach(input -> fields.put(input.attr("name"), input.val()));
            return fields;
        }

        String action(String id) {
            return html.select("form#" + id).attr("action");
        }

        List<String> requirements() {
            return html.select("[data-requirement]").eachAttr("data-requirement");
        }

        ReceivedResponse response() {
            return ReceivedResponse.read(
                    PostBinding.decode(form("saml-response").get("SAMLResponse"))
                            .getDocumentElement());
        }
    }

    /** @param idp base URL of the identity provider, without slash */
    TestSp(String entityId, FederationProfile profile, String acs, String idp) {
        this(
                entityId,
                profile,
                acs,
                idp,
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    /** The same service provider, asking another identity provider of the federation. */
    TestSp asking(String otherPersona) {
        TestSp same = new TestSp(entityId, profile, acs, idp, http);
        same.persona = otherPersona;
        return same;
    }

    /** @param http the user's browser */
    TestSp(String entityId, FederationProfile profile, String acs, String idp, HttpClient http) {
        this(entityId, profile, acs, idp, http, Map.of());
    }

    private TestSp(
            String entityId,
            FederationProfile profile,
            String acs,
            String idp,
            HttpClient http,
            Map<String, String> headers) {
        this.http = http;
        this.headers = headers;
        this.entityId = entityId;
        this.profile = profile;
        this.persona = profile.id();
        this.acs = acs;
        this.idp = idp;
    }

    /** The same, whose browser sends a header with every request. */
    TestSp showing(String header, String value) {
        return new TestSp(entityId, profile, acs, idp, http, Map.of(header, value));
    }

    private static SigningKey key(String name) {
        KeyEntry entry = KeyVault.selfSigned(KeySpec.RSA_2048, name);
        return new SigningKey(entry.key(), entry.certificate());
    }

    SpMetadata metadata() {
        List<RequestedAttribute> wanted = java.util.stream.Stream.of(
                        Attribute.EMPLOYEE_HSA_ID,
                        Attribute.PERSONAL_IDENTITY_NUMBER,
                        Attribute.GIVEN_NAME,
                        Attribute.LICENCE)
                .flatMap(attribute -> profile.nameOf(attribute).stream())
                .map(name -> new RequestedAttribute(name, Optional.empty(), Optional.empty(), false))
                .collect(Collectors.toList());
        return SpMetadata.of(entityId)
                .entityCategories(Set.of("http://id.swedenconnect.se/ec/1.0/loa3-hsaid"))
                .signingKey(KEY.certificate())
                .encryptionKey(KEY.certificate())
                .assertionConsumerService(acs)
                .attributeConsumingService(new AttributeConsumingService(0, true, Map.of("sv", "TEST"), wanted))
                .uiInfo(new UiInfo(
                        Map.of("sv", "TEST Journalen", "en", "TEST The Journal"),
                        Map.of(),
                        List.of(new UiInfo.Logo("data:image/svg+xml;base64,AAAA", 1, 1, Optional.empty()))));
    }

    String sso(String binding) {
        return idp + "/" + persona + "/sso/" + binding;
    }

    AuthnRequest request() {
        return AuthnRequest.to(sso("redirect"), entityId, acs, Instant.now())
                .withRequestedLoas(List.of(profile.loa(3)));
    }

    Page redirect(AuthnRequest request) {
        return redirect(request, KEY);
    }

    /** A request with extensions, signed. */
    Page redirectWith(AuthnRequest request, RequestExtensions extensions) {
        org.w3c.dom.Document document = request.write();
        extensions.appendTo(document);
        return get(RedirectBinding.encode(
                document, URI.create(sso("redirect")), "TEST-state", KEY, RedirectBinding.REQUEST));
    }

    Page redirect(AuthnRequest request, @Nullable SigningKey key) {
        return get(RedirectBinding.encode(
                request.write(), URI.create(sso("redirect")), "TEST-state", key, RedirectBinding.REQUEST));
    }

    Page get(URI uri) {
        return follow(send(HttpRequest.newBuilder(uri).build()));
    }

    Page post(String uri, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(send(HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build()));
    }

    private Page follow(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 3) {
            URI next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            return follow(send(HttpRequest.newBuilder(next).build()));
        }
        return new Page(answer.statusCode(), answer.uri(), Jsoup.parse(answer.body()), answer.body());
    }

    private HttpResponse<String> send(HttpRequest plain) {
        HttpRequest.Builder request = HttpRequest.newBuilder(plain, (name, value) -> true);
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From the login page to the answer page, with a card. */
    Page useCard(Page login, TestCa ca, TestCa.Card card) {
        byte[] challenge = login.form("card-login").get("challenge").getBytes(StandardCharsets.UTF_8);
        return answerWith(login, ca.sign(card, challenge));
    }

    Page answerWith(Page login, byte[] cms) {
        return post(
                login.form("card-login").get("return"),
                Map.of("cms", Base64.getEncoder().encodeToString(cms)));
    }

    /** The one assertion of a Response, decrypted where it is encrypted. */
    static Element assertion(ReceivedResponse response) {
        return response.assertions().isEmpty()
                ? AssertionDecrypter.decrypt(response.encryptedAssertions().get(0), List.of(KEY.key()))
                : response.assertions().get(0);
    }

    static Element reread(Element element) {
        return SecureXml.parse(SecureXml.serialise(element)).getDocumentElement();
    }
}
