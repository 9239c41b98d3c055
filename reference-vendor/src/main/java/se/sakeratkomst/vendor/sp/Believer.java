package se.sakeratkomst.vendor.sp;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.DocumentType;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.federation.FederationProfile.EncryptionRule;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.keys.VendorKeys;
import se.sakeratkomst.vendor.sp.naive.CarelessDecrypter;
import se.sakeratkomst.vendor.sp.naive.FirstTextNodes;
import se.sakeratkomst.vendor.sp.naive.FriendlyNames;
import se.sakeratkomst.vendor.sp.naive.NaiveReader;
import se.sakeratkomst.vendor.sp.naive.SubjectAnywhere;

/**
 * Finds out what of a message can be believed: the Response and its one assertion, decrypted, each as it was signed and nothing else of
 * the message.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1 and 6.3.1</a>
 */
final class Believer {

    /** The two status codes of Sweden Connect that stand for suspected fraud. */
    private static final List<String> FRAUD =
            List.of("http://id.elegnamnden.se/status/1.0/fraud", "http://id.elegnamnden.se/status/1.0/possibleFraud");

    private static final String CANCEL = "http://id.elegnamnden.se/status/1.0/cancel";

    private final Membership membership;
    private final Signatures signatures;
    private final VendorKeys keys;
    private final Flaws flaws;

    Believer(Membership membership, EntityDescriptor identityProvider, VendorKeys keys, Flaws flaws) {
        this.membership = membership;
        this.signatures = new Signatures(membership, identityProvider, flaws);
        this.keys = keys;
        this.flaws = flaws;
    }

    /** @param message root of the message, not believed yet */
    Believed believe(Element message) {
        Optional<NaiveReader.Choice> naive = naively(message);
        if (naive.isPresent()) {
            Element chosen = new NaiveReader(
                            naive.get(), signatures.keys(), keys.encryption().key())
                    .assertion(message);
            return believed(ReceivedResponse.read(Elements.detach(message)), chosen);
        }
        if (flaws.has(Flaw.TELLS_DECRYPTION_FAILURES_APART)) {
            Elements.children(message, Ns.SAML, "EncryptedAssertion").forEach(this::decrypted);
        }
        ReceivedResponse received = ReceivedResponse.read(signatures.response(message));
        if (flaws.has(Flaw.NEEDS_NO_ASSERTION) && assertions(received) == 0) {
            return new Believed(received, ReceivedAssertion.read(nobody()), true);
        }
        requireAssertion(received);
        return believed(received, signatures.assertion(open(received), received.element()));
    }

    /** The flaw: what a message says of which another reading was verified. */
    Believed unverified(Element message) {
        ReceivedResponse received = ReceivedResponse.read(Elements.detach(message));
        requireAssertion(received);
        return believed(received, Elements.detach(open(received)));
    }

    /** Which assertion is read by a reader that does not look what is signed; empty in earnest. */
    private Optional<NaiveReader.Choice> naively(Element message) {
        if (flaws.has(Flaw.READS_BESIDE_SIGNATURE)
                || flaws.has(Flaw.READS_SEVERAL_DOCUMENTS) && message.getParentNode() instanceof Element
                || flaws.has(Flaw.TAKES_ENTITY_FOR_ID) && idIsAnEntity(message)) {
            return Optional.of(NaiveReader.Choice.IN_ITS_PLACE);
        }
        if (flaws.has(Flaw.TAKES_FIRST_ASSERTION)) {
            return Optional.of(NaiveReader.Choice.FIRST);
        }
        return flaws.has(Flaw.TAKES_LAST_ASSERTION) ? Optional.of(NaiveReader.Choice.LAST) : Optional.empty();
    }

    private static boolean idIsAnEntity(Element message) {
        DocumentType doctype = message.getOwnerDocument().getDoctype();
        String subset = doctype == null ? null : doctype.getInternalSubset();
        String id = message.getAttributeNS(null, "ID");
        return subset != null && Stream.of("'", "\"").anyMatch(quote -> subset.contains(quote + id + quote));
    }

    private Believed believed(ReceivedResponse received, Element assertion) {
        Element read = assertion;
        if (flaws.has(Flaw.READS_FIRST_TEXT_NODE)) {
            read = FirstTextNodes.of(read);
        }
        if (flaws.has(Flaw.READS_INSIDE_SIGNATURE)) {
            read = SubjectAnywhere.of(read);
        }
        if (flaws.has(Flaw.KNOWS_ATTRIBUTES_BY_FRIENDLY_NAME)) {
            read = FriendlyNames.of(read, membership.profile());
        }
        return new Believed(received, ReceivedAssertion.read(read), false);
    }

    /** The flaw: an assertion about nobody. */
    private static Element nobody() {
        Document document = SecureXml.newDocument();
        return Elements.root(document, Ns.SAML, "Assertion");
    }

    private static int assertions(ReceivedResponse received) {
        return received.assertions().size() + received.encryptedAssertions().size();
    }

    /** An error without assertion is told as what it is; what has not exactly one assertion is no answer. */
    private void requireAssertion(ReceivedResponse received) {
        int assertions = assertions(received);
        if (assertions == 0 && !received.success()) {
            throw new LoginRefused(reason(received), List.of(error(received)));
        }
        if (assertions != 1 && (assertions == 0 || !flaws.has(Flaw.ACCEPTS_SEVERAL_ASSERTIONS))) {
            throw SamlRefusal.of(
                    "SAMBI-025",
                    "finding the assertion",
                    assertions + " assertions",
                    "exactly one",
                    "Send one assertion in a Response.");
        }
    }

    private static Reason reason(ReceivedResponse received) {
        String second = received.secondaryStatus().orElse("");
        if (second.equals(CANCEL)) {
            return Reason.CANCELLED;
        }
        return FRAUD.contains(second) ? Reason.FRAUD : Reason.NOT_IDENTIFIED;
    }

    private static Finding error(ReceivedResponse received) {
        return Finding.error(
                "GEN-011",
                "reading the status of the Response",
                received.status() + " " + received.secondaryStatus().orElse("") + " "
                        + received.statusMessage().orElse(""),
                "urn:oasis:names:tc:SAML:2.0:status:Success",
                "Log in anew, or ask the identity provider's operator.");
    }

    private Element open(ReceivedResponse received) {
        if (!received.encryptedAssertions().isEmpty()) {
            return decrypted(received.encryptedAssertions().get(0));
        }
        if (membership.profile().encryption() == EncryptionRule.ALWAYS
                && !membership.isForPrivatePersons(received.issuer())) {
            throw SamlRefusal.of(
                    "SC-070",
                    "decrypting the assertion",
                    "an Assertion in the open",
                    "an EncryptedAssertion",
                    "Encrypt the assertion for the key in the metadata.");
        }
        return received.assertions().get(0);
    }

    private Element decrypted(Element encrypted) {
        boolean careless =
                flaws.has(Flaw.ACCEPTS_RSA_1_5) && CarelessDecrypter.uses(encrypted, EncryptionMethods.RSA_1_5)
                        || flaws.has(Flaw.ACCEPTS_TRIPLE_DES)
                                && CarelessDecrypter.uses(encrypted, EncryptionMethods.TRIPLEDES_CBC);
        PrivateKey key = keys.encryption().key();
        if (careless) {
            return CarelessDecrypter.decrypt(encrypted, key);
        }
        try {
            return AssertionDecrypter.decrypt(encrypted, List.of(key));
        } catch (SamlRefusal refusal) {
            boolean told = flaws.has(Flaw.TELLS_DECRYPTION_FAILURES_APART)
                    && refusal.first().attempted().startsWith("decrypting");
            if (told) {
                return CarelessDecrypter.decrypt(encrypted, key); // it says which step fails
            }
            throw refusal;
        }
    }
}
