package se.sakeratkomst.vendor.sp;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.keys.VendorKeys;

/**
 * Decides whether an answer lets a user in. Three steps: whose answer it claims to be, which only chooses the keys; whether the
 * signatures hold; and then the checks, which see nothing but what was verified.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3; SAML profiles 4.1.4.3</a>
 */
public final class Gatekeeper {

    private static final List<ServiceProviderCheck> NONE = List.of();

    private final PendingRequests pending;
    private final VendorKeys keys;
    private final Flaws flaws;
    private final Clock clock;
    private final Messages messages;
    private final UsedMessages used = new UsedMessages();

    public Gatekeeper(PendingRequests pending, VendorKeys keys, Flaws flaws, Clock clock) {
        this.pending = pending;
        this.keys = keys;
        this.flaws = flaws;
        this.clock = clock;
        this.messages = new Messages(flaws);
    }

    /** Whether the message says that it answers a request, without believing a word of it. */
    public boolean claimsToAnswer(String samlResponse) {
        try {
            return ReceivedResponse.read(messages.response(samlResponse)).inResponseTo() != null;
        } catch (SamlRefusal unreadable) {
            return false;
        }
    }

    /**
     * Judges an answer.
     *
     * @param samlResponse the form field as it was posted
     * @param browser secret of the browser's session, null without one
     * @param deliveredAt the address of this system that it was posted to
     * @return the answer, every check passed
     * @throws LoginRefused otherwise
     */
    public Answer judge(Membership membership, String samlResponse, @Nullable String browser, String deliveredAt) {
        try {
            Instant now = clock.instant();
            Element message = messages.response(samlResponse);
            ReceivedResponse claimed = ReceivedResponse.read(message);
            Optional<PendingRequest> request = pending.find(claimed.inResponseTo(), now)
                    .filter(sent ->
                            sent.federation().equals(membership.profile().id()));
            EntityDescriptor identityProvider = identityProvider(membership, answering(request, claimed));
            Believer believer = new Believer(membership, identityProvider, keys, flaws);
            Believed verified = believer.believe(message);
            Believed believed = messages.otherReading(samlResponse)
                    .map(believer::unverified)
                    .orElse(verified);
            Answer answer = new Answer(
                    membership,
                    identityProvider,
                    request,
                    browser,
                    deliveredAt,
                    believed.response(),
                    believed.assertion(),
                    now);
            for (ServiceProviderCheck check : believed.byStatusAlone() ? NONE : Checklist.of(answer, flaws, used)) {
                List<Finding> findings = check.examine(answer);
                if (!findings.isEmpty()) {
                    throw new LoginRefused(check.reason(), findings);
                }
            }
            return answer;
        } catch (SamlRefusal refusal) {
            throw new LoginRefused(Reason.NOT_TRUSTED, refusal.findings(), refusal);
        }
    }

    /** Whose answer it is: that of the one who was asked, where somebody was. */
    private String answering(Optional<PendingRequest> request, ReceivedResponse claimed) {
        return flaws.has(Flaw.ACCEPTS_ANY_IDENTITY_PROVIDER)
                ? claimed.issuer()
                : request.map(PendingRequest::identityProvider).orElse(claimed.issuer());
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
}
