package se.sakeratkomst.idp.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Admission;
import se.sakeratkomst.idp.answer.Decision.Step;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.sign.Signing;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.extension.SignMessage;

/** What is to be signed: shown to the one who has just identified themselves, and to nobody else (SC-113, SC-115). */
@Controller
public final class SignatureController {
    private final Personas personas;
    private final Logins logins;
    private final Admission admission;
    private final Endings endings;
    private final Pages pages;

    public SignatureController(Personas personas, Logins logins, Admission admission, Endings endings, Pages pages) {
        this.personas = personas;
        this.logins = logins;
        this.admission = admission;
        this.endings = endings;
        this.pages = pages;
    }

    @GetMapping("/{idp}/login/{login}/signature")
    ModelAndView show(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        Optional<Held> held = logins.held(CurrentLab.of(request), persona, login);
        Optional<SignMessage> message =
                held.flatMap(each -> Signing.of(each.login()).message());
        return held.isEmpty() || message.isEmpty()
                ? pages.notOpen(persona, response)
                : pages.signature(held.get(), message.get(), response);
    }

    @PostMapping("/{idp}/login/{login}/signature")
    ModelAndView accept(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        return logins.takeHeld(lab, persona, login)
                .map(mine -> endings.of(
                        mine.login(),
                        admission.continued(
                                mine.login(),
                                mine.proved(),
                                mine.possible(),
                                Set.of(Step.SIGNATURE),
                                request.getRemoteAddr()),
                        request,
                        response))
                .orElseGet(() -> pages.notOpen(persona, response));
    }
}
