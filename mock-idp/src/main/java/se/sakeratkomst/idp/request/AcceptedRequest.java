package se.sakeratkomst.idp.request;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.authn.extension.RequestExtensions;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;

/**
 * A request that may be fulfilled.
 *
 * @param request what is asked
 * @param sp who asks
 * @param role its service provider role
 * @param acsUrl where the answer goes
 * @param answerBinding by which binding it goes there
 * @param relayState goes back with the answer
 * @param warnings what is worth telling
 * @param extensions what the profiles add to a request
 */
public record AcceptedRequest(
        AuthnRequest request,
        EntityDescriptor sp,
        SpRole role,
        String acsUrl,
        String answerBinding,
        Optional<String> relayState,
        List<Finding> warnings,
        RequestExtensions extensions) {}
