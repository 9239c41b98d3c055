package se.sakeratkomst.idp.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Admission;
import se.sakeratkomst.idp.answer.Answers;
import se.sakeratkomst.idp.answer.Decision;
import se.sakeratkomst.idp.app.AppLogins.Pending;
import se.sakeratkomst.idp.app.CardAppClient.State;
import se.sakeratkomst.idp.app.CardAppClient.Told;
import se.sakeratkomst.idp.card.SignedChallenge;
import se.sakeratkomst.idp.login.Endings;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.login.LoginPage;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.page.QrCode;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Logging in by the card app out of band: the page with the code to match, what its script asks, and what becomes of the user's
 * answer. A signature is judged as one that comes from the page of the card is.
 */
@Controller
public final class AppController {
    private final Personas personas;
    private final Logins logins;
    private final AppLogins app;
    private final Admission admission;
    private final Answers answers;
    private final Endings endings;
    private final Journal journal;
    private final LoginPage loginPage;
    private final Pages pages;

    public AppController(
            Personas personas,
            Logins logins,
            AppLogins app,
            Admission admission,
            Answers answers,
            Endings endings,
            Journal journal,
            LoginPage loginPage,
            Pages pages) {
        this.personas = personas;
        this.logins = logins;
        this.app = app;
        this.admission = admission;
        this.answers = answers;
        this.endings = endings;
        this.journal = journal;
        this.loginPage = loginPage;
        this.pages = pages;
    }

    @PostMapping("/{idp}/login/{login}/app")
    ModelAndView start(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        Optional<Login> open = logins.find(CurrentLab.of(request), persona, login);
        if (open.isEmpty()) {
            return pages.notOpen(persona, response);
        }
        Optional<String> inProgress =
                Optional.ofNullable(persona.settings().answers().inProgressStatus());
        if (inProgress.isPresent() && app.endOther(open.get())) {
            return logins.take(open.get().lab(), persona, login)
                    .map(taken -> endings.of(taken, twoAtATime(taken, inProgress.get()), request, response))
                    .orElseGet(() -> pages.notOpen(persona, response));
        }
        try {
            return page(open.get(), app.start(open.get()), false, false, response);
        } catch (AppUnavailable e) {
            return unavailable(open.get(), e.finding(), request, response);
        }
    }

    /** The state for the page's script; the page itself for a browser that comes back to it. */
    @GetMapping("/{idp}/login/{login}/app")
    Object state(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        Optional<Login> open = logins.find(CurrentLab.of(request), persona, login);
        Optional<Pending> pending = open.flatMap(app::pending);
        if (wantsPage(request)) {
            return open.isEmpty()
                    ? pages.notOpen(persona, response)
                    : pending.map(order -> page(open.get(), order, false, false, response))
                            .orElseGet(() -> loginPage.of(open.get(), request, response));
        }
        if (open.isEmpty() || pending.isEmpty()) {
            throw new ProblemException(Problem.of(
                    410,
                    "Gone",
                    "Ask how far a login in the card app has come",
                    open.isEmpty() ? "no open login of that name" : "a login that does not wait for the app",
                    "a login that waits for the app",
                    "Begin again at the service."));
        }
        try {
            State state = app.told(open.get(), pending.get()).state();
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("state", state.word()));
        } catch (AppUnavailable e) {
            Finding finding = e.finding();
            throw new ProblemException(Problem.of(
                    503,
                    "Card app unavailable",
                    finding.attempted(),
                    finding.observed(),
                    finding.expected(),
                    finding.remedy()));
        }
    }

    /** The user says, or the page's script has seen, that the app has answered. */
    @PostMapping("/{idp}/login/{login}/app/done")
    ModelAndView done(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        Optional<Login> open = logins.find(CurrentLab.of(request), persona, login);
        if (open.isEmpty()) {
            return pages.notOpen(persona, response);
        }
        Optional<Pending> pending = app.pending(open.get());
        if (pending.isEmpty()) {
            return start(idp, login, request, response);
        }
        try {
            Told told = app.told(open.get(), pending.get());
            if (told.state() == State.WAITING || told.state() == State.OPENED) {
                return page(open.get(), pending.get(), told.state() == State.OPENED, true, response);
            }
            app.answered(open.get());
            return logins.take(open.get().lab(), persona, login)
                    .map(taken -> endings.of(taken, answer(taken, pending.get(), told, request), request, response))
                    .orElseGet(() -> pages.notOpen(persona, response));
        } catch (AppUnavailable e) {
            return unavailable(open.get(), e.finding(), request, response);
        }
    }

    private Decision answer(Login login, Pending pending, Told told, HttpServletRequest request) {
        if (told.cms().isPresent()) {
            return admission.decide(
                    login.withChallenge(pending.challenge()),
                    SignedChallenge.byApp(told.cms().get()),
                    request.getRemoteAddr());
        }
        if (told.state() == State.CANCELLED) {
            journal.append(
                    login.lab(),
                    ended("login.cancelled", login)
                            .summary("The user cancelled the login in the card app")
                            .info());
            return new Decision.Answered(answers.no(
                    login, Ns.STATUS_RESPONDER, login.persona().settings().cancelStatus(), List.of(), false));
        }
        journal.append(
                login.lab(),
                ended("login.expired", login)
                        .summary("Nobody answered in the card app in time")
                        .refused());
        return new Decision.Answered(answers.no(
                login,
                Ns.STATUS_RESPONDER,
                Ns.STATUS_AUTHN_FAILED,
                List.of(Finding.error(
                        "CARD-APP",
                        "waiting for the user's answer in the card app",
                        "none before " + pending.placed().expires(),
                        "a signature, or a cancelled login, in time",
                        "Begin again at the service, and answer in the app before the time is up.")),
                true));
    }

    /** Somebody may have begun the other in the user's name: neither goes on (SC-179). */
    private Decision twoAtATime(Login login, String status) {
        Finding finding = Finding.error(
                "SC-179",
                "starting the app for the person whom the service expects",
                "another login that waits for the same person; it was ended too",
                "one login at a time for a person",
                "Begin again at the service, and answer the app only when the code is the one on the page.");
        journal.append(
                login.lab(),
                ended("login.in-progress", login)
                        .summary("Two logins waited for the same person in the card app: both ended")
                        .fact("idp", login.persona().id())
                        .fact("requirement", finding.rule())
                        .refused());
        return new Decision.Answered(answers.no(login, Ns.STATUS_RESPONDER, status, List.of(finding), true));
    }

    private static Note ended(String kind, Login login) {
        return Note.of(kind)
                .to(login.sp().entityId())
                .protocol("card app")
                .correlation(login.id(), login.inResponseTo());
    }

    private ModelAndView page(
            Login login, Pending pending, boolean opened, boolean asked, HttpServletResponse response) {
        return pages.app(
                login,
                pending.placed().code(),
                pending.placed().page(),
                QrCode.of(pending.placed().page()),
                opened,
                asked,
                response);
    }

    /** The login page once more, with the reason why the app is of no help just now. */
    private ModelAndView unavailable(
            Login login, Finding finding, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return loginPage.of(login, request, response).addObject("findings", List.of(finding));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
