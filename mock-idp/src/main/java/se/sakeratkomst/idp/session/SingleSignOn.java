package se.sakeratkomst.idp.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.idp.answer.Admission;
import se.sakeratkomst.idp.answer.Answers;
import se.sakeratkomst.idp.answer.Decision;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.request.AcceptedRequest;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Whether a browser's session answers a request without the card, and what becomes of a request that must not be noticed.
 *
 * <p>A session answers only while the card's use is recent enough by the lab's clock, when the request does not ask for the card
 * with ForceAuthn, and when the card's level is one of those that the request accepts. The answer tells when the card was used.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-052, SC-065, SC-076, SC-156</a>
 */
public final class SingleSignOn {
    private final BrowserSession sessions;
    private final Logins logins;
    private final Admission admission;
    private final Answers answers;
    private final LabClock clock;
    private final Journal journal;

    public SingleSignOn(
            BrowserSession sessions,
            Logins logins,
            Admission admission,
            Answers answers,
            LabClock clock,
            Journal journal) {
        this.sessions = sessions;
        this.logins = logins;
        this.admission = admission;
        this.answers = answers;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * Whom alone a login may be about: the user of the browser's session, when a service provider that is part of it asks for the
     * card again.
     */
    public Optional<String> sameUser(LabId lab, Persona persona, AcceptedRequest accepted, HttpServletRequest request) {
        return forced(accepted.request())
                ? sessions.of(lab, persona, request)
                        .filter(session ->
                                session.participant(accepted.sp().entityId()).isPresent())
                        .map(session -> session.proved().person().personalId())
                : Optional.empty();
    }

    /** What can be decided without asking for the card; empty when the user is to be asked. */
    public Optional<Decision> decide(Login login, HttpServletRequest request) {
        AuthnRequest asked = login.asked().orElseThrow().request();
        boolean passive = asked.isPassive().orElse(false);
        Optional<IdpSession> session = sessions.of(login.lab(), login.persona(), request);
        Optional<String> obstacle = session.flatMap(live -> obstacle(live, login, asked));
        obstacle.ifPresent(why -> passedOver(login, session.get(), why));
        Optional<Decision> known = session.filter(live -> obstacle.isEmpty())
                .flatMap(live -> logins.take(login.lab(), login.persona(), login.id())
                        .map(mine -> admission.proved(mine, live.proved(), live.standing(), request.getRemoteAddr())));
        if (!passive) {
            return known;
        }
        if (known.isPresent() && known.get() instanceof Decision.Answered) {
            return known;
        }
        logins.take(login.lab(), login.persona(), login.id());
        return Optional.of(noPassive(login, observed(session, obstacle)));
    }

    private static String observed(Optional<IdpSession> session, Optional<String> obstacle) {
        if (session.isEmpty()) {
            return "IsPassive='true' and nobody logged in here";
        }
        return "IsPassive='true', and the session does not answer: "
                + obstacle.orElse("the user has to choose in what capacity");
    }

    private Decision noPassive(Login login, String observed) {
        return new Decision.Answered(answers.no(
                login,
                Ns.STATUS_RESPONDER,
                Ns.STATUS_NO_PASSIVE,
                List.of(Finding.error(
                        "SC-052",
                        "logging in without the user noticing",
                        observed,
                        "a login that may ask the user for the card",
                        "Leave IsPassive out, or handle the status NoPassive.")),
                false));
    }

    /** Why a session does not answer a request. */
    private Optional<String> obstacle(IdpSession session, Login login, AuthnRequest asked) {
        Duration limit = login.persona().settings().sso();
        Duration age = Duration.between(session.since(), clock.now(login.lab()));
        String loa = login.persona()
                .loaUri(login.persona().level(session.proved().proof().loa()))
                .orElse("");
        if (limit.isZero()) {
            return Optional.of("this identity provider has no single sign-on");
        }
        if (age.isNegative() || age.compareTo(limit) >= 0) {
            return Optional.of(
                    "the card was used " + age.toMinutes() + " minutes ago, the limit is " + limit.toMinutes());
        }
        if (forced(asked)) {
            return Optional.of("ForceAuthn='true'");
        }
        Optional<String> otherwise = admission.obstacle(login, session.proved());
        if (otherwise.isPresent()) {
            return otherwise;
        }
        if (!login.requestedLoas().isEmpty() && !login.requestedLoas().contains(loa)) {
            return Optional.of("the session has " + loa + ", asked for is " + login.requestedLoas());
        }
        return Optional.empty();
    }

    private static boolean forced(AuthnRequest asked) {
        return asked.forceAuthn().orElse(false);
    }

    private void passedOver(Login login, IdpSession session, String why) {
        journal.append(
                login.lab(),
                Note.of("session.passed-over")
                        .to(login.persona().entityId(login.lab()))
                        .correlation(login.id(), login.inResponseTo())
                        .summary("The session of " + session.proved().person().displayName() + " does not answer: "
                                + why)
                        .fact("idp", login.persona().id())
                        .fact("sp", login.sp().entityId())
                        .fact("login", login.id())
                        .fact("reason", why)
                        .fact("requirement", "SC-065")
                        .info());
    }
}
