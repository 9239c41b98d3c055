package se.sakeratkomst.idp.logout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.idp.persona.PersonaSettings.LogoutBinding;
import se.sakeratkomst.idp.request.Incoming;
import se.sakeratkomst.idp.request.RelayStates;
import se.sakeratkomst.idp.request.UsedRequests;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.logout.LogoutResponse;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Receives logout messages: who sent them is looked up in the federation's feed, the signature verified with the keys there, and only
 * what the signature covers is read.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf">SAML profiles 4.4; SAMBI-038</a>
 */
public final class LogoutReception {
    private static final int MOST_SHOWN = 64_000;

    private final VendorFeeds feeds;
    private final PersonaMetadata metadata;
    private final LabClock clock;
    private final UsedRequests used;
    private final RelayStates relayStates;
    private final Journal journal;

    /** @param longestRelayState bytes */
    public LogoutReception(
            VendorFeeds feeds,
            PersonaMetadata metadata,
            LabClock clock,
            UsedRequests used,
            int longestRelayState,
            Journal journal) {
        this.relayStates = new RelayStates(longestRelayState);
        this.feeds = feeds;
        this.metadata = metadata;
        this.clock = clock;
        this.used = used;
        this.journal = journal;
    }

    /** A message that could not even be decoded: told to the journal. */
    void undecodable(LabId lab, Persona persona, String binding, String raw, SamlRefusal refusal) {
        journal.append(
                lab,
                note("saml.logoutrequest.received", lab, persona, binding)
                        .summary("Refused: " + refusal.first().sentence())
                        .fact("findings", told(refusal.findings()))
                        .fact("requirement", refusal.first().rule())
                        .raw(raw.substring(0, Math.min(raw.length(), 4000)))
                        .refused());
    }

    /** Judges a LogoutRequest. */
    AcceptedLogout request(LabId lab, Persona persona, LogoutBinding binding, Incoming incoming) throws LogoutDenied {
        LogoutRequest told;
        try {
            told = LogoutRequest.read(incoming.document().getDocumentElement());
        } catch (SamlRefusal e) {
            undecodable(lab, persona, binding.uri(), shown(incoming), e);
            throw new LogoutDenied(
                    e.findings(), Optional.empty(), "", Ns.STATUS_REQUESTER, Ns.STATUS_REQUEST_UNSUPPORTED);
        }
        try {
            LogoutRequest request = judged(lab, persona, binding, incoming, told);
            EntityDescriptor sp = sender(persona, lab, request.issuer()).orElseThrow();
            journal.append(
                    lab,
                    about(lab, persona, binding.uri(), incoming, request)
                            .summary("LogoutRequest from " + sp.displayName("sv") + " accepted")
                            .fact("findings", told(relayStates.examine(incoming.relayState())))
                            .accepted());
            return new AcceptedLogout(request, sp, binding.uri(), incoming.relayState());
        } catch (LogoutDenied e) {
            journal.append(
                    lab,
                    about(lab, persona, binding.uri(), incoming, told)
                            .summary("LogoutRequest refused: "
                                    + e.findings().get(0).sentence())
                            .fact("findings", told(e.findings()))
                            .fact("requirement", e.findings().get(0).rule())
                            .refused());
            throw e;
        }
    }

    private LogoutRequest judged(
            LabId lab, Persona persona, LogoutBinding binding, Incoming incoming, LogoutRequest told)
            throws LogoutDenied {
        EntityDescriptor sp = sender(persona, lab, told.issuer())
                .orElseThrow(() -> denied(Optional.empty(), told, unregistered(persona, told.issuer())));
        SpRole role = sp.sp().orElseThrow();
        List<Finding> relayState = relayStates.examine(incoming.relayState()).stream()
                .filter(Finding::refuses)
                .toList();
        if (!relayState.isEmpty()) {
            throw new LogoutDenied(
                    relayState, Optional.empty(), told.id(), Ns.STATUS_REQUESTER, Ns.STATUS_REQUEST_DENIED);
        }
        LogoutRequest request = LogoutRequest.read(verified(persona, incoming, sp, role, told));
        List<Finding> findings = new ArrayList<>();
        if (!request.version().equals("2.0")) {
            findings.add(Finding.error(
                    "SAML-CORE-3.2.1",
                    "checking the version",
                    "'" + request.version() + "'",
                    "'2.0'",
                    "Write Version='2.0'."));
        }
        destination(metadata.singleLogout(persona, lab, binding), request.destination(), binding)
                .ifPresent(findings::add);
        times(persona, request).forEach(findings::add);
        identifier(request).ifPresent(findings::add);
        if (!findings.isEmpty()) {
            throw new LogoutDenied(
                    findings, Optional.of(sp), request.id(), Ns.STATUS_REQUESTER, Ns.STATUS_REQUEST_DENIED);
        }
        if (request.id().isEmpty()
                || !used.isFirst(
                        lab,
                        persona.id(),
                        sp.entityId(),
                        request.id(),
                        request.issueInstant().orElseThrow())) {
            throw denied(
                    Optional.of(sp),
                    request,
                    Finding.error(
                            "SAML-PROFILES-4.4.4.1",
                            "following the LogoutRequest with the ID '" + request.id() + "'",
                            request.id().isEmpty() ? "no ID" : "that ID was used already",
                            "an ID of its own for each LogoutRequest",
                            "Make a new request with a new ID; a request is followed once."));
        }
        return request;
    }

    private Element verified(Persona persona, Incoming incoming, EntityDescriptor sp, SpRole role, LogoutRequest told)
            throws LogoutDenied {
        if (incoming.signature().isEmpty()) {
            throw denied(
                    Optional.of(sp),
                    told,
                    Finding.error(
                            "SAML-PROFILES-4.4.4.1",
                            "looking for the LogoutRequest's signature",
                            "none",
                            "a signature with a key in the sender's metadata",
                            "Sign every LogoutRequest, else anybody could log your users out."));
        }
        try {
            return incoming.signature().get().verify(role.signingCertificates());
        } catch (SamlRefusal e) {
            throw new LogoutDenied(
                    e.findings().stream()
                            .map(finding -> finding.rule().equals("SC-123")
                                    ? finding
                                    : new Finding(
                                            persona.profile().rule(Rule.REQUEST_SIGNATURE_VALID),
                                            finding.severity(),
                                            finding.attempted(),
                                            finding.observed(),
                                            finding.expected(),
                                            finding.remedy()))
                            .toList(),
                    Optional.of(sp),
                    told.id(),
                    Ns.STATUS_REQUESTER,
                    Ns.STATUS_REQUEST_DENIED);
        }
    }

    private static Optional<Finding> destination(
            String endpoint, @org.jspecify.annotations.Nullable String stated, LogoutBinding binding) {
        boolean right = stated == null ? binding == LogoutBinding.SOAP : stated.equals(endpoint);
        return right
                ? Optional.empty()
                : Optional.of(Finding.error(
                        "SAML-BINDINGS-3.5.5.2",
                        "comparing Destination with the address the message came to",
                        stated == null ? "no Destination" : "'" + stated + "'",
                        "'" + endpoint + "', as the metadata has it, character by character",
                        "Write the SingleLogoutService's Location in Destination."));
    }

    private List<Finding> times(Persona persona, LogoutRequest request) {
        List<Finding> findings = new ArrayList<>();
        Instant now = clock.wall();
        Duration allowed = persona.profile().clockSkew().plusMinutes(2);
        boolean recent = request.issueInstant()
                .map(issued -> Duration.between(issued, now).abs().compareTo(allowed) <= 0)
                .orElse(false);
        if (!recent) {
            findings.add(Finding.error(
                    "SAML-CORE-3.2.1",
                    "checking the request's IssueInstant",
                    request.issueInstant().map(Instant::toString).orElse("no time") + ", it is " + now,
                    "a time at most " + allowed.toMinutes() + " minutes away",
                    "Set the clock by NTP and write the time in UTC (…Z)."));
        }
        boolean ended = request.notOnOrAfter()
                .map(end -> !now.isBefore(end.plus(persona.profile().clockSkew())))
                .orElse(request.unreadableNotOnOrAfter());
        if (ended) {
            findings.add(Finding.error(
                    "SAML-CORE-3.7.1",
                    "checking the request's NotOnOrAfter",
                    request.notOnOrAfter().map(Instant::toString).orElse("no time") + ", it is " + now,
                    "a time that is still to come",
                    "Send the request at once, or make a new one."));
        }
        return findings;
    }

    private static Optional<Finding> identifier(LogoutRequest request) {
        if (request.encryptedId()) {
            return Optional.of(Finding.error(
                    "SC-070",
                    "reading whom to log out",
                    "an EncryptedID",
                    "NameID in the clear: EncryptedID is not used, and this identity provider publishes no key for it",
                    "Write the NameID of the assertion."));
        }
        return request.identifiers() == 1 && request.nameId().isPresent()
                ? Optional.empty()
                : Optional.of(Finding.error(
                        "SAML-CORE-3.7.1",
                        "reading whom to log out",
                        request.identifiers() + " identifiers",
                        "exactly one NameID",
                        "Write the NameID of the assertion, with its attributes."));
    }

    /**
     * Judges a LogoutResponse.
     *
     * @param expected who was asked
     * @return what stands in it
     * @throws SamlRefusal when it cannot be believed
     */
    LogoutResponse response(
            LabId lab, Persona persona, LogoutBinding binding, Incoming incoming, Logout.Asked expected) {
        LogoutResponse told = LogoutResponse.read(incoming.document().getDocumentElement());
        Note note = note("saml.logoutresponse.received", lab, persona, binding.uri())
                .from(told.issuer())
                .correlation(told.id(), told.inResponseTo())
                .fact("responseId", told.id())
                .fact("inResponseTo", told.inResponseTo())
                .fact("status", told.status())
                .fact("secondaryStatus", told.secondaryStatus().orElse(null))
                .fact("success", told.success())
                .fact("signed", incoming.signature().isPresent())
                .raw(shown(incoming));
        try {
            LogoutResponse believed = believed(lab, persona, binding, incoming, expected);
            journal.append(
                    lab,
                    note.summary("LogoutResponse from " + believed.issuer() + ": "
                                    + (believed.complete() ? "logged out" : "not logged out everywhere"))
                            .accepted());
            return believed;
        } catch (SamlRefusal e) {
            journal.append(
                    lab,
                    note.summary("LogoutResponse not believed: " + e.first().sentence())
                            .fact("findings", told(e.findings()))
                            .fact("requirement", e.first().rule())
                            .refused());
            throw e;
        }
    }

    private LogoutResponse believed(
            LabId lab, Persona persona, LogoutBinding binding, Incoming incoming, Logout.Asked expected) {
        SpRole role = sender(persona, lab, expected.sp())
                .flatMap(EntityDescriptor::sp)
                .orElseThrow(() -> new SamlRefusal(List.of(unregistered(persona, expected.sp()))));
        Element covered = incoming.signature()
                .orElseThrow(() -> SamlRefusal.of(
                        "SAML-PROFILES-4.4.4.2",
                        "looking for the LogoutResponse's signature",
                        "none",
                        "a signature with a key in the sender's metadata",
                        "Sign every LogoutResponse."))
                .verify(role.signingCertificates());
        LogoutResponse response = LogoutResponse.read(covered);
        List<Finding> findings = new ArrayList<>();
        if (!response.issuer().equals(expected.sp())) {
            findings.add(Finding.error(
                    "SAML-PROFILES-4.4.4.2",
                    "comparing Issuer with who was asked",
                    "'" + response.issuer() + "'",
                    "'" + expected.sp() + "'",
                    "Write the entityID in Issuer."));
        }
        if (!expected.requestId().equals(response.inResponseTo())) {
            findings.add(Finding.error(
                    "SAML-CORE-3.2.2",
                    "comparing InResponseTo with the request",
                    "'" + response.inResponseTo() + "'",
                    "'" + expected.requestId() + "'",
                    "Write the LogoutRequest's ID in InResponseTo."));
        }
        destination(metadata.singleLogout(persona, lab, binding), response.destination(), binding)
                .ifPresent(findings::add);
        if (!findings.isEmpty()) {
            throw new SamlRefusal(findings);
        }
        return response;
    }

    /** The sender, with its newest metadata when it is not known. */
    private Optional<EntityDescriptor> sender(Persona persona, LabId lab, String issuer) {
        return feeds.find(persona, lab, issuer).filter(entity -> entity.sp().isPresent());
    }

    private static LogoutDenied denied(Optional<EntityDescriptor> sp, LogoutRequest request, Finding finding) {
        return new LogoutDenied(List.of(finding), sp, request.id(), Ns.STATUS_REQUESTER, Ns.STATUS_REQUEST_DENIED);
    }

    private static Finding unregistered(Persona persona, String issuer) {
        return Finding.error(
                persona.profile().rule(Rule.REGISTERED),
                "finding the sender in the metadata feed of "
                        + persona.profile().name(),
                issuer.isEmpty() ? "no Issuer" : "no service provider '" + issuer + "'",
                "an Issuer that equals the entityID of a registered service provider, character by character",
                "Hand in your metadata to the federation of this lab, and compare Issuer with its entityID.");
    }

    /** So much of a message as the journal keeps. */
    private static String shown(Incoming incoming) {
        String text = SecureXml.text(incoming.document());
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    private static Note note(String kind, LabId lab, Persona persona, String binding) {
        return Note.of(kind)
                .to(persona.entityId(lab))
                .protocol("SAML " + binding.substring(binding.lastIndexOf(':') + 1))
                .fact("idp", persona.id());
    }

    private static Note about(LabId lab, Persona persona, String binding, Incoming incoming, LogoutRequest request) {
        return note("saml.logoutrequest.received", lab, persona, binding)
                .from(request.issuer())
                .correlation(request.id())
                .correlation(request.sessionIndexes().toArray(String[]::new))
                .fact("sp", request.issuer())
                .fact("requestId", request.id())
                .fact("signed", incoming.signature().isPresent())
                .fact("destination", request.destination())
                .fact("nameId", request.nameId().map(name -> name.value()).orElse(null))
                .fact("sessionIndexes", request.sessionIndexes())
                .fact(
                        "notOnOrAfter",
                        request.notOnOrAfter().map(Instant::toString).orElse(null))
                .fact("reason", request.reason())
                .fact("relayState", incoming.relayState().orElse(null))
                .raw(shown(incoming));
    }

    static List<Map<String, String>> told(List<Finding> findings) {
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
}
