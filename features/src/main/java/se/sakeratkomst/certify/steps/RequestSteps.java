package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.steps.Requests.Sent;
import se.sakeratkomst.certify.verdict.Evidence;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** The AuthnRequest as it went over the wire, against the federations' rules for it. */
public final class RequestSteps {
    private static final String REQUEST = "AuthnRequest";

    /** Servers commonly take addresses of 8000 characters, and no longer ones (RFC 9110 4.1). */
    private static final int LONGEST_ADDRESS = 8000;

    private static final String CATEGORY = "http://macedir.org/entity-category";
    private static final String SHOWS_MESSAGES = "http://id.swedenconnect.se/general-ec/1.0/supports-user-message";
    private static final String USER_MESSAGE = "http://id.swedenconnect.se/authn/1.0/user-message/ns";
    private static final Pattern LEVEL_OF_CATEGORY = Pattern.compile(".*/ec/.*/loa(\\d)-.*");

    private final Stage stage;
    private @Nullable Sent sent;

    RequestSteps(Stage stage) {
        this.stage = stage;
    }

    @Then("ska begäran sändas med HTTP-Redirect")
    public void byRedirect() {
        Sent request = sent();
        check("its binding", "HTTP-Redirect", request.redirect() ? "HTTP-Redirect" : "HTTP-POST", request.redirect());
    }

    @Then("ska begäran vara undertecknad med en nyckel ur systemets metadata")
    public void signed() {
        Sent request = sent();
        SpRole sp = role();
        List<X509Certificate> keys = sp.signingCertificates();
        String observed;
        boolean met;
        try {
            if (request.redirect()) {
                RedirectBinding.Received received = RedirectBinding.decode(
                        String.valueOf(request.hop().uri().getRawQuery()));
                met = received.signed();
                if (met) {
                    received.verify(keys, AlgorithmPolicy.STRICT);
                }
            } else {
                met = XmlVerifier.isSigned(request.request());
                if (met) {
                    XmlVerifier.verify(request.request(), keys, AlgorithmPolicy.STRICT);
                }
            }
            observed = met ? "signed by a key of the metadata" : "not signed";
        } catch (SamlRefusal refusal) {
            met = false;
            observed = refusal.first().observed();
        }
        check("its signature", "a valid signature by a key of the system's metadata", observed, met);
    }

    @Then("ska begäran vara undertecknad med en algoritm som intygsutgivaren tar emot")
    public void algorithm() {
        Sent request = sent();
        Set<String> taken = new LinkedHashSet<>(
                List.of(SignatureAlgorithm.RSA_SHA256.uri(), SignatureAlgorithm.ECDSA_SHA256.uri()));
        Elements.descendants(identityProvider().element(), Ns.ALG, "SigningMethod")
                .forEach(method -> Elements.attr(method, "Algorithm").ifPresent(taken::add));
        String observed = request.signatureAlgorithm().orElse("not signed");
        check(
                "its signature algorithm",
                "one that is mandatory or that the identity provider's metadata lists: " + String.join(", ", taken),
                observed,
                taken.contains(observed));
    }

    @Then("ska begäran inte vara längre än att den ryms i en adress")
    public void fitsInAnAddress() {
        Sent request = sent();
        int length = request.redirect() ? request.hop().uri().toString().length() : 0;
        check(
                "its length",
                "by HTTP-POST, or an address of at most " + LONGEST_ADDRESS + " characters",
                request.redirect() ? "an address of " + length + " characters" : "sent by HTTP-POST",
                length <= LONGEST_ADDRESS);
    }

    @Then("ska begäran välja bland attributuppsättningarna, om metadata har flera")
    public void choosesAttributes() {
        List<Integer> known = role().attributeConsumingServices().stream()
                .map(AttributeConsumingService::index)
                .toList();
        Optional<String> chosen = Elements.attr(sent().request(), "AttributeConsumingServiceIndex");
        check(
                "AttributeConsumingServiceIndex",
                known.size() > 1 ? "one of " + known : "absent, or one of " + known,
                chosen.orElse("absent"),
                chosen.map(index -> known.stream().map(String::valueOf).anyMatch(index::equals))
                        .orElse(known.size() < 2));
    }

    @Then("ska begärd tillitsnivå stämma med tjänstekategorierna i metadata")
    public void levelOfTheCategories() {
        FederationProfile profile = profile();
        Set<Integer> declared = stage
                .suite()
                .party(stage.attempt().federation())
                .sp()
                .entityAttributes()
                .getOrDefault(CATEGORY, Set.of())
                .stream()
                .map(LEVEL_OF_CATEGORY::matcher)
                .filter(Matcher::matches)
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Integer> asked =
                askedFor().stream().flatMap(uri -> profile.level(uri).stream()).toList();
        check(
                "the requested levels beside the service categories",
                "none requested, or one of the levels of the declared categories: " + declared,
                asked.isEmpty() ? "none requested" : "level " + asked,
                asked.isEmpty() || asked.stream().anyMatch(declared::contains));
    }

    @Then("ska begäran inte ha något meddelande som intygsutgivaren inte visar")
    public void messageIsShown() {
        boolean sends = !Elements.descendants(sent().request(), USER_MESSAGE, "UserMessage")
                .isEmpty();
        boolean shown = identityProvider()
                .entityAttributes()
                .getOrDefault(CATEGORY, Set.of())
                .contains(SHOWS_MESSAGES);
        check(
                "UserMessage",
                shown ? "allowed: the identity provider shows messages" : "absent: the identity provider shows none",
                sends ? "present" : "absent",
                !sends || shown);
    }

    @Then("ska begäran ha Destination lika med adressen den sändes till")
    public void destination() {
        Sent request = sent();
        String to = request.hop().uri().toString().replaceAll("\\?.*$", "");
        String observed = Elements.attr(request.request(), "Destination").orElse("(missing)");
        check("Destination", to, observed, observed.equals(to));
    }

    @Then("ska begäran ange en AssertionConsumerServiceURL ur metadata")
    public void acsUrl() {
        String observed =
                Elements.attr(sent().request(), "AssertionConsumerServiceURL").orElse("(missing)");
        List<String> known = role().postAcs().stream().map(Endpoint::location).toList();
        check(
                "AssertionConsumerServiceURL",
                "exactly one of " + String.join(", ", known),
                observed,
                known.contains(observed));
    }

    @Then("ska begäran inte ha AssertionConsumerServiceURL som saknas i metadata")
    public void acsUrlKnown() {
        Optional<String> url = Elements.attr(sent().request(), "AssertionConsumerServiceURL");
        List<String> known = role().postAcs().stream().map(Endpoint::location).toList();
        check(
                "AssertionConsumerServiceURL",
                "absent, or exactly one of " + String.join(", ", known),
                url.orElse("absent"),
                url.isEmpty() || known.contains(url.get()));
    }

    @Then("ska begäran inte ha både AssertionConsumerServiceURL och AssertionConsumerServiceIndex")
    public void notBoth() {
        boolean url =
                Elements.attr(sent().request(), "AssertionConsumerServiceURL").isPresent();
        boolean index =
                Elements.attr(sent().request(), "AssertionConsumerServiceIndex").isPresent();
        check(
                "how the ACS is named",
                "by URL or by index, never both",
                (url ? "URL" : "no URL") + " and " + (index ? "index" : "no index"),
                !(url && index));
    }

    @Then("ska begärans ProtocolBinding saknas eller vara HTTP-POST")
    public void protocolBinding() {
        String observed = Elements.attr(sent().request(), "ProtocolBinding").orElse("absent");
        check(
                "ProtocolBinding",
                "absent or " + Ns.BINDING_POST,
                observed,
                observed.equals("absent") || observed.equals(Ns.BINDING_POST));
    }

    @Then("ska begäran uttryckligen ange ForceAuthn")
    public void forceAuthn() {
        String observed = Elements.attr(sent().request(), "ForceAuthn").orElse("absent");
        check("ForceAuthn", "true or false, written out", observed, observed.matches("true|false|1|0"));
    }

    @Then("ska begäran inte innehålla något Subject")
    public void noSubject() {
        boolean present = Elements.child(sent().request(), Ns.SAML, "Subject").isPresent();
        check("Subject", "absent", present ? "present" : "absent", !present);
    }

    @Then("ska begäran inte innehålla någon DOCTYPE")
    public void noDoctype() {
        boolean present = sent().request().getOwnerDocument().getDoctype() != null;
        check("DOCTYPE", "absent", present ? "present" : "absent", !present);
    }

    @Then("ska begäran be om en tillitsnivå ur federationen")
    public void requestsLoa() {
        FederationProfile profile = profile();
        List<String> asked = askedFor();
        String known = String.join(", ", profile.loaUris().values());
        check(
                "the requested levels of assurance",
                "at least one, and only URIs of the federation (" + known + ")",
                asked.isEmpty() ? "none" : String.join(", ", asked),
                !asked.isEmpty() && profile.loaUris().values().containsAll(asked));
    }

    @Then("ska begäran inte be om lägre tillitsnivå än {int}")
    public void requestsAtLeast(int level) {
        FederationProfile profile = profile();
        List<String> low = askedFor().stream()
                .filter(uri -> profile.level(uri).map(found -> found < level).orElse(false))
                .toList();
        check(
                "the lowest level of assurance asked for",
                "level " + level + " or higher, which E-hälsomyndigheten demands",
                askedFor().isEmpty() ? "none" : String.join(", ", askedFor()),
                !askedFor().isEmpty() && low.isEmpty());
    }

    @Then("ska begärans jämförelse vara exakt")
    public void exact() {
        String observed = Elements.child(sent().request(), Ns.SAMLP, "RequestedAuthnContext")
                .flatMap(context -> Elements.attr(context, "Comparison"))
                .orElse("absent");
        check("Comparison", "absent or exact", observed, observed.equals("absent") || observed.equals("exact"));
    }

    @Then("ska begärans NameIDPolicy vara transient eller persistent")
    public void nameIdPolicy() {
        String observed = Elements.child(sent().request(), Ns.SAMLP, "NameIDPolicy")
                .flatMap(policy -> Elements.attr(policy, "Format"))
                .orElse("absent");
        String lower = observed.toLowerCase(Locale.ROOT);
        check(
                "the NameID format asked for",
                "absent, transient or persistent",
                observed,
                lower.equals("absent") || lower.endsWith(":transient") || lower.endsWith(":persistent"));
    }

    @Then("ska intygsutgivaren ha godtagit begäran")
    public void accepted() {
        List<JournalEntry> entries = stage.attempt().all("saml.authnrequest");
        if (entries.isEmpty()) {
            stage.file()
                    .obstacle("the identity provider's journal has no AuthnRequest of this login: is the system"
                            + " configured for this sandbox?");
            throw new CaseClosed("no request was seen");
        }
        Optional<JournalEntry> refused =
                entries.stream().filter(JournalEntry::refused).findFirst();
        check(
                "what the identity provider did with the request",
                "accepted",
                refused.map(entry -> "refused: " + entry.summary()).orElse("accepted"),
                refused.isEmpty());
    }

    private List<String> askedFor() {
        return Elements.child(sent().request(), Ns.SAMLP, "RequestedAuthnContext")
                .map(context -> Elements.children(context, Ns.SAML, "AuthnContextClassRef").stream()
                        .map(Elements::text)
                        .map(String::strip)
                        .collect(Collectors.toList()))
                .orElse(List.of());
    }

    /** The identity provider as the federation's metadata has it. */
    private EntityDescriptor identityProvider() {
        String federation = stage.attempt().federation();
        String entityId = stage.suite().party(federation).idpEntityId();
        return MetadataReader.read(
                        SecureXml.parse(stage.witness().fetch(Service.METADATA, "/" + federation + "/metadata.xml")))
                .stream()
                .filter(entity -> entity.entityId().equals(entityId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sandbox publishes no " + entityId));
    }

    private FederationProfile profile() {
        return Federations.byId(stage.attempt().federation());
    }

    private SpRole role() {
        return stage.suite()
                .party(stage.attempt().federation())
                .sp()
                .sp()
                .orElseThrow(() -> new IllegalStateException("registered systems are service providers"));
    }

    private void check(String what, String expected, String observed, boolean met) {
        stage.check(REQUEST + ": " + what, expected, observed, met, List.of("browser"));
    }

    /** The request as the browser carried it to the identity provider. */
    private Sent sent() {
        Sent known = sent;
        if (known != null) {
            return known;
        }
        Optional<Sent> found = Requests.first(stage.attempt());
        if (found.isPresent()) {
            return remember(found.get());
        }
        URI login = stage.witness().login(stage.attempt().federation());
        stage.check(
                REQUEST,
                "a SAML request after " + login,
                "none was sent: " + stage.attempt().account(),
                false,
                List.of("browser"));
        throw new CaseClosed("no request was sent");
    }

    private Sent remember(Sent found) {
        sent = found;
        stage.file()
                .evidence(new Evidence(
                        "browser",
                        "",
                        found.redirect() ? "AuthnRequest by HTTP-Redirect" : "AuthnRequest by HTTP-POST",
                        "info",
                        stage.suite().party(stage.attempt().federation()).sp().entityId(),
                        found.hop().uri().toString().replaceAll("\\?.*$", ""),
                        "the request as the browser carried it",
                        "",
                        SecureXml.pretty(found.request())));
        return found;
    }
}
