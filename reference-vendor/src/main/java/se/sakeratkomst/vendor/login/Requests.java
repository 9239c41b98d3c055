package se.sakeratkomst.vendor.login;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.VendorSettings.RequestBinding;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.keys.VendorKeys;
import se.sakeratkomst.vendor.sp.PendingRequest;
import se.sakeratkomst.vendor.sp.PendingRequests;

/**
 * Makes AuthnRequests: always signed, with Destination and AssertionConsumerServiceURL, ForceAuthn and IsPassive said outright, and
 * exactly the levels of assurance that are accepted.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 5.2 and 5.3; SAML2int 0.2, requests</a>
 */
public final class Requests {

    private final PendingRequests pending;
    private final VendorKeys keys;
    private final Accounts accounts;
    private final Clock clock;

    public Requests(PendingRequests pending, VendorKeys keys, Accounts accounts, Clock clock) {
        this.pending = pending;
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * A request ready to be sent.
     *
     * @param destination where the browser goes; with the message in it when it is redirected
     * @param samlRequest the form field when it is posted, else empty
     */
    public record Ready(URI destination, String samlRequest, String relayState) {}

    /** Makes a request and remembers that it was sent with this browser. */
    Ready make(Membership membership, EntityDescriptor identityProvider, String browser, Wish wish) {
        RequestBinding configured = membership.settings().requestBinding();
        boolean post = (wish.binding() == null ? configured : wish.binding()) == RequestBinding.post;
        boolean forceAuthn = wish.forceAuthn() == null ? membership.settings().forceAuthn() : wish.forceAuthn();
        URI destination = membership.singleSignOn(identityProvider, post ? Ns.BINDING_POST : Ns.BINDING_REDIRECT);
        Instant now = clock.instant();
        AuthnRequest request = AuthnRequest.to(destination.toString(), membership.entityId(), membership.acsUrl(), now)
                .withForceAuthn(forceAuthn)
                .withIsPassive(false)
                .withNameIdFormat(
                        accounts.areKept()
                                ? Ns.NAMEID_PERSISTENT
                                : membership.profile().defaultNameIdFormat())
                .withRequestedLoas(membership.loas(wish.level()))
                .withComparison("exact");
        String relayState = random();
        pending.add(new PendingRequest(
                request.id(),
                browser,
                membership.profile().id(),
                identityProvider.entityId(),
                request.requestedLoas(),
                forceAuthn,
                now,
                relayState,
                wish.target()));
        Document message = request.write();
        if (!post) {
            return new Ready(
                    RedirectBinding.encode(message, destination, relayState, keys.signing(), RedirectBinding.REQUEST),
                    "",
                    relayState);
        }
        XmlSigner.sign(message.getDocumentElement(), keys.signing());
        return new Ready(destination, PostBinding.encode(message), relayState);
    }

    /** Unguessable text. */
    static String random() {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
