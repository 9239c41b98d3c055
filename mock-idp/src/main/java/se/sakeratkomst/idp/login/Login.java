package se.sakeratkomst.idp.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.request.AcceptedRequest;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A login in progress.
 *
 * @param id unguessable
 * @param acsUrl where the answer goes
 * @param inResponseTo the request's ID, null for an unsolicited login
 * @param requestedLoas the accepted LoA URIs, empty for any
 * @param nameIdFormat what the request asks for
 * @param attributeSet AttributeConsumingServiceIndex of the request
 * @param asked the request itself, empty for an unsolicited login
 * @param challenge the bytes the card has to sign: those and no others
 * @param begun wall time
 * @param sameUser whom alone this login may be about, by personal id: somebody who is logged in already and is asked again
 * @param ticket what the request showed to be hit by a negative test that was armed with the same
 */
public record Login(
        String id,
        LabId lab,
        Persona persona,
        EntityDescriptor sp,
        SpRole role,
        String acsUrl,
        Optional<String> relayState,
        @Nullable String inResponseTo,
        List<String> requestedLoas,
        @Nullable String nameIdFormat,
        Optional<Integer> attributeSet,
        Optional<AcceptedRequest> asked,
        byte[] challenge,
        Instant begun,
        Optional<String> sameUser,
        Optional<String> ticket) {

    /** The same login, proved by a signature of other bytes. */
    public Login withChallenge(byte[] other) {
        return new Login(
                id,
                lab,
                persona,
                sp,
                role,
                acsUrl,
                relayState,
                inResponseTo,
                requestedLoas,
                nameIdFormat,
                attributeSet,
                asked,
                other,
                begun,
                sameUser,
                ticket);
    }

    /** By which binding the answer goes. */
    public String answerBinding() {
        return asked.map(AcceptedRequest::answerBinding).orElse(Ns.BINDING_POST);
    }

    /** Whether the answer is for whoever has the key that the browser shows, and not for its bearer. */
    public boolean holderOfKey() {
        return answerBinding().equals(Ns.HOKSSO);
    }

    /** Whether it was begun here and not by a request. */
    public boolean unsolicited() {
        return inResponseTo == null;
    }
}
