package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.page.SameOrigin;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * What all pages have: their links, a policy that lets nothing from outside run, a check that forms are posted by the pages
 * themselves, and problems told on a page.
 */
@ControllerAdvice(annotations = Page.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PageFrame {

    private final PublicUrls urls;
    private final SecureRandom random = new SecureRandom();

    public PageFrame(PublicUrls urls) {
        this.urls = urls;
    }

    @ModelAttribute
    void frame(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        if (request.getMethod().equals("POST")) {
            SameOrigin.require(request, "Post a form of the operators' pages", "the control port");
        }
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        protect(response, nonce);
        model.addAttribute("nonce", nonce);
        model.addAttribute("links", Links.of(request, urls, locale));
        model.addAttribute("times", new Times());
    }

    @ExceptionHandler(ProblemException.class)
    ModelAndView problem(ProblemException e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return page(e.problem(), request, response, locale);
    }

    @ExceptionHandler({
        MaxUploadSizeExceededException.class,
        MissingServletRequestParameterException.class,
        MethodArgumentTypeMismatchException.class
    })
    ModelAndView incomplete(Exception e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        boolean tooLarge = e instanceof MaxUploadSizeExceededException;
        String observed = e instanceof MissingServletRequestParameterException missing
                ? "no field " + missing.getParameterName()
                : e instanceof MethodArgumentTypeMismatchException mismatch
                        ? "the field " + mismatch.getName() + " with a value that does not fit"
                        : "more than the service receives";
        Problem problem = Problem.of(
                tooLarge ? 413 : 400,
                "Refused",
                "Receive a form",
                observed,
                tooLarge ? "a file of at most " + SecureXml.MAX_BYTES + " bytes" : "every field that the form has",
                tooLarge ? "Send the one EntityDescriptor only." : "Open the page and use its form.");
        return page(problem, request, response, locale);
    }

    private ModelAndView page(
            Problem problem, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        protect(response, "none");
        ModelAndView page = new ModelAndView("problem");
        page.setStatus(org.springframework.http.HttpStatusCode.valueOf(problem.status()));
        page.addObject("problem", problem);
        page.addObject("links", Links.of(request, urls, locale));
        return page;
    }

    private static void protect(HttpServletResponse response, String nonce) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: http: https:; script-src 'nonce-"
                        + nonce + "'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
