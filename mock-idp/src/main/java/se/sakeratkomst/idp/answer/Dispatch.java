package se.sakeratkomst.idp.answer;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.idp.artifact.Artifacts;
import se.sakeratkomst.idp.deviation.Delivery;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaSettings.ArtifactBy;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.Artifact;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * How a made message leaves: itself in a form, or kept here and an artifact in its place.
 *
 * <p>What is no XML any more, or deviates in the form that carries it, can be sent by form only and goes so also to a service provider
 * that wants artifacts.
 */
public final class Dispatch {
    private final Artifacts artifacts;

    public Dispatch(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** The answer to a login. */
    Outgoing of(Login login, Delivery delivery, Optional<String> messageId) {
        return of(
                login.lab(),
                login.persona(),
                login.sp().entityId(),
                login.answerBinding(),
                delivery,
                messageId,
                false,
                List.of());
    }

    /**
     * An answer to a service provider.
     *
     * @param messageId for the journal
     * @param confirm whether the user is to see why and to press a button
     */
    Outgoing of(
            LabId lab,
            Persona persona,
            String sp,
            String binding,
            Delivery delivery,
            Optional<String> messageId,
            boolean confirm,
            List<Finding> causes) {
        if (binding.equals(Ns.BINDING_ARTIFACT) && canBeKept(delivery)) {
            Artifact artifact = artifacts.keep(lab, persona, sp, delivery.message(), messageId.orElse(""));
            boolean inAddress = persona.settings().artifact() == ArtifactBy.REDIRECT
                    && URI.create(delivery.target()).getRawQuery() == null;
            return new Outgoing(
                    delivery.target(),
                    inAddress ? "get" : "post",
                    Artifact.PARAMETER,
                    artifact.encode(),
                    delivery.relayState(),
                    confirm,
                    causes);
        }
        return new Outgoing(
                delivery.target(),
                delivery.method(),
                RedirectBinding.RESPONSE,
                delivery.carried()
                        ? delivery.field().orElseGet(() -> Base64.getEncoder().encodeToString(delivery.message()))
                        : null,
                delivery.relayState(),
                confirm,
                causes);
    }

    private static boolean canBeKept(Delivery delivery) {
        if (delivery.field().isPresent()
                || !delivery.carried()
                || !delivery.method().equals("post")) {
            return false;
        }
        try {
            SecureXml.parse(delivery.message());
            return true;
        } catch (SamlRefusal e) {
            return false;
        }
    }
}
