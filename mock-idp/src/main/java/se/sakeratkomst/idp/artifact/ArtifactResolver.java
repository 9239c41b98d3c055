package se.sakeratkomst.idp.artifact;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.request.Incoming;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.Artifact;
import se.sakeratkomst.saml.binding.ArtifactResolve;
import se.sakeratkomst.saml.binding.ArtifactResponse;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Answers an ArtifactResolve: with the message when the service provider that it was issued to asks for the first time, else with
 * Success and no message, which is what SAML core 3.5.3 lays down; with an error when the question itself is wrong or nobody's.
 */
public final class ArtifactResolver {
    private static final int MOST_SHOWN = 4_000;
    private static final String RULE = "SAML-CORE-3.5.3";

    private final VendorFeeds feeds;
    private final PersonaMetadata metadata;
    private final Personas personas;
    private final Artifacts artifacts;
    private final LabClock clock;
    private final Journal journal;

    public ArtifactResolver(
            VendorFeeds feeds,
            PersonaMetadata metadata,
            Personas personas,
            Artifacts artifacts,
            LabClock clock,
            Journal journal) {
        this.feeds = feeds;
        this.metadata = metadata;
        this.personas = personas;
        this.artifacts = artifacts;
        this.clock = clock;
        this.journal = journal;
    }

    /** A message that could not even be decoded: told to the journal. */
    void undecodable(LabId lab, Persona persona, byte[] raw, SamlRefusal refusal) {
        String text = new String(raw, StandardCharsets.UTF_8);
        journal.append(
                lab,
                note("saml.artifactresolve.received", lab, persona)
                        .summary("Refused: " + refusal.first().sentence())
                        .fact("requirement", refusal.first().rule())
                        .fact("observed", refusal.first().observed())
                        .raw(text.substring(0, Math.min(text.length(), MOST_SHOWN)))
                        .refused());
    }

    /**
     * The answer, signed.
     *
     * @throws SamlRefusal when what came is no ArtifactResolve
     */
    Document resolve(LabId lab, Persona persona, Incoming incoming) {
        ArtifactResolve told = ArtifactResolve.read(incoming.document().getDocumentElement());
        Note note = note("saml.artifactresolve.received", lab, persona)
                .from(told.issuer())
                .correlation(told.id())
                .fact("sp", told.issuer())
                .fact("requestId", told.id())
                .fact("artifact", told.artifact())
                .fact("signed", incoming.signature().isPresent())
                .raw(shown(incoming));
        try {
            ArtifactResolve asked = judged(lab, persona, incoming, told);
            Artifacts.Found found = artifacts.resolve(lab, persona, asked.issuer(), Artifact.decode(asked.artifact()));
            note.correlation(found.messageId()).fact("outcome", found.outcome().name());
            boolean delivered = found.message().isPresent();
            note.summary("ArtifactResolve from " + asked.issuer() + ": the artifact was "
                    + found.outcome().words());
            journal.append(
                    lab,
                    delivered ? note.accepted() : note.fact("requirement", RULE).refused());
            return sent(lab, persona, asked, found, Ns.STATUS_SUCCESS, null, null);
        } catch (SamlRefusal e) {
            journal.append(
                    lab,
                    note.summary("ArtifactResolve refused: " + e.first().sentence())
                            .fact("requirement", e.first().rule())
                            .fact("observed", e.first().observed())
                            .refused());
            return sent(
                    lab,
                    persona,
                    told,
                    Artifacts.Found.none(Artifacts.Outcome.UNKNOWN, ""),
                    Ns.STATUS_REQUESTER,
                    Ns.STATUS_REQUEST_DENIED,
                    "TEST: " + e.first().rule() + ": " + e.first().observed());
        }
    }

    private ArtifactResolve judged(LabId lab, Persona persona, Incoming incoming, ArtifactResolve told) {
        SpRole role = feeds.find(persona, lab, told.issuer())
                .flatMap(EntityDescriptor::sp)
                .orElseThrow(() -> SamlRefusal.of(
                        persona.profile().rule(Rule.REGISTERED),
                        "finding the sender in the metadata feed of "
                                + persona.profile().name(),
                        told.issuer().isEmpty() ? "no Issuer" : "no service provider '" + told.issuer() + "'",
                        "an Issuer that equals the entityID of a registered service provider, character by character",
                        "Hand in your metadata to the federation of this lab, and compare Issuer with its entityID."));
        Element covered = incoming.signature()
                .orElseThrow(() -> SamlRefusal.of(
                        "SAML-PROFILES-5.3",
                        "looking for the signature of the ArtifactResolve",
                        "none",
                        "a signature with a key in the sender's metadata",
                        "Sign every ArtifactResolve: the artifact alone must not be enough to get the answer."))
                .verify(role.signingCertificates());
        ArtifactResolve asked = ArtifactResolve.read(covered);
        List<Finding> findings = new ArrayList<>();
        if (!asked.version().equals("2.0") || asked.id().isEmpty()) {
            findings.add(Finding.error(
                    "SAML-CORE-3.2.1",
                    "checking ID and Version",
                    "ID '" + asked.id() + "', Version '" + asked.version() + "'",
                    "an ID, and Version '2.0'",
                    "Write both."));
        }
        String endpoint = metadata.artifactResolution(persona, lab);
        if (asked.destination() != null && !asked.destination().equals(endpoint)) {
            findings.add(Finding.error(
                    "SAML-CORE-3.2.1",
                    "comparing Destination with the address the message came to",
                    "'" + asked.destination() + "'",
                    "none, or '" + endpoint + "', character by character",
                    "Write the ArtifactResolutionService's Location in Destination."));
        }
        Instant now = clock.wall();
        Duration allowed = persona.profile().clockSkew().plusMinutes(2);
        boolean recent = asked.issueInstant()
                .map(issued -> Duration.between(issued, now).abs().compareTo(allowed) <= 0)
                .orElse(false);
        if (!recent) {
            findings.add(Finding.error(
                    "SAML-CORE-3.2.1",
                    "checking the request's IssueInstant",
                    asked.issueInstant().map(Instant::toString).orElse("no time") + ", it is " + now,
                    "a time at most " + allowed.toMinutes() + " minutes away",
                    "Set the clock by NTP and write the time in UTC (…Z)."));
        }
        if (!findings.isEmpty()) {
            throw new SamlRefusal(findings);
        }
        return asked;
    }

    private Document sent(
            LabId lab,
            Persona persona,
            ArtifactResolve asked,
            Artifacts.Found found,
            String status,
            @Nullable String secondary,
            @Nullable String text) {
        String id = Ids.next();
        Document response = new ArtifactResponse(
                        id,
                        Optional.of(clock.wall()),
                        asked.id().isEmpty() ? null : asked.id(),
                        persona.entityId(lab),
                        status,
                        found.message().map(SecureXml::parse))
                .write(secondary, text);
        XmlSigner.sign(response.getDocumentElement(), personas.signingKey(persona, lab));
        journal.append(
                lab,
                note("saml.artifactresponse.sent", lab, persona)
                        .from(persona.entityId(lab))
                        .to(asked.issuer())
                        .correlation(id, asked.id(), found.messageId())
                        .summary(
                                found.message().isPresent()
                                        ? "ArtifactResponse with the message " + found.messageId()
                                        : "ArtifactResponse without a message")
                        .fact("responseId", id)
                        .fact("inResponseTo", asked.id())
                        .fact("status", status)
                        .fact("secondaryStatus", secondary)
                        .fact("delivered", found.message().isPresent())
                        .info());
        return response;
    }

    private static String shown(Incoming incoming) {
        String text = SecureXml.text(incoming.document());
        return text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }

    private static Note note(String kind, LabId lab, Persona persona) {
        return Note.of(kind).to(persona.entityId(lab)).protocol("SAML SOAP").fact("idp", persona.id());
    }
}
