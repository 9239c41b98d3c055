package se.sakeratkomst.idp.request;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.sakeratkomst.idp.card.CardVerifier;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Where a request differs from the metadata, for the pages that say why it is not fulfilled. */
public final class Differences {
    private Differences() {}

    /**
     * Of a request.
     *
     * @param sp the sender, or the registered service provider that is most like it
     * @param door where it came in
     */
    static List<Difference> of(
            Persona persona, Incoming incoming, AuthnRequest request, EntityDescriptor sp, Reception.Door door) {
        SpRole role = sp.sp().orElseThrow();
        List<Difference> all = new ArrayList<>();
        all.add(new Difference(
                "Issuer",
                said(request.issuer()),
                List.of(sp.entityId()),
                request.issuer().equals(sp.entityId())));
        all.add(signature(persona, incoming, role));
        if (request.destination() != null) {
            all.add(new Difference(
                    "Destination",
                    request.destination(),
                    List.of(door.address()),
                    request.destination().equals(door.address())));
        }
        all.add(acs(door, request, role));
        all.addAll(ofChoice(persona, request, role));
        return all;
    }

    /** Of a login that its user could not bring to an end. */
    public static List<Difference> of(Login login) {
        return login.asked()
                .map(asked -> ofChoice(login.persona(), asked.request(), login.role()))
                .orElse(List.of());
    }

    private static List<Difference> ofChoice(Persona persona, AuthnRequest request, SpRole role) {
        List<Difference> all = new ArrayList<>();
        List<String> levels = persona.supportedLoas().stream().sorted().toList();
        all.add(new Difference(
                "RequestedAuthnContext",
                request.requestedLoas().isEmpty() ? "–" : String.join(", ", request.requestedLoas()),
                levels,
                request.requestedLoas().isEmpty()
                        || request.requestedLoas().stream().anyMatch(levels::contains)));
        if (request.nameIdFormat() != null || request.spNameQualifier() != null) {
            all.add(new Difference(
                    "NameIDPolicy",
                    said(request.nameIdFormat())
                            + (request.spNameQualifier() == null
                                    ? ""
                                    : ", SPNameQualifier " + request.spNameQualifier()),
                    List.of(Ns.NAMEID_PERSISTENT, Ns.NAMEID_TRANSIENT),
                    request.nameIdFormat() == null
                            || List.of(Ns.NAMEID_PERSISTENT, Ns.NAMEID_TRANSIENT, Ns.NAMEID_UNSPECIFIED)
                                    .contains(request.nameIdFormat())));
        }
        Optional<Integer> set = request.attributeConsumingServiceIndex();
        if (set.isPresent() || !role.attributeConsumingServices().isEmpty()) {
            all.add(new Difference(
                    "AttributeConsumingServiceIndex",
                    set.map(String::valueOf).orElse("–"),
                    role.attributeConsumingServices().stream()
                            .map(Differences::told)
                            .toList(),
                    set.isEmpty() || role.attributeConsumingService(set).isPresent()));
        }
        return all;
    }

    private static String told(AttributeConsumingService service) {
        List<String> required = service.attributes().stream()
                .filter(RequestedAttribute::required)
                .map(RequestedAttribute::name)
                .toList();
        return service.index() + (required.isEmpty() ? "" : ", isRequired: " + String.join(", ", required));
    }

    private static Difference acs(Reception.Door door, AuthnRequest request, SpRole role) {
        String said = Optional.ofNullable(request.acsUrl())
                .or(() -> request.acsIndex().map(index -> "index " + index))
                .orElse("–");
        boolean same = request.acsUrl() == null && request.acsIndex().isEmpty()
                || IncomingRequest.answerTo(request, role, door.answerBindings())
                        .isPresent();
        return new Difference(
                "AssertionConsumerService",
                said,
                role.assertionConsumerServices().stream().map(Differences::told).toList(),
                same);
    }

    private static String told(Endpoint acs) {
        return acs.index().map(index -> index + ": ").orElse("") + acs.location() + " ("
                + acs.binding().substring(acs.binding().lastIndexOf(':') + 1) + ")";
    }

    private static Difference signature(Persona persona, Incoming incoming, SpRole role) {
        List<String> registered = Stream.concat(
                        role.signingCertificates().stream().map(Differences::fingerprint),
                        Stream.of("AuthnRequestsSigned=" + role.authnRequestsSigned() + ", WantAuthnRequestsSigned="
                                + persona.settings().wantAuthnRequestsSigned()))
                .toList();
        if (incoming.signature().isEmpty()) {
            return new Difference(
                    "Signature",
                    "–",
                    registered,
                    !role.authnRequestsSigned() && !persona.settings().wantAuthnRequestsSigned());
        }
        String shown = Elements.descendants(incoming.document().getDocumentElement(), Ns.DS, "X509Certificate").stream()
                .findFirst()
                .map(certificate -> fingerprint(Elements.text(certificate)))
                .orElse("");
        return shown.isEmpty()
                ? new Difference(
                        "Signature",
                        incoming.binding().substring(incoming.binding().lastIndexOf(':') + 1),
                        registered,
                        true)
                : new Difference("Signature", shown, registered, registered.contains(shown));
    }

    private static String fingerprint(X509Certificate certificate) {
        return "SHA-256 " + CardVerifier.fingerprint(certificate);
    }

    private static String fingerprint(String base64) {
        try {
            return "SHA-256 "
                    + CardVerifier.fingerprint(java.util.Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String said(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.isEmpty() ? "–" : value;
    }
}
