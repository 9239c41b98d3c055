package se.sakeratkomst.vendor.sp;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.federation.FederationProfile.EncryptionRule;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.keys.VendorKeys;

/**
 * Decides whether an answer lets a user in. Three steps: whose answer it claims to be, which only chooses the keys; whether the
 * signatures hold; and then the checks, which see nothing but what was verified.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3; SAML profiles 4.1.4.3</a>
 */
public final class Gatekeeper {

    /** The two status codes of Sweden Connect that stand for suspected fraud. */
    private static final List<String> FRAUD =
            List.of("http://id.elegnamnden.se/status/1.0/fraud", "http://id.elegnamnden.se/status/1.0/possibleFraud");

    private static final String CANCEL = "http://id.elegnamnden.se/status/1.0/cancel";

    private final PendingRequests pending;
    private final VendorKeys keys;
    private final Flaws flaws;
    private final Clock clock;
    private final UsedMessages used = new UsedMessages();

    public Gatekeeper(PendingRequests pending, VendorKeys keys, Flaws flaws, Clock clock) {
        this.pending = pending;
        this.keys = keys;
        this.flaws = flaws;
        this.clock = clock;
    }

    /** Whether the message says that it answers a request, without believing a word of it. */
    public static boolean claimsToAnswer(String samlResponse) {
        try {
            return ReceivedResponse.read(PostBinding.decode(samlResponse).getDocumentElement())
                            .inResponseTo()
                    != null;
        } catch (SamlRefusal unreadable) {
            return false;
        }
    }

    /**
     * Judges an answer.
     *
     * @param samlResponse the form field as it was posted
     * @param browser secret of the browser's session, null without one
     * @return the answer, every check passed
     * @throws LoginRefused otherwise
     */
    public Answer judge(Membership membership, String samlResponse, @Nullable String browser) {
        try {
            Instant now = clock.instant();
            Element message = PostBinding.decode(samlResponse).getDocumentElement();
            ReceivedResponse claimed = ReceivedResponse.read(message);
            Optional<PendingRequest> request = pending.find(claimed.inResponseTo(), now)
                    .filter(sent ->
                            sent.federation().equals(membership.profile().id()));
            EntityDescriptor identityProvider = identityProvider(
                    membership, request.map(PendingRequest::identityProvider).orElse(claimed.issuer()));
            Signatures signatures = new Signatures(membership.profile(), keys(identityProvider), flaws);
            ReceivedResponse received = ReceivedResponse.read(signatures.response(message));
            requireAssertion(received);
            ReceivedAssertion assertion = ReceivedAssertion.read(signatures.assertion(open(membership, received)));
            Answer answer = new Answer(membership, identityProvider, request, browser, received, assertion, now);
            for (ServiceProviderCheck check : Checklist.of(membership.profile(), flaws, used)) {
                List<Finding> findings = check.examine(answer);
                if (!findings.isEmpty()) {
                    throw new LoginRefused(check.reason(), findings);
                }
            }
            return answer;
        } catch (SamlRefusal refusal) {
            throw new LoginRefused(Reason.NOT_TRUSTED, refusal.findings());
        }
    }

    /** Forgets what was asked for and what was used already. */
    public void forget() {
        pending.forget();
        used.forget();
    }

    private static EntityDescriptor identityProvider(Membership membership, String entityId) {
        return membership
                .identityProvider(entityId)
                .orElseThrow(() -> new LoginRefused(
                        Reason.FEDERATION,
                        List.of(membership
                                .feed()
                                .problem()
                                .orElseGet(() -> Finding.error(
                                        "SC-091",
                                        "finding the keys of '" + entityId + "'",
                                        "no such identity provider in the feed of "
                                                + membership.profile().name(),
                                        "an identity provider of the federation",
                                        "Log in through the federation.")))));
    }

    private static List<X509Certificate> keys(EntityDescriptor identityProvider) {
        return identityProvider.idp().map(IdpRole::signingCertificates).orElse(List.of());
    }

    /** An error without assertion is told as what it is; what has not exactly one assertion is no answer. */
    private static void requireAssertion(ReceivedResponse received) {
        int assertions =
                received.assertions().size() + received.encryptedAssertions().size();
        if (assertions == 0 && !received.success()) {
            throw new LoginRefused(reason(received), List.of(error(received)));
        }
        if (assertions != 1) {
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

    private Element open(Membership membership, ReceivedResponse received) {
        if (!received.encryptedAssertions().isEmpty()) {
            return AssertionDecrypter.decrypt(
                    received.encryptedAssertions().get(0),
                    List.of(keys.encryption().key()));
        }
        if (membership.profile().encryption() == EncryptionRule.ALWAYS) {
            throw SamlRefusal.of(
                    "SC-070",
                    "decrypting the assertion",
                    "an Assertion in the open",
                    "an EncryptedAssertion",
                    "Encrypt the assertion for the key in the metadata.");
        }
        return received.assertions().get(0);
    }
}
