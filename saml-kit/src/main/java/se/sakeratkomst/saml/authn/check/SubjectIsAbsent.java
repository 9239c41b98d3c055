package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;

/**
 * The request has no Subject, where the federation forbids it.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SAMBI-018</a>
 */
public final class SubjectIsAbsent implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (!incoming.request().subjectPresent() || !incoming.profile().subjectForbidden()) {
            return List.of();
        }
        return List.of(Finding.error(
                incoming.profile().rule(Rule.NO_SUBJECT),
                "checking the request",
                "a saml:Subject",
                "no saml:Subject",
                "Leave Subject out of the AuthnRequest."));
    }
}
