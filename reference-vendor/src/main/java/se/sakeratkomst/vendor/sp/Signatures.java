package se.sakeratkomst.vendor.sp;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.federation.FederationProfile.SigningRule;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Feed;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.sp.naive.CarelessVerifier;
import se.sakeratkomst.vendor.sp.naive.Leniency;
import se.sakeratkomst.vendor.sp.naive.StraySignatures;

/**
 * Which signatures there must be, and by whose keys: those that the identity provider's metadata publishes for signing, never what
 * the message itself brings along. A signature that is there must hold even where none is demanded.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1 and 6.3.1; SAML2int 0.2, responses</a>
 */
final class Signatures {

    private final FederationProfile profile;
    private final Membership membership;
    private final EntityDescriptor identityProvider;
    private final Flaws flaws;

    /** @param identityProvider the one that was asked, whose metadata says what it signs with */
    Signatures(Membership membership, EntityDescriptor identityProvider, Flaws flaws) {
        this.profile = membership.profile();
        this.membership = membership;
        this.identityProvider = identityProvider;
        this.flaws = flaws;
    }

    /** The keys that an answer may be signed with. */
    Collection<X509Certificate> keys() {
        if (flaws.has(Flaw.TRUSTS_WHOLE_FEDERATION)) {
            return membership.feed().feed().map(Feed::all).orElse(List.of()).stream()
                    .flatMap(entity -> Stream.concat(
                            entity.idp().stream().flatMap(role -> role.signingCertificates().stream()),
                            entity.sp().stream().flatMap(role -> role.signingCertificates().stream())))
                    .toList();
        }
        if (flaws.has(Flaw.TRUSTS_ENCRYPTION_KEYS)) {
            return Elements.descendants(identityProvider.element(), Ns.DS, "X509Certificate").stream()
                    .map(certificate -> MetadataReader.certificate(Elements.text(certificate)))
                    .toList();
        }
        return identityProvider.idp().map(IdpRole::signingCertificates).orElse(List.of());
    }

    /** The Response, verified where it is signed. */
    Element response(Element response) {
        if (flaws.has(Flaw.ACCEPTS_STRAY_SIGNATURE) && StraySignatures.areIn(response)) {
            return Elements.detach(response);
        }
        if (XmlVerifier.isSigned(response)) {
            return verified(response);
        }
        boolean sambi = profile.id().equals(Federations.SAMBI.id());
        boolean nothing = flaws.has(Flaw.ACCEPTS_UNSIGNED) && nothingIsSigned(response);
        boolean demanded = profile.responseSigning() == SigningRule.ALWAYS
                ? !flaws.has(Flaw.ACCEPTS_UNSIGNED_RESPONSE)
                : sambi && flaws.has(Flaw.REFUSES_UNSIGNED_RESPONSE_IN_SAMBI);
        if (demanded && !nothing) {
            throw unsigned("Response", Rule.RESPONSE_SIGNED);
        }
        return Elements.detach(response);
    }

    /** The Assertion, verified: the system's metadata says that it wants assertions signed, in either federation. */
    Element assertion(Element assertion, Element response) {
        if (flaws.has(Flaw.ACCEPTS_STRAY_SIGNATURE) && !XmlVerifier.isSigned(assertion)) {
            return verified(StraySignatures.broughtHome(assertion, response));
        }
        if (XmlVerifier.isSigned(assertion)) {
            Element right = verified(assertion);
            return flaws.has(Flaw.ACCEPTS_DUPLICATE_IDS) ? firstOfTheSameId(right, response) : right;
        }
        boolean nothing = flaws.has(Flaw.ACCEPTS_UNSIGNED) && nothingIsSigned(response) && nothingIsSigned(assertion);
        if (!nothing && !flaws.has(Flaw.ACCEPTS_UNSIGNED_ASSERTION)) {
            throw unsigned("Assertion", Rule.ASSERTION_SIGNED);
        }
        return Elements.detach(assertion);
    }

    private static boolean nothingIsSigned(Element part) {
        return Elements.descendants(part, Ns.DS, "Signature").isEmpty();
    }

    private Element verified(Element element) {
        Set<Leniency> leniencies = Leniency.of(flaws);
        return leniencies.isEmpty()
                ? XmlVerifier.verify(element, keysFor(element), algorithms())
                : new CarelessVerifier(keysFor(element), leniencies).verify(element);
    }

    /** The flaw: the first assertion of the message that has the ID of the verified one. */
    private static Element firstOfTheSameId(Element assertion, Element response) {
        String id = assertion.getAttributeNS(null, "ID");
        return Elements.descendants(response, Ns.SAML, "Assertion").stream()
                .filter(other -> other.getAttributeNS(null, "ID").equals(id))
                .findFirst()
                .map(Elements::detach)
                .orElse(assertion);
    }

    private Collection<X509Certificate> keysFor(Element element) {
        if (!flaws.has(Flaw.TRUSTS_KEYINFO)) {
            return keys();
        }
        List<X509Certificate> brought = Elements.path(element, Ns.DS, "Signature", "KeyInfo", "X509Data").stream()
                .flatMap(data -> Elements.children(data, Ns.DS, "X509Certificate").stream())
                .map(certificate -> MetadataReader.certificate(Elements.text(certificate)))
                .toList();
        return brought.isEmpty() ? keys() : brought;
    }

    private AlgorithmPolicy algorithms() {
        AlgorithmPolicy strict = AlgorithmPolicy.STRICT;
        if (flaws.has(Flaw.ACCEPTS_SHORT_KEYS)) {
            return new AlgorithmPolicy(strict.signatures(), strict.digests(), 512, strict.minimumEcBits());
        }
        if (!flaws.has(Flaw.ACCEPTS_SHA1)) {
            return strict;
        }
        return new AlgorithmPolicy(
                with(strict.signatures(), SignatureAlgorithm.RSA_SHA1.uri()),
                with(strict.digests(), SignatureAlgorithm.RSA_SHA1.digestUri()),
                strict.minimumRsaBits(),
                strict.minimumEcBits());
    }

    private static Set<String> with(Set<String> some, String one) {
        Set<String> all = new HashSet<>(some);
        all.add(one);
        return all;
    }

    private SamlRefusal unsigned(String what, Rule rule) {
        return SamlRefusal.of(
                profile.rule(rule),
                "verifying the signature of the " + what,
                "none",
                "a signature of the identity provider",
                "Sign the " + what + ".");
    }
}
