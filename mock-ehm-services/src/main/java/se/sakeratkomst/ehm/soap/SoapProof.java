package se.sakeratkomst.ehm.soap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.AssertionRefused;
import se.sakeratkomst.ehm.assertion.AssertionText;
import se.sakeratkomst.ehm.assertion.Audience;
import se.sakeratkomst.ehm.assertion.Proven;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.soap.SoapRefusal.Why;
import se.sakeratkomst.ehm.token.AccessTokens;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Who the user is: the one Assertion, or the one Response of a private person, in {@code wsse:Security}; else an access token in
 * {@code Authorization: Bearer}. What is judged is a copy that stands alone, so that nothing else of the envelope can be taken for it.
 *
 * @see "Handbok: Anropsinformation webservice SOAP; ehm.md 1.6"
 */
final class SoapProof {

    private static final String ATTEMPT = "finding out for which user the call is made";

    private final AccessTokens tokens;
    private final AssertionChecks checks;
    private final EServices services;
    private final Users users;

    SoapProof(AccessTokens tokens, AssertionChecks checks, EServices services, Users users) {
        this.tokens = tokens;
        this.checks = checks;
        this.services = services;
        this.users = users;
    }

    void read(SoapCall call, Envelope envelope) {
        List<Element> presented = envelope.headers().stream()
                .filter(each -> Elements.is(each, Envelope.WSSE, "Security"))
                .flatMap(security -> Elements.children(security).stream())
                .filter(each -> Ns.SAML.equals(each.getNamespaceURI()) || Ns.SAMLP.equals(each.getNamespaceURI()))
                .toList();
        Optional<String> authorization = call.header("Authorization");
        if (presented.size() + (authorization.isPresent() ? 1 : 0) != 1) {
            throw refused(
                    presented.isEmpty() && authorization.isEmpty()
                            ? "neither an assertion in wsse:Security nor a Bearer token"
                            : "several proofs of a user",
                    "one saml2:Assertion or saml2p:Response in wsse:Security, or Authorization: Bearer with an access token",
                    "Send the assertion as the identity provider signed it, or exchange it at the token endpoint and send the token.");
        }
        if (presented.isEmpty()) {
            token(call, authorization.orElseThrow());
        } else {
            assertion(call, presented.get(0));
        }
    }

    private void token(SoapCall call, String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw refused(
                    "another scheme than Bearer",
                    "Authorization: Bearer …",
                    "Send the token with the scheme Bearer; Basic is for the token endpoint only.");
        }
        String value = authorization.substring("bearer ".length()).strip();
        AccessTokens.statedId(value).ifPresent(call::presentsToken);
        try {
            AccessTokens.Read read =
                    tokens.read(call.lab(), value, call.system().thumbprint());
            call.provenBy(read.user(), "token");
        } catch (RefusalException e) {
            throw new SoapRefusal(Why.UNPROVEN, e.refusal().findings(), null);
        }
    }

    private void assertion(SoapCall call, Element presented) {
        Element alone = Elements.detach(presented);
        AssertionText.id(alone).ifPresent(call::presents);
        try {
            Proven proven = checks.prove(call.lab(), alone, Audience.registered(services, call.lab()));
            users.wrongForm(proven, proven.attributes()).ifPresent(finding -> {
                throw new AssertionRefused(List.of(finding));
            });
            call.provenBy(users.of(proven, proven.attributes()), "assertion");
        } catch (AssertionRefused e) {
            throw new SoapRefusal(Why.UNPROVEN, e.findings(), null);
        }
    }

    private static SoapRefusal refused(String observed, String expected, String remedy) {
        return SoapRefusal.of(Why.UNPROVEN, "EHM-050", ATTEMPT, observed, expected, remedy);
    }
}
