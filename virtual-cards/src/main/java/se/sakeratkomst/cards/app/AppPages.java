package se.sakeratkomst.cards.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.cards.card.CertificateKind;
import se.sakeratkomst.cards.card.Drawer;
import se.sakeratkomst.cards.card.PinRefused;
import se.sakeratkomst.cards.page.Page;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The card app as the user has it before them: type the code, see who asks, choose a card, approve or cancel. */
@Page
final class AppPages {

    private static final String START = "app";
    private static final String ORDER = "app-order";

    private final CardApp app;
    private final Drawer drawer;

    AppPages(CardApp app, Drawer drawer) {
        this.app = app;
        this.drawer = drawer;
    }

    /** No other site may frame the page on which a PIN is typed, or post its forms. */
    @ModelAttribute
    void guard(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self';"
                        + " frame-ancestors 'none'; base-uri 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        model.addAttribute("lab", CurrentLab.of(request).value());
        if (request.getMethod().equals("POST")) {
            AppController.requireOwnPage(request);
        }
    }

    @GetMapping("/app")
    String start(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String lang) {
        Optional<String> typed = AppOrders.normal(code);
        if (code.isBlank()) {
            return START;
        }
        return "redirect:/app/" + typed.orElse("unknown") + (lang.matches("sv|en") ? "?lang=" + lang : "");
    }

    @GetMapping("/app/{code}")
    String order(@PathVariable String code, HttpServletRequest request, Model model) {
        LabId lab = CurrentLab.of(request);
        return show(app.open(lab, code, request.getRemoteAddr()), lab, "", model);
    }

    @PostMapping("/app/{code}/approve")
    String approve(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String card,
            @RequestParam(defaultValue = "hsa-id") String certificate,
            @RequestParam(defaultValue = "") String pin,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        LabId lab = CurrentLab.of(request);
        AppOrder order = app.open(lab, code, request.getRemoteAddr());
        Problem problem = null;
        try {
            app.approve(
                    lab,
                    code,
                    request.getRemoteAddr(),
                    card,
                    CertificateKind.byWord(certificate).orElse(CertificateKind.HSA_ID),
                    pin);
        } catch (PinRefused e) {
            problem = e.problem();
            model.addAttribute("triesLeft", e.triesLeft());
        } catch (ProblemException e) {
            problem = e.problem();
        }
        return answered(problem, order, lab, card, response, model);
    }

    @PostMapping("/app/{code}/cancel")
    String cancel(@PathVariable String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        LabId lab = CurrentLab.of(request);
        AppOrder order = app.find(lab, code, request.getRemoteAddr());
        Problem problem = null;
        try {
            app.cancel(lab, code, request.getRemoteAddr());
        } catch (ProblemException e) {
            problem = e.problem();
        }
        return answered(problem, order, lab, "", response, model);
    }

    private String answered(
            @Nullable Problem problem,
            AppOrder order,
            LabId lab,
            String chosen,
            HttpServletResponse response,
            Model model) {
        if (problem != null) {
            response.setStatus(problem.status());
            model.addAttribute("refused", problem);
        }
        return show(order, lab, chosen, model);
    }

    private String show(AppOrder order, LabId lab, String chosen, Model model) {
        model.addAttribute("code", order.code());
        model.addAttribute("state", order.state().word());
        model.addAttribute("challenge", order.challenge());
        model.addAttribute("secondsLeft", app.secondsLeft(order));
        model.addAttribute("chosen", chosen);
        if (order.state().open()) {
            model.addAttribute("cards", drawer.asItIs(lab));
        }
        return ORDER;
    }

    /** An unknown code leads back to where codes are typed. */
    @ExceptionHandler(ProblemException.class)
    String refused(ProblemException e, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(e.problem().status());
        model.addAttribute("lab", CurrentLab.of(request).value());
        model.addAttribute("refused", e.problem());
        return START;
    }
}
