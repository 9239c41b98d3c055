package se.sakeratkomst.ehm.assertion;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.feed.IdentityProvider;
import se.sakeratkomst.ehm.feed.Issuers;
import se.sakeratkomst.ehm.rule.ProofForm;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An assertion, or a Response, that somebody presents as proof of a user, on its way through the checks. Until its signature is verified only its
 * Issuer is read, to find the keys; after that only the verified element is.
 */
final class Presented {

    private final LabId lab;
    private final Element element;
    private final Issuers issuers;
    private final Audience audience;
    private final Instant now;
    private @Nullable Optional<IdentityProvider> issuedBy;
    private @Nullable Element verified;
    private @Nullable ReceivedAssertion assertion;

    /** @param now wall time: the identity provider stamps by it */
    Presented(LabId lab, Element element, Issuers issuers, Audience audience, Instant now) {
        this.lab = lab;
        this.element = element;
        this.issuers = issuers;
        this.audience = audience;
        this.now = now;
    }

    LabId lab() {
        return lab;
    }

    Instant now() {
        return now;
    }

    Audience audience() {
        return audience;
    }

    /** The root element as presented: nothing in it is trusted. */
    Element unverified() {
        return element;
    }

    /** The Issuer as presented, by which keys are looked up. */
    String statedIssuer() {
        return Elements.childText(element, Ns.SAML, "Issuer").orElse("");
    }

    /** What the feeds say of the Issuer. */
    Optional<IdentityProvider> issuedBy() {
        Optional<IdentityProvider> known = issuedBy;
        if (known == null) {
            known = issuers.find(lab, statedIssuer());
            issuedBy = known;
        }
        return known;
    }

    /** Why a feed could not be read, for people. */
    String feedProblems() {
        List<String> problems = issuers.problems(lab).stream()
                .map(finding -> finding.attempted() + ": " + finding.observed())
                .toList();
        return problems.isEmpty() ? "" : " (" + String.join("; ", problems) + ")";
    }

    FederationProfile federation() {
        return issuedBy()
                .orElseThrow(() -> new IllegalStateException("The issuer is not known"))
                .federation();
    }

    /** Whether an Assertion or a Response was presented. */
    ProofForm form() {
        return Elements.is(element, Ns.SAMLP, "Response") ? ProofForm.RESPONSE : ProofForm.ASSERTION;
    }

    /** Verifies the signature of what was presented with the issuer's keys; once. */
    void verify() {
        if (verified != null) {
            return;
        }
        Element whole = XmlVerifier.verify(element, keys(), AlgorithmPolicy.STRICT);
        if (!Elements.childText(whole, Ns.SAML, "Issuer").orElse("").equals(statedIssuer())) {
            throw SamlRefusal.of(
                    "EHM-022",
                    "verifying the proof of the user",
                    "another Issuer under the signature",
                    "the Issuer that was presented",
                    "Send it byte for byte as it was signed.");
        }
        verified = whole;
        if (form() == ProofForm.ASSERTION) {
            assertion = ReceivedAssertion.read(whole);
        }
    }

    private List<X509Certificate> keys() {
        return issuedBy()
                .flatMap(idp -> idp.entity().idp())
                .orElseThrow(() -> new IllegalStateException("The issuer is no identity provider"))
                .signingCertificates();
    }

    /** What the signature covers: nothing else is read from here on. */
    Element verified() {
        Element whole = verified;
        if (whole == null) {
            throw new IllegalStateException("The signature has not been verified");
        }
        return whole;
    }

    /** The Assertion inside a verified Response; where it has a signature of its own, that is verified too. */
    void opens(Element inside) {
        assertion = ReceivedAssertion.read(
                XmlVerifier.isSigned(inside) ? XmlVerifier.verify(inside, keys(), AlgorithmPolicy.STRICT) : inside);
    }

    /** The assertion, covered by a signature. */
    ReceivedAssertion assertion() {
        ReceivedAssertion read = assertion;
        if (read == null) {
            throw new IllegalStateException("There is no verified assertion");
        }
        return read;
    }

    List<String> audiences() {
        return assertion()
                .conditions()
                .map(conditions -> conditions.audienceRestrictions().stream()
                        .flatMap(List::stream)
                        .toList())
                .orElse(List.of());
    }

    /** The e-service that every AudienceRestriction names. */
    Optional<EService> eService() {
        List<List<String>> restrictions = assertion()
                .conditions()
                .map(ReceivedAssertion.Conditions::audienceRestrictions)
                .orElse(List.of());
        return restrictions.isEmpty()
                ? Optional.empty()
                : audience.among(restrictions.get(0))
                        .filter(service -> restrictions.stream().allMatch(one -> one.contains(service.entityId())));
    }

    Optional<Integer> loa() {
        return assertion().loa().flatMap(uri -> federation().level(uri));
    }
}
