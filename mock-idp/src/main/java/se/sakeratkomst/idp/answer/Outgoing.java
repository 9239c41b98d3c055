package se.sakeratkomst.idp.answer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.binding.Artifact;

/**
 * A message on its way to the service provider, as the page carries it.
 *
 * @param target where the form goes
 * @param method post; get for an artifact in an address, and for a message that is delivered wrongly
 * @param parameter the name of the form field: SAMLResponse or SAMLart
 * @param carried the form field; null where there is to be none
 * @param relayState the form field
 * @param confirm whether the user is to see why and to press a button (SC-108)
 * @param causes why there is no login
 */
public record Outgoing(
        String target,
        String method,
        String parameter,
        @Nullable String carried,
        Optional<String> relayState,
        boolean confirm,
        List<Finding> causes) {

    /** What the journal calls the way it goes. */
    String protocol() {
        return isArtifact() ? "SAML HTTP-Artifact" : "SAML HTTP-POST";
    }

    /** The artifact that goes in the message's place, where one does. */
    @Nullable
    String artifact() {
        return isArtifact() ? carried : null;
    }

    private boolean isArtifact() {
        return parameter.equals(Artifact.PARAMETER);
    }
}
