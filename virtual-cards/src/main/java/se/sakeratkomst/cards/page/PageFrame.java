package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.ui.Model;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.page.SameOrigin;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * What all pages have: their links, a policy that lets nothing from outside run or frame them, a check that forms are posted by the
 * pages themselves, and problems told on a page.
 */
@ControllerAdvice(annotations = Page.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PageFrame {

    /** Where other sites' pages post to on purpose: an identity provider's login page sends its challenge. */
    private static final String FROM_ELSEWHERE = "/sign";

    private final SecureRandom random = new SecureRandom();

    @ModelAttribute
    void frame(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        protect(response, nonce);
        if (request.getMethod().equals("POST") && !path(request).equals(FROM_ELSEWHERE)) {
            SameOrigin.require(request, "Post a form of the card service's pages", "the API");
        }
        model.addAttribute("nonce", nonce);
        model.addAttribute("lab", CurrentLab.of(request).value());
        model.addAttribute("links", Links.of(request, locale));
        model.addAttribute("times", new Times());
    }

    @ExceptionHandler(ProblemException.class)
    ModelAndView problem(ProblemException e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return page(e.problem(), request, response, locale);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView incomplete(Exception e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        String observed = e instanceof MissingServletRequestParameterException missing
                ? "no field " + missing.getParameterName()
                : "a field with a value that does not fit";
        return page(
                Problem.badRequest(
                        "Receive a form", observed, "every field that the form has", "Open the page and use its form."),
                request,
                response,
                locale);
    }

    private static ModelAndView page(
            Problem problem, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        protect(response, "none");
        ModelAndView page = new ModelAndView("refused");
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        page.addObject("refused", problem);
        page.addObject("lab", CurrentLab.of(request).value());
        page.addObject("links", Links.of(request, locale));
        return page;
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static void protect(HttpServletResponse response, String nonce) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; script-src 'nonce-" + nonce
                        + "'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
