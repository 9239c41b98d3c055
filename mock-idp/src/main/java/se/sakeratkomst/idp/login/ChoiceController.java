package se.sakeratkomst.idp.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Admission;
import se.sakeratkomst.idp.answer.Choices;
import se.sakeratkomst.idp.answer.Standing;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;

/** In what capacity the user logs in: one question a page, and the answer is checked against what was offered. */
@Controller
public final class ChoiceController {
    private final Personas personas;
    private final Logins logins;
    private final Choices choices;
    private final Admission admission;
    private final Endings endings;
    private final Pages pages;

    public ChoiceController(
            Personas personas, Logins logins, Choices choices, Admission admission, Endings endings, Pages pages) {
        this.personas = personas;
        this.logins = logins;
        this.choices = choices;
        this.admission = admission;
        this.endings = endings;
        this.pages = pages;
    }

    @GetMapping("/{idp}/login/{login}/choice")
    ModelAndView ask(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        return logins.held(CurrentLab.of(request), persona, login)
                .map(held -> question(held, false, response))
                .orElseGet(() -> pages.notOpen(persona, response));
    }

    @PostMapping("/{idp}/login/{login}/choice")
    ModelAndView answer(
            @PathVariable String idp,
            @PathVariable String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        Optional<Held> held = logins.held(lab, persona, login);
        if (held.isEmpty()) {
            return pages.notOpen(persona, response);
        }
        List<Standing> left = left(held.get(), request);
        if (left.isEmpty()) {
            return question(held.get(), true, response);
        }
        return logins.takeHeld(lab, persona, login)
                .map(mine -> endings.of(
                        mine.login(),
                        admission.continued(mine.login(), mine.proved(), left, Set.of(), request.getRemoteAddr()),
                        request,
                        response))
                .orElseGet(() -> pages.notOpen(persona, response));
    }

    private List<Standing> left(Held held, HttpServletRequest request) {
        return choices.needed(held.login(), held.possible())
                .map(question -> choices.narrowed(
                        question.kind(),
                        Optional.ofNullable(request.getParameter(question.kind().field()))
                                .orElse(""),
                        held.possible()))
                .orElse(held.possible());
    }

    private ModelAndView question(Held held, boolean unanswered, HttpServletResponse response) {
        return choices.needed(held.login(), held.possible())
                .map(question -> pages.choice(held, question, unanswered, response))
                .orElseGet(() -> pages.notOpen(held.login().persona(), response));
    }
}
