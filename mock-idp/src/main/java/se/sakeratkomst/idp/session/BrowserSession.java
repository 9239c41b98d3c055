package se.sakeratkomst.idp.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.idp.answer.Asserted;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.lab.LabId;

/** The session that belongs to a browser. */
public final class BrowserSession {
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final LabClock clock;

    public BrowserSession(Sessions sessions, SessionCookie cookie, LabClock clock) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.clock = clock;
    }

    /** The session whose cookie the browser shows. */
    public Optional<IdpSession> of(LabId lab, Persona persona, HttpServletRequest request) {
        return cookie.token(request).flatMap(token -> sessions.find(lab, persona, token));
    }

    /** A service provider was told who logged in: it becomes part of the browser's session, or of a new one. */
    public void remember(Login login, Asserted asserted, HttpServletRequest request, HttpServletResponse response) {
        Participant participant = new Participant(
                login.sp().entityId(), asserted.nameId(), List.of(asserted.sessionIndex()), clock.wall());
        Optional<IdpSession> known = of(login.lab(), login.persona(), request)
                .filter(session -> session.proved()
                        .person()
                        .id()
                        .equals(asserted.proved().person().id()));
        IdpSession session = known.isEmpty()
                ? sessions.open(login.lab(), login.persona(), asserted.proved(), asserted.standing(), List.of())
                : known.get().proved().at().equals(asserted.proved().at())
                        ? known.get()
                        : sessions.renew(known.get(), login.persona(), asserted.proved(), asserted.standing());
        sessions.join(session, participant);
        cookie.give(response, login.lab(), login.persona(), session.token());
    }

    /** Takes the cookie back when its session has ended. */
    public void forgetEnded(LabId lab, Persona persona, HttpServletRequest request, HttpServletResponse response) {
        if (cookie.token(request).isPresent() && of(lab, persona, request).isEmpty()) {
            cookie.takeBack(response, lab, persona);
        }
    }

    /** Ends a session and takes the cookie back; whoever ends it gets it as it was last. */
    public Optional<IdpSession> end(IdpSession session, LabId lab, Persona persona, HttpServletResponse response) {
        cookie.takeBack(response, lab, persona);
        return sessions.end(session);
    }
}
