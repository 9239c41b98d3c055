package se.sakeratkomst.idp.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.idp.sign.Signing;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.authn.RequestChecks;
import se.sakeratkomst.saml.authn.extension.RequestExtensions;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Receives an AuthnRequest: the sender is looked up in the federation's feed, the signature verified with the keys there, and
 * the rules checked, those first that decide whether there is anybody to answer.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 5.2 to 5.4; SAMBI-014 to SAMBI-020</a>
 */
public final class Reception {
    private static final int MOST_SHOWN = 64_000;

    private final VendorFeeds feeds;
    private final PersonaMetadata metadata;
    private final LabClock clock;
    private final Journal journal;
    private final UsedRequests used;
    private final RelayStates relayStates;

    /** @param longestRelayState bytes */
    public Reception(
            VendorFeeds feeds,
            PersonaMetadata metadata,
            LabClock clock,
            Journal journal,
            UsedRequests used,
            int longestRelayState) {
        this.feeds = feeds;
        this.metadata = metadata;
        this.clock = clock;
        this.journal = journal;
        this.used = used;
        this.relayStates = new RelayStates(longestRelayState);
    }

    /** A message that could not even be decoded: told to the journal. */
    public void undecodable(LabId lab, Persona persona, String binding, String raw, SamlRefusal refusal) {
        journal.append(
                lab,
                note(lab, persona, binding)
                        .summary("Refused: " + refusal.first().sentence())
                        .fact("findings", findings(refusal.findings()))
                        .fact("requirement", refusal.first().rule())
                        .raw(shown(raw))
                        .refused());
    }

    /**
     * Judges a decoded message that came to the ordinary address of its binding.
     *
     * @throws RequestRefused when it is not to be fulfilled
     */
    public AcceptedRequest receive(LabId lab, Persona persona, Incoming incoming) {
        return receive(
                lab,
                persona,
                incoming,
                new Door(metadata.singleSignOn(persona, lab, incoming.binding()), persona.answerBindings()));
    }

    /**
     * Where a request came in.
     *
     * @param address the right Destination
     * @param answerBindings how requests are answered that come in there, the preferred binding first
     */
    public record Door(String address, List<String> answerBindings) {}

    /**
     * Judges a decoded message.
     *
     * @throws RequestRefused when it is not to be fulfilled
     */
    public AcceptedRequest receive(LabId lab, Persona persona, Incoming incoming, Door door) {
        AuthnRequest told;
        try {
            told = AuthnRequest.read(incoming.document().getDocumentElement());
        } catch (SamlRefusal e) {
            throw refused(lab, persona, incoming, door, null, e.findings(), Optional.empty(), Optional.empty());
        }
        RequestRefused first;
        try {
            return judge(lab, persona, incoming, door, told);
        } catch (RequestRefused e) {
            first = e;
        }
        feeds.refresh(persona, lab);
        try {
            return first.sender().isPresent()
                            && changed(lab, persona, first.sender().get())
                    ? judge(lab, persona, incoming, door, told)
                    : give(lab, persona, incoming, door, told, first);
        } catch (RequestRefused e) {
            return give(lab, persona, incoming, door, told, e);
        }
    }

    private boolean changed(LabId lab, Persona persona, EntityDescriptor before) {
        return feeds.find(persona, lab, before.entityId())
                .map(now -> now.element() != before.element())
                .orElse(true);
    }

    private AcceptedRequest give(
            LabId lab, Persona persona, Incoming incoming, Door door, AuthnRequest told, RequestRefused refusal) {
        throw refused(lab, persona, incoming, door, told, refusal.findings(), refusal.answer(), refusal.sender());
    }

    private AcceptedRequest judge(LabId lab, Persona persona, Incoming incoming, Door door, AuthnRequest told) {
        EntityDescriptor sp = feeds.find(persona, lab, told.issuer())
                .filter(entity -> entity.sp().isPresent())
                .orElseThrow(() -> new RequestRefused(
                        List.of(unregistered(lab, persona, told.issuer())), Optional.empty(), Optional.empty()));
        SpRole role = sp.sp().orElseThrow();
        IncomingRequest unverified = facts(persona, incoming, door, told, sp, role);
        List<Finding> relayState = relayStates.examine(incoming.relayState());
        List<Finding> trust = Stream.concat(
                        errors(RequestChecks.examine(RequestChecks.trustworthiness(), unverified)).stream(),
                        errors(relayState).stream())
                .toList();
        if (!trust.isEmpty()) {
            throw new RequestRefused(trust, Optional.empty(), Optional.of(sp));
        }
        Endpoint acs = unverified
                .answerTo()
                .orElseThrow(() -> new RequestRefused(List.of(noAcs(persona, sp)), Optional.empty(), Optional.of(sp)));
        Element covered = verified(persona, incoming, told, sp, role, acs);
        AuthnRequest request = AuthnRequest.read(covered);
        List<Finding> found = new ArrayList<>(
                RequestChecks.examine(RequestChecks.rightness(), facts(persona, incoming, door, request, sp, role)));
        RequestExtensions extensions = RequestExtensions.read(covered);
        found.addAll(Signing.refusals(persona, lab, sp, extensions));
        List<Finding> errors = errors(found);
        if (!errors.isEmpty()) {
            throw new RequestRefused(
                    errors, Optional.of(answer(request, sp, role, acs, incoming, errors)), Optional.of(sp));
        }
        if (!used.isFirst(
                lab, persona.id(), sp.entityId(), request.id(), request.issued().orElseThrow())) {
            throw new RequestRefused(List.of(replayed(request)), Optional.empty(), Optional.of(sp));
        }
        List<Finding> warnings = Stream.concat(relayState.stream(), found.stream())
                .filter(f -> !f.refuses())
                .toList();
        journal.append(
                lab,
                about(lab, persona, incoming, request)
                        .summary("AuthnRequest from " + sp.displayName("sv") + " accepted"
                                + (warnings.isEmpty() ? "" : " with " + warnings.size() + " warning(s)"))
                        .fact("findings", findings(warnings))
                        .accepted());
        return new AcceptedRequest(
                request, sp, role, acs.location(), acs.binding(), incoming.relayState(), warnings, extensions);
    }

    private Element verified(
            Persona persona, Incoming incoming, AuthnRequest told, EntityDescriptor sp, SpRole role, Endpoint acs) {
        if (incoming.signature().isEmpty()) {
            return incoming.document().getDocumentElement();
        }
        try {
            Element covered = incoming.signature().get().verify(role.signingCertificates());
            AuthnRequest.read(covered);
            return covered;
        } catch (SamlRefusal e) {
            List<Finding> findings = new ArrayList<>();
            for (Finding finding : e.findings()) {
                findings.add(new Finding(
                        finding.rule().equals("SC-123")
                                ? persona.profile().rule(Rule.SIGNATURE_ALGORITHM)
                                : persona.profile().rule(Rule.REQUEST_SIGNATURE_VALID),
                        finding.severity(),
                        finding.attempted(),
                        finding.observed(),
                        finding.expected(),
                        finding.remedy()));
            }
            throw new RequestRefused(
                    findings, Optional.of(answer(told, sp, role, acs, incoming, findings)), Optional.of(sp));
        }
    }

    private Finding replayed(AuthnRequest request) {
        return Finding.error(
                "REQUEST-REPLAY",
                "checking that the request was not fulfilled before",
                "the ID '" + request.id() + "' a second time within " + used.window(),
                "an ID that was not used before (SAML core 1.3.4)",
                "Make a new request for each login; begin again at the service.");
    }

    private IncomingRequest facts(
            Persona persona, Incoming incoming, Door door, AuthnRequest request, EntityDescriptor sp, SpRole role) {
        Instant now = clock.wall();
        return new IncomingRequest(
                request,
                incoming.binding(),
                door.address(),
                incoming.signature().isPresent(),
                sp,
                role,
                persona.profile(),
                persona.settings().wantAuthnRequestsSigned(),
                persona.supportedLoas(),
                now,
                door.answerBindings());
    }

    private static RequestRefused.Answer answer(
            AuthnRequest request,
            EntityDescriptor sp,
            SpRole role,
            Endpoint acs,
            Incoming incoming,
            List<Finding> errors) {
        String rule = errors.get(0).rule();
        boolean version = !request.version().equals("2.0");
        String secondary = switch (rule) {
            case "SC-064" -> Ns.STATUS_NO_AUTHN_CONTEXT;
            case "SAMBI-040" ->
                errors.get(0).attempted().contains("levels")
                        ? Ns.STATUS_NO_AUTHN_CONTEXT
                        : Ns.STATUS_REQUEST_UNSUPPORTED;
            case "SC-035", "SAMBI-019" -> Ns.STATUS_INVALID_NAMEID_POLICY;
            case "SC-041", "SC-042", "SC-123", "SAMBI-034", "SAMBI-039" -> Ns.STATUS_REQUEST_DENIED;
            default -> Ns.STATUS_REQUEST_UNSUPPORTED;
        };
        return new RequestRefused.Answer(
                sp,
                role,
                acs.location(),
                acs.binding(),
                incoming.relayState(),
                request.id(),
                version ? Ns.STATUS_VERSION_MISMATCH : Ns.STATUS_REQUESTER,
                secondary);
    }

    private Finding unregistered(LabId lab, Persona persona, String issuer) {
        String feed = feeds.problem(persona, lab)
                .map(problem -> " (the feed itself: " + problem.observed() + ")")
                .orElse("");
        return Finding.error(
                persona.profile().rule(Rule.REGISTERED),
                "finding the sender in the metadata feed of "
                        + persona.profile().name(),
                (issuer.isEmpty() ? "no Issuer" : "no service provider '" + issuer + "'") + feed,
                "an Issuer that equals the entityID of a registered service provider, character by character",
                "Hand in your metadata to the federation of this lab, and compare Issuer with its entityID.");
    }

    private static Finding noAcs(Persona persona, EntityDescriptor sp) {
        return Finding.error(
                persona.profile().rule(Rule.ACS_REGISTERED),
                "finding where to send the answer",
                "no AssertionConsumerService with HTTP-POST in the metadata of " + sp.entityId(),
                "at least one",
                "Add an AssertionConsumerService with the HTTP-POST binding.");
    }

    private RequestRefused refused(
            LabId lab,
            Persona persona,
            Incoming incoming,
            Door door,
            @org.jspecify.annotations.Nullable AuthnRequest request,
            List<Finding> findings,
            Optional<RequestRefused.Answer> answer,
            Optional<EntityDescriptor> sender) {
        Note note = request == null
                ? note(lab, persona, incoming.binding()).raw(shown(SecureXml.text(incoming.document())))
                : about(lab, persona, incoming, request);
        journal.append(
                lab,
                note.summary("AuthnRequest refused: " + findings.get(0).sentence())
                        .fact("findings", findings(findings))
                        .fact("requirement", findings.get(0).rule())
                        .fact("answered", answer.isPresent())
                        .refused());
        return new RequestRefused(
                findings,
                answer,
                sender,
                request == null ? List.of() : differences(lab, persona, incoming, door, request, sender));
    }

    private List<Difference> differences(
            LabId lab,
            Persona persona,
            Incoming incoming,
            Door door,
            AuthnRequest request,
            Optional<EntityDescriptor> sender) {
        return sender.or(() -> feeds.nearest(persona, lab, request.issuer()))
                .map(sp -> Differences.of(persona, incoming, request, sp, door))
                .orElse(List.of());
    }

    private static Note note(LabId lab, Persona persona, String binding) {
        return Note.of("saml.authnrequest.received")
                .to(persona.entityId(lab))
                .protocol(binding.equals(Ns.BINDING_POST) ? "SAML HTTP-POST" : "SAML HTTP-Redirect")
                .fact("idp", persona.id());
    }

    private static Note about(LabId lab, Persona persona, Incoming incoming, AuthnRequest request) {
        return note(lab, persona, incoming.binding())
                .from(request.issuer())
                .correlation(request.id())
                .fact("requestId", request.id())
                .fact("signed", incoming.signature().isPresent())
                .fact("acs", request.acsUrl())
                .fact("destination", request.destination())
                .fact("requestedLoas", request.requestedLoas())
                .fact("relayState", incoming.relayState().orElse(null))
                .raw(shown(SecureXml.text(incoming.document())));
    }

    /** So much of a message as the journal keeps. */
    private static String shown(String raw) {
        return raw.length() <= MOST_SHOWN ? raw : raw.substring(0, MOST_SHOWN) + "…";
    }

    static List<Map<String, String>> findings(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Map.of(
                        "rule", finding.rule(),
                        "severity", finding.severity().name(),
                        "attempted", finding.attempted(),
                        "observed", finding.observed(),
                        "expected", finding.expected(),
                        "remedy", finding.remedy()))
                .toList();
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream().filter(Finding::refuses).toList();
    }
}
