package se.sakeratkomst.cards.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.cards.card.CertificateKind;
import se.sakeratkomst.cards.card.PinRefused;
import se.sakeratkomst.cards.page.Face;
import se.sakeratkomst.cards.page.Links;
import se.sakeratkomst.cards.page.Page;
import se.sakeratkomst.cards.page.Shelf;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The card app as the user has it before them: type the code, see who asks, choose a card, approve or cancel. */
@Page
final class AppPages {

    private static final String START = "app";
    private static final String ORDER = "app-order";

    /** So many cards are offered in a list; where there are more, the id is typed. */
    private static final int MOST = 200;

    private final CardApp app;
    private final Shelf shelf;

    AppPages(CardApp app, Shelf shelf) {
        this.app = app;
        this.shelf = shelf;
    }

    @GetMapping("/app")
    String start(@RequestParam(defaultValue = "") String code, Locale locale) {
        return code.isBlank() ? START : to(AppOrders.normal(code).orElse("unknown"), locale);
    }

    @GetMapping("/app/{code}")
    String order(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        try {
            return show(app.open(CurrentLab.of(request), code, request.getRemoteAddr()), "", request, locale, model);
        } catch (ProblemException e) {
            return unknown(e.problem(), request, response, locale, model);
        }
    }

    @PostMapping("/app/{code}/approve")
    String approve(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String card,
            @RequestParam(defaultValue = "hsa-id") String certificate,
            @RequestParam(defaultValue = "") String pin,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        try {
            app.approve(
                    CurrentLab.of(request),
                    code,
                    request.getRemoteAddr(),
                    card,
                    CertificateKind.byWord(certificate).orElse(CertificateKind.HSA_ID),
                    pin);
            return to(code, locale);
        } catch (PinRefused e) {
            model.addAttribute("triesLeft", e.triesLeft());
            return refused(e.problem(), code, card, request, response, locale, model);
        } catch (ProblemException e) {
            return refused(e.problem(), code, card, request, response, locale, model);
        }
    }

    @PostMapping("/app/{code}/cancel")
    String cancel(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        try {
            app.cancel(CurrentLab.of(request), code, request.getRemoteAddr());
            return to(code, locale);
        } catch (ProblemException e) {
            return refused(e.problem(), code, "", request, response, locale, model);
        }
    }

    /** The order again with what was wrong. */
    private String refused(
            Problem problem,
            String code,
            String chosen,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        try {
            AppOrder order = app.find(CurrentLab.of(request), code, request.getRemoteAddr());
            response.setStatus(problem.status());
            model.addAttribute("refused", problem);
            return show(order, chosen, request, locale, model);
        } catch (ProblemException e) {
            return unknown(e.problem(), request, response, locale, model);
        }
    }

    /** An unknown code leads back to where codes are typed. */
    private static String unknown(
            Problem problem, HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        response.setStatus(problem.status());
        model.addAttribute("refused", problem);
        model.addAttribute("links", Links.at("/app", request, locale));
        return START;
    }

    private String show(AppOrder order, String chosen, HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("links", Links.at("/app/" + order.code(), request, locale));
        model.addAttribute("code", order.code());
        model.addAttribute("state", order.state().word());
        model.addAttribute("challenge", order.challenge());
        model.addAttribute("secondsLeft", app.secondsLeft(order));
        model.addAttribute("chosen", chosen);
        if (order.state().open()) {
            List<Face> cards = shelf.all(CurrentLab.of(request));
            model.addAttribute("cards", cards.size() <= MOST ? cards : List.of());
        }
        return ORDER;
    }

    private static String to(String code, Locale locale) {
        return "redirect:/app/" + AppOrders.normal(code).orElse("unknown") + "?lang=" + locale.getLanguage();
    }
}
