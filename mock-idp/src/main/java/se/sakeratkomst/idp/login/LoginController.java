package se.sakeratkomst.idp.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Admission;
import se.sakeratkomst.idp.answer.Answers;
import se.sakeratkomst.idp.answer.Outgoing;
import se.sakeratkomst.idp.card.SignedChallenge;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.xml.Ns;

/** The login page, and what comes back to it from the card app. */
@Controller
public final class LoginController {
    private final Personas personas;
    private final Logins logins;
    private final Admission admission;
    private final Answers answers;
    private final Endings endings;
    private final Journal journal;
    private final Pages pages;
    private final LoginPage loginPage;

    public LoginController(
            Personas personas,
            Logins logins,
            Admission admission,
            Answers answers,
            Endings endings,
            Journal journal,
            Pages pages,
            LoginPage loginPage) {
        this.personas = personas;
        this.logins = logins;
        this.admission = admission;
        this.answers = answers;
        this.endings = endings;
        this.journal = journal;
        this.pages = pages;
        this.loginPage = loginPage;
    }

    @GetMapping("/{idp}/login/{login}")
    ModelAndView page(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        return logins.find(CurrentLab.of(request), persona, login)
                .map(open -> loginPage.of(open, request, response))
                .orElseGet(() -> pages.notOpen(persona, response));
    }

    @PostMapping("/{idp}/login/{login}/card")
    ModelAndView card(
            @PathVariable String idp,
            @PathVariable String login,
            @RequestParam(defaultValue = "") String cms,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        Optional<Login> taken = logins.take(CurrentLab.of(request), persona, login);
        if (taken.isEmpty()) {
            journal.append(
                    CurrentLab.of(request),
                    Note.of("card.verified")
                            .to(persona.entityId(CurrentLab.of(request)))
                            .protocol("CMS")
                            .correlation(login)
                            .summary("A signature for a login that is not open (any more)")
                            .fact("requirement", "CARD-CHALLENGE")
                            .refused());
            return pages.notOpen(persona, response);
        }
        return endings.of(
                taken.get(),
                admission.decide(taken.get(), SignedChallenge.brought(decoded(cms)), request.getRemoteAddr()),
                request,
                response);
    }

    private static byte[] decoded(String cms) {
        try {
            return Base64.getDecoder().decode(cms.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @PostMapping("/{idp}/login/{login}/cancel")
    ModelAndView cancel(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        return logins.take(lab, persona, login)
                .or(() -> logins.takeHeld(lab, persona, login).map(Held::login))
                .map(taken -> {
                    journal.append(
                            taken.lab(),
                            Note.of("login.cancelled")
                                    .to(taken.sp().entityId())
                                    .correlation(taken.id(), taken.inResponseTo())
                                    .summary("The user cancelled the login")
                                    .info());
                    Outgoing outgoing = answers.no(
                            taken, Ns.STATUS_RESPONDER, persona.settings().cancelStatus(), List.of(), false);
                    return pages.answer(persona, taken.sp(), outgoing, response);
                })
                .orElseGet(() -> pages.notOpen(persona, response));
    }
}
