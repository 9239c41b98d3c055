package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.steps.Requests.Sent;
import se.sakeratkomst.certify.verdict.Evidence;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** The AuthnRequest as it went over the wire, against the federations' rules for it. */
public final class RequestSteps {
    private static final String REQUEST = "AuthnRequest";

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
