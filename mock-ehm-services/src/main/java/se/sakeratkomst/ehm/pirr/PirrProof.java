package se.sakeratkomst.ehm.pirr;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.AssertionRefused;
import se.sakeratkomst.ehm.assertion.Audience;
import se.sakeratkomst.ehm.assertion.Proven;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.ehm.pirr.PirrFault.Who;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.token.AccessTokens;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Who the user is: the assertion in {@code wsse:Security}, or an access token.
 *
 * @see "Handbok: NEF djur, version 17.1: S/MIME, and an assertion in the SOAP header; ehm.md 1.6"
 */
final class PirrProof {

    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String BEARER = "bearer ";

    private final AccessTokens tokens;
    private final AssertionChecks checks;
    private final EServices services;
    private final Users users;
    private final boolean required;

    PirrProof(AccessTokens tokens, AssertionChecks checks, EServices services, Users users, boolean required) {
        this.tokens = tokens;
        this.checks = checks;
        this.services = services;
        this.users = users;
        this.required = required;
    }

    /**
     * Null where there is none and none is required.
     *
     * @throws PirrFault when no user is proven
     */
    @Nullable
    User user(LabId lab, CallingSystem system, Envelope envelope, @Nullable String authorization) {
        List<Element> presented = envelope.header(WSSE, "Security")
                .map(security -> Elements.children(security, Ns.SAML, "Assertion"))
                .orElse(List.of());
        boolean bearer =
                authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
        if (presented.isEmpty() && !bearer && !required) {
            return null;
        }
        if (presented.size() + (bearer ? 1 : 0) != 1) {
            throw PirrFault.of(
                    Who.CLIENT,
                    "EHM-050",
                    "finding out for which user the call is made",
                    presented.isEmpty() && !bearer ? "no proof of a user" : "several proofs of a user",
                    "one saml2:Assertion in wsse:Security, or Authorization: Bearer with an access token",
                    "Send the assertion as the identity provider signed it.");
        }
        try {
            if (authorization != null && bearer) {
                return tokens.read(lab, authorization.substring(BEARER.length()).strip(), system.thumbprint())
                        .user();
            }
            Proven proven = checks.prove(lab, Elements.detach(presented.get(0)), Audience.registered(services, lab));
            return users.of(proven, proven.attributes());
        } catch (AssertionRefused e) {
            throw new PirrFault(Who.CLIENT, e.findings().get(0));
        } catch (RefusalException e) {
            throw new PirrFault(Who.CLIENT, e.refusal().first());
        }
    }
}
