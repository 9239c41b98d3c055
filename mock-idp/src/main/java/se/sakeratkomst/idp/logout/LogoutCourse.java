package se.sakeratkomst.idp.logout;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaSettings.LogoutBinding;
import se.sakeratkomst.idp.request.Incoming;
import se.sakeratkomst.idp.session.IdpSession;
import se.sakeratkomst.idp.session.Participant;
import se.sakeratkomst.idp.session.Sessions;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.SoapBinding;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.logout.LogoutResponse;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The way of a logout: the session ends here at once, then every other service provider of the session is asked, by SOAP where both
 * sides have it and else through the browser, one after the other; last of all the one that asked is answered.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf">SAML profiles 4.4.3; SAMBI-038</a>
 */
public final class LogoutCourse {
    private final Sessions sessions;
    private final Logouts logouts;
    private final LogoutReception reception;
    private final LogoutMessages messages;
    private final BackChannel backChannel;
    private final VendorFeeds feeds;
    private final LabClock clock;
    private final Journal journal;
    private final SecureRandom random = new SecureRandom();

    public LogoutCourse(
            Sessions sessions,
            Logouts logouts,
            LogoutReception reception,
            LogoutMessages messages,
            BackChannel backChannel,
            VendorFeeds feeds,
            LabClock clock,
            Journal journal) {
        this.sessions = sessions;
        this.logouts = logouts;
        this.reception = reception;
        this.messages = messages;
        this.backChannel = backChannel;
        this.feeds = feeds;
        this.clock = clock;
        this.journal = journal;
    }

    /** Begins the logout of a session, asked for here. */
    Logout begin(Persona persona, IdpSession session, Optional<String> ticket) {
        return begun(persona, session.lab(), List.of(session), null, ticket);
    }

    /**
     * Begins the logout that a service provider asks for.
     *
     * @param inBrowser the session whose cookie the browser shows
     * @throws LogoutDenied when no session has that user at that service provider
     */
    Logout begin(
            LabId lab, Persona persona, AcceptedLogout asked, Optional<IdpSession> inBrowser, Optional<String> ticket)
            throws LogoutDenied {
        List<IdpSession> meant = Stream.concat(
                        inBrowser.stream(),
                        sessions.known(lab, persona, asked.sp().entityId(), name(asked.request())).stream())
                .distinct()
                .filter(session -> fits(session, asked))
                .toList();
        if (meant.isEmpty()) {
            throw new LogoutDenied(
                    List.of(Finding.error(
                            "SAML-CORE-3.7.3",
                            "finding the session to end",
                            "nobody logged in whom " + asked.sp().entityId() + " knows by NameID '"
                                    + name(asked.request()) + "' and SessionIndex "
                                    + asked.request().sessionIndexes(),
                            "NameID and SessionIndex of an assertion in a session that has not ended",
                            "Send them exactly as the assertion has them. A session that has ended here already is no"
                                    + " reason to keep the user logged in at the service.")),
                    Optional.of(asked.sp()),
                    asked.request().id(),
                    Ns.STATUS_REQUESTER,
                    Ns.STATUS_UNKNOWN_PRINCIPAL);
        }
        boolean all = asked.request().sessionIndexes().isEmpty();
        return begun(persona, lab, all ? meant : meant.subList(0, 1), asked, ticket);
    }

    private static String name(LogoutRequest request) {
        return request.nameId().map(nameId -> nameId.value()).orElse("");
    }

    private static boolean fits(IdpSession session, AcceptedLogout asked) {
        List<String> indexes = asked.request().sessionIndexes();
        return session.participant(asked.sp().entityId())
                .filter(part -> part.nameId().value().equals(name(asked.request())))
                .filter(part -> indexes.isEmpty() || indexes.stream().anyMatch(part.sessionIndexes()::contains))
                .isPresent();
    }

    private Logout begun(
            Persona persona,
            LabId lab,
            List<IdpSession> meant,
            @Nullable AcceptedLogout asked,
            Optional<String> ticket) {
        Map<String, Participant> others = new LinkedHashMap<>();
        meant.stream()
                .flatMap(session -> sessions.end(session).stream())
                .flatMap(session -> session.participants().stream())
                .filter(part -> asked == null || !part.sp().equals(asked.sp().entityId()))
                .forEach(part -> others.putIfAbsent(part.sp(), part));
        byte[] bits = new byte[18];
        random.nextBytes(bits);
        Logout logout = new Logout(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bits),
                lab,
                persona,
                meant.get(0).proved().person().id(),
                asked,
                others.values(),
                ticket,
                clock.wall());
        logouts.keep(logout);
        return logout;
    }

    /** The next message for the browser to carry; empty when nobody is left to be asked. */
    Optional<LogoutMessages.Sent> next(Logout logout, boolean browser) {
        for (Optional<Participant> part = logout.next(); part.isPresent(); part = logout.next()) {
            Optional<LogoutMessages.Sent> asked = ask(logout, part.get(), browser);
            if (asked.isPresent()) {
                return asked;
            }
        }
        return Optional.empty();
    }

    private Optional<LogoutMessages.Sent> ask(Logout logout, Participant part, boolean browser) {
        Persona persona = logout.persona();
        Optional<EntityDescriptor> found = feeds.find(persona, logout.lab(), part.sp());
        Optional<SpRole> role = found.flatMap(EntityDescriptor::sp);
        if (role.isEmpty()) {
            logout.mark(part.sp(), part.sp(), Logout.State.UNREACHABLE, "not in the federation's feed any more");
            return Optional.empty();
        }
        EntityDescriptor sp = found.get();
        String name = sp.displayName("sv");
        List<LogoutBinding> own = persona.settings().logoutBindings();
        Optional<Endpoint> soap =
                own.contains(LogoutBinding.SOAP) ? role.get().singleLogout(Ns.BINDING_SOAP) : Optional.empty();
        if (soap.isPresent()) {
            askBehind(logout, sp, part, soap.get());
            return Optional.empty();
        }
        Optional<Endpoint> front = browser ? front(own, role.get()) : Optional.empty();
        if (front.isEmpty()) {
            boolean none = role.get().singleLogoutServices().isEmpty();
            logout.mark(
                    part.sp(),
                    name,
                    Logout.State.UNREACHABLE,
                    none
                            ? "no SingleLogoutService in its metadata"
                            : "no SingleLogoutService with a binding that can be used here");
            return Optional.empty();
        }
        LogoutMessages.Sent sent = messages.request(
                logout, sp, part, front.get().binding(), front.get().location());
        logout.asking(part.sp(), name, sent.id());
        logouts.waits(logout, sent.id());
        return Optional.of(sent);
    }

    private static Optional<Endpoint> front(List<LogoutBinding> own, SpRole role) {
        return Stream.of(LogoutBinding.REDIRECT, LogoutBinding.POST)
                .filter(own::contains)
                .flatMap(binding -> role.singleLogout(binding.uri()).stream())
                .findFirst();
    }

    private void askBehind(Logout logout, EntityDescriptor sp, Participant part, Endpoint soap) {
        LogoutMessages.Sent sent = messages.request(logout, sp, part, Ns.BINDING_SOAP, soap.location());
        logout.asking(sp.entityId(), sp.displayName("sv"), sent.id());
        try {
            byte[] answer = backChannel.call(URI.create(soap.location()), SoapBinding.encode(sent.document()));
            answered(logout, LogoutBinding.SOAP, Incoming.soap(SoapBinding.decode(answer)));
        } catch (SamlRefusal e) {
            failed(logout, e.first().sentence());
        } catch (IOException e) {
            failed(logout, "no answer by SOAP: " + e.getMessage());
        }
    }

    /** The logout that a LogoutResponse belongs to: by RelayState, which came from here, or by InResponseTo. */
    Optional<Logout> waiting(LabId lab, Persona persona, Optional<String> relayState, Optional<String> inResponseTo) {
        return relayState
                .flatMap(id -> logouts.find(lab, persona, id))
                .or(() -> inResponseTo.flatMap(id -> logouts.takeByRequest(lab, persona, id)));
    }

    /** A logout by its name. */
    Optional<Logout> find(LabId lab, Persona persona, String id) {
        return logouts.find(lab, persona, id);
    }

    /** Takes a service provider's answer. */
    void answered(Logout logout, LogoutBinding binding, Incoming incoming) {
        Optional<Logout.Asked> asked = logout.answered();
        if (asked.isEmpty()) {
            return;
        }
        logouts.forgetRequest(logout.lab(), asked.get().requestId());
        try {
            LogoutResponse response =
                    reception.response(logout.lab(), logout.persona(), binding, incoming, asked.get());
            logout.mark(
                    asked.get(),
                    response.complete()
                            ? Logout.State.DONE
                            : response.success() ? Logout.State.PARTIAL : Logout.State.FAILED,
                    response.complete() ? "" : told(response));
        } catch (SamlRefusal e) {
            logout.mark(asked.get(), Logout.State.FAILED, e.first().sentence());
        }
    }

    private static String told(LogoutResponse response) {
        return response.status()
                + response.secondaryStatus().map(code -> ", " + code).orElse("")
                + response.statusMessage().map(text -> ": " + text).orElse("");
    }

    /** Who is being asked has not answered, or not so that it can be read. */
    void failed(Logout logout, String why) {
        logout.answered().ifPresent(asked -> {
            logouts.forgetRequest(logout.lab(), asked.requestId());
            logout.mark(asked, Logout.State.FAILED, why);
        });
    }

    /** The answer to the service provider that began; empty when it cannot be told, or when the logout began here. */
    Optional<LogoutMessages.Sent> conclusion(Logout logout) {
        journal.append(
                logout.lab(),
                Note.of("logout.finished")
                        .from(logout.persona().entityId(logout.lab()))
                        .correlation(logout.id())
                        .summary(logout.complete() ? "Logged out everywhere" : "Not logged out everywhere")
                        .fact("idp", logout.persona().id())
                        .fact("logout", logout.id())
                        .fact("complete", logout.complete())
                        .fact("steps", steps(logout))
                        .info());
        return logout.initiator()
                .flatMap(asked -> answer(
                        logout.lab(),
                        logout.persona(),
                        asked.sp(),
                        asked.request().id(),
                        asked.binding(),
                        asked.relayState(),
                        Ns.STATUS_SUCCESS,
                        logout.complete() ? null : LogoutResponse.PARTIAL_LOGOUT,
                        List.of()));
    }

    private static List<Map<String, String>> steps(Logout logout) {
        List<Map<String, String>> steps = new ArrayList<>();
        logout.steps()
                .forEach(step ->
                        steps.add(Map.of("sp", step.sp(), "state", step.state().word(), "detail", step.detail())));
        return steps;
    }

    /** The no to a service provider whose request is not followed; empty when nobody can be told. */
    Optional<LogoutMessages.Sent> refusal(
            LabId lab, Persona persona, String binding, Optional<String> relayState, LogoutDenied denied) {
        return denied.sender()
                .flatMap(sp -> answer(
                        lab,
                        persona,
                        sp,
                        denied.inResponseTo(),
                        binding,
                        relayState,
                        denied.status(),
                        denied.secondary(),
                        denied.findings()));
    }

    private Optional<LogoutMessages.Sent> answer(
            LabId lab,
            Persona persona,
            EntityDescriptor sp,
            String inResponseTo,
            String binding,
            Optional<String> relayState,
            String status,
            @Nullable String secondary,
            List<Finding> causes) {
        Optional<Endpoint> to = binding.equals(Ns.BINDING_SOAP)
                ? Optional.of(Endpoint.of(binding, sp.entityId()))
                : sp.sp()
                        .flatMap(role -> Stream.of(binding, Ns.BINDING_REDIRECT, Ns.BINDING_POST)
                                .flatMap(each -> role.singleLogout(each).stream())
                                .findFirst());
        return to.map(endpoint -> messages.response(
                lab,
                persona,
                sp,
                inResponseTo,
                endpoint.binding(),
                endpoint.forAnswers(),
                relayState,
                status,
                secondary,
                causes));
    }
}
