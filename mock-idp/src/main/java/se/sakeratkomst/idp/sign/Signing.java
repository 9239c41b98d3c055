package se.sakeratkomst.idp.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.extension.RequestExtensions;
import se.sakeratkomst.saml.authn.extension.SadRequest;
import se.sakeratkomst.saml.authn.extension.SignMessage;
import se.sakeratkomst.saml.metadata.EntityDescriptor;

/**
 * What a login is for when a signature service asks for it. Nobody but an entity with the category sigservice can ask; what others send
 * of the kind is as if it were not there.
 *
 * @param requested whether a signature service asks, so that the pages say so (SC-111) and no earlier login will do (SC-115)
 * @param message what is shown after the card and before the answer
 * @param sad the wish for signature activation data, where this identity provider gives any (SC-117)
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 7; SC SAP (13)</a>
 */
public record Signing(boolean requested, Optional<SignMessage> message, Optional<SadRequest> sad) {
    private static final String SIGSERVICE = "http://id.elegnamnden.se/st/1.0/sigservice";
    private static final Set<String> SHOWABLE = Set.of(SignMessage.TEXT, "text/plain", SignMessage.MARKDOWN);
    private static final Signing NONE = new Signing(false, Optional.empty(), Optional.empty());

    /** What a login is for. */
    public static Signing of(Login login) {
        return login.asked()
                .map(asked -> of(login.persona(), login.lab(), login.sp(), asked.extensions()))
                .orElse(NONE);
    }

    static Signing of(Persona persona, LabId lab, EntityDescriptor sp, RequestExtensions extensions) {
        if (!sp.entityCategories().contains(SIGSERVICE)) {
            return NONE;
        }
        return new Signing(
                true,
                extensions.signMessage().filter(message -> showable(persona, lab, message)),
                extensions.sadRequest().filter(wish -> persona.declares(PersonaMetadata.SCAL2)));
    }

    private static boolean showable(Persona persona, LabId lab, SignMessage message) {
        return message.text().isPresent()
                && SHOWABLE.contains(message.mimeType())
                && (message.displayEntity() == null || message.displayEntity().equals(persona.entityId(lab)));
    }

    /** What makes a request for a signature one that is not fulfilled. */
    public static List<Finding> refusals(
            Persona persona, LabId lab, EntityDescriptor sp, RequestExtensions extensions) {
        Signing signing = of(persona, lab, sp, extensions);
        if (!signing.requested()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        extensions
                .signMessage()
                .filter(message -> signing.message().isEmpty())
                .filter(message ->
                        message.mustShow() || persona.settings().answers().refuseOddSignMessage())
                .ifPresent(message -> findings.add(Finding.error(
                        message.mustShow() ? "SC-112" : "SC-176",
                        "showing the SignMessage to the user",
                        told(message),
                        "Base64 of UTF-8 with MimeType text or text/markdown, and DisplayEntity '"
                                + persona.entityId(lab) + "' or none",
                        "Send the message in one of those, or without MustShow.")));
        signing.sad().ifPresent(wish -> {
            if (!wish.requesterId().equals(sp.entityId())
                    || wish.docCount() < 1
                    || wish.id().isEmpty()
                    || wish.signRequestId().isEmpty()
                    || !wish.requestedVersion().equals("1.0")) {
                findings.add(Finding.error(
                        "SC-117",
                        "reading the SADRequest",
                        wish.toString(),
                        "an ID, RequesterID '" + sp.entityId()
                                + "', a SignRequestID, a DocCount of at least 1 and version 1.0",
                        "Fill in the SADRequest as the signature activation protocol lays it down."));
            }
        });
        return findings;
    }

    private static String told(SignMessage message) {
        return "MimeType '" + message.mimeType() + "', DisplayEntity "
                + (message.displayEntity() == null ? "none" : "'" + message.displayEntity() + "'") + ", "
                + (message.text().isPresent() ? "readable" : "not readable");
    }

    /** The attribute signMessageDigest: algorithm and digest of the UTF-8 bytes that were shown (SC-137). */
    public static String digest(String text) {
        try {
            return "http://www.w3.org/2001/04/xmlenc#sha256;"
                    + Base64.getEncoder()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No SHA-256 on this platform", e);
        }
    }
}
