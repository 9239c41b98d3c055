package se.sakeratkomst.idp.logout;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import se.sakeratkomst.idp.answer.NameIds;
import se.sakeratkomst.idp.deviation.Armed;
import se.sakeratkomst.idp.deviation.Deviation;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.session.Participant;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.logout.LogoutRecipe;
import se.sakeratkomst.saml.logout.LogoutResponseRecipe;
import se.sakeratkomst.saml.logout.LogoutWriter;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Makes the logout messages: right and signed, unless a negative test is armed for the service provider. */
public final class LogoutMessages {
    private static final Duration VALID = Duration.ofMinutes(5);

    private final Personas personas;
    private final Deviations deviations;
    private final NameIds nameIds;
    private final People people;
    private final LabClock clock;
    private final Journal journal;

    public LogoutMessages(
            Personas personas, Deviations deviations, NameIds nameIds, People people, LabClock clock, Journal journal) {
        this.personas = personas;
        this.deviations = deviations;
        this.nameIds = nameIds;
        this.people = people;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * A message on its way.
     *
     * @param id the message's ID, empty when a negative test leaves it out
     * @param location where it goes, query included for HTTP-Redirect
     * @param field base64 for HTTP-POST
     * @param document what is sent; signed unless the query is
     */
    record Sent(String id, URI location, String binding, String field, Document document) {}

    /** A LogoutRequest for a service provider. */
    Sent request(Logout logout, EntityDescriptor sp, Participant part, String binding, String location) {
        LabId lab = logout.lab();
        Persona persona = logout.persona();
        Instant now = clock.wall();
        Optional<Armed> armed = deviations.takeForLogout(lab, persona, sp.entityId(), logout.ticket());
        Deviation deviation = armed.map(deviations::deviation).orElse(new Deviation() {});
        LogoutRecipe right = new LogoutRecipe(
                Ids.next(),
                "2.0",
                Instants.write(now),
                location,
                Instants.write(now.plus(VALID)),
                LogoutRecipe.BY_USER,
                persona.entityId(lab),
                null,
                part.nameId(),
                part.sessionIndexes());
        LogoutRecipe recipe = deviation.logout(right, scene(logout, part, now));
        boolean signs = deviation.signsLogout();
        Document document = LogoutWriter.write(recipe);
        Sent sent = sent(
                persona, lab, document, recipe.id(), binding, location, logout.id(), RedirectBinding.REQUEST, signs);
        NameIdRecipe nameId = recipe.nameId();
        journal.append(
                lab,
                Note.of("saml.logoutrequest.sent")
                        .from(persona.entityId(lab))
                        .to(sp.entityId())
                        .protocol("SAML " + binding.substring(binding.lastIndexOf(':') + 1))
                        .correlation(recipe.id(), logout.id())
                        .correlation(recipe.sessionIndexes().toArray(String[]::new))
                        .summary("LogoutRequest to " + sp.displayName("sv") + ": "
                                + armed.map(test -> "deviates as " + test.test() + " (" + test.variant() + ")")
                                        .orElse("right"))
                        .fact("idp", persona.id())
                        .fact("sp", sp.entityId())
                        .fact("logout", logout.id())
                        .fact("requestId", recipe.id())
                        .fact("deliveredTo", location)
                        .fact("nameId", nameId == null ? null : nameId.value())
                        .fact("sessionIndexes", recipe.sessionIndexes())
                        .fact("notOnOrAfter", recipe.notOnOrAfter())
                        .fact("reason", recipe.reason())
                        .fact("signed", signs)
                        .fact("negativeTest", armed.map(Armed::test).orElse(null))
                        .fact("variant", armed.map(Armed::variant).orElse(null))
                        .fact("ticket", armed.map(Armed::ticket).orElse(null))
                        .raw(SecureXml.text(sent.document()))
                        .info());
        return sent;
    }

    private LogoutScene scene(Logout logout, Participant part, Instant now) {
        String format = Optional.ofNullable(part.nameId().format()).orElse(Ns.NAMEID_TRANSIENT);
        String other = people.all(logout.lab()).stream()
                .filter(person -> !person.id().equals(logout.user()))
                .findFirst()
                .map(person -> nameIds.value(
                        format, logout.lab(), logout.persona().entityId(logout.lab()), part.sp(), person.personalId()))
                .orElseGet(Ids::next);
        return new LogoutScene(part.nameId().withValue(other), Ids.next(), now);
    }

    /** The LogoutResponse to a service provider that asked. */
    Sent response(
            LabId lab,
            Persona persona,
            EntityDescriptor sp,
            String inResponseTo,
            String binding,
            String location,
            Optional<String> relayState,
            String status,
            @Nullable String secondary,
            List<Finding> causes) {
        LogoutResponseRecipe recipe = new LogoutResponseRecipe(
                Ids.next(),
                "2.0",
                Instants.write(clock.wall()),
                binding.equals(Ns.BINDING_SOAP) ? null : location,
                inResponseTo.isEmpty() ? null : inResponseTo,
                persona.entityId(lab),
                null,
                status,
                secondary,
                causes.isEmpty()
                        ? null
                        : "TEST: " + causes.get(0).rule() + ": " + causes.get(0).observed());
        Sent sent = sent(
                persona,
                lab,
                LogoutWriter.write(recipe),
                recipe.id(),
                binding,
                location,
                relayState.orElse(null),
                RedirectBinding.RESPONSE,
                true);
        journal.append(
                lab,
                Note.of("saml.logoutresponse.sent")
                        .from(persona.entityId(lab))
                        .to(sp.entityId())
                        .protocol("SAML " + binding.substring(binding.lastIndexOf(':') + 1))
                        .correlation(recipe.id(), inResponseTo)
                        .summary("LogoutResponse to " + sp.displayName("sv") + ": "
                                + status.substring(status.lastIndexOf(':') + 1)
                                + (secondary == null ? "" : ", " + secondary.substring(secondary.lastIndexOf(':') + 1)))
                        .fact("idp", persona.id())
                        .fact("sp", sp.entityId())
                        .fact("responseId", recipe.id())
                        .fact("inResponseTo", recipe.inResponseTo())
                        .fact("deliveredTo", location)
                        .fact("status", status)
                        .fact("secondaryStatus", secondary)
                        .fact("success", Ns.STATUS_SUCCESS.equals(status))
                        .fact("signed", true)
                        .raw(SecureXml.text(sent.document()))
                        .info());
        return sent;
    }

    private Sent sent(
            Persona persona,
            LabId lab,
            Document document,
            @Nullable String id,
            String binding,
            String location,
            @Nullable String relayState,
            String parameter,
            boolean signs) {
        SigningKey key = personas.signingKey(persona, lab);
        String known = id == null ? "" : id;
        if (binding.equals(Ns.BINDING_REDIRECT)) {
            URI address =
                    RedirectBinding.encode(document, URI.create(location), relayState, signs ? key : null, parameter);
            return new Sent(known, address, binding, "", document);
        }
        if (signs && id != null) {
            XmlSigner.sign(document.getDocumentElement(), key);
        }
        return new Sent(known, URI.create(location), binding, PostBinding.encode(document), document);
    }
}
