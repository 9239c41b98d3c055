package se.sakeratkomst.vendor.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.logout.LogoutRefused;
import se.sakeratkomst.vendor.sp.LoginRefused;
import se.sakeratkomst.vendor.sp.Reason;

/**
 * What a user sees when something does not work: in both languages what it means and what to do, and a reference. The details stand
 * under that reference in the log, and nowhere else.
 */
@ControllerAdvice
public final class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private static final Set<String> UNREADABLE =
            Set.of("reading a message as XML", "decoding a SAML message", "taking in an answer");

    private final Flaws flaws;

    public ErrorPages(Flaws flaws) {
        this.flaws = flaws;
    }

    @ExceptionHandler(LoginRefused.class)
    String refused(LoginRefused refused, HttpServletResponse response, Model model) {
        String reference = reference();
        for (Finding finding : refused.findings()) {
            LOG.warn("login refused, reference {}: {}", reference, finding.sentence());
        }
        response.setStatus(status(refused.reason()).value());
        if (tells(refused)) {
            model.addAttribute("trace", trace(refused));
        }
        return page(model, "login." + refused.reason().name(), reference);
    }

    /** Whether a flaw makes the page tell more than it should. */
    private boolean tells(LoginRefused refused) {
        String attempted =
                refused.findings().isEmpty() ? "" : refused.findings().get(0).attempted();
        return flaws.has(Flaw.SHOWS_STACK_TRACES) && UNREADABLE.contains(attempted)
                || flaws.has(Flaw.FALLS_OVER_ERRORS) && attempted.equals("reading the status of the Response")
                || flaws.has(Flaw.TELLS_DECRYPTION_FAILURES_APART) && attempted.startsWith("decrypting an Encrypted");
    }

    private static String trace(Exception failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ExceptionHandler(LogoutRefused.class)
    String refused(LogoutRefused refused, HttpServletResponse response, Model model) {
        String reference = reference();
        for (Finding finding : refused.findings()) {
            LOG.warn("logout refused, reference {}: {}", reference, finding.sentence());
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return page(model, "logout", reference);
    }

    @ExceptionHandler(Exception.class)
    String failed(Exception failure, HttpServletResponse response, Model model) {
        String reference = reference();
        if (failure instanceof ErrorResponse known) {
            LOG.info("refused, reference {}: {}", reference, failure.getMessage());
            response.setStatus(known.getStatusCode().value());
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return page(model, known.getStatusCode().is4xxClientError() ? "call" : "defect", reference);
        }
        if (failure instanceof MultipartException || failure instanceof IllegalStateException && tooLarge(failure)) {
            LOG.info("refused, reference {}: {}", reference, failure.getMessage());
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            return page(model, "call", reference);
        }
        LOG.error("unforeseen, reference {}", reference, failure);
        response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
        return page(model, "defect", reference);
    }

    private static boolean tooLarge(Exception failure) {
        return String.valueOf(failure.getMessage()).contains("maxPostSize");
    }

    private static HttpStatus status(Reason reason) {
        return switch (reason) {
            case FEDERATION -> HttpStatus.BAD_GATEWAY;
            case CANCELLED -> HttpStatus.OK;
            default -> HttpStatus.FORBIDDEN;
        };
    }

    private static String page(Model model, String kind, String reference) {
        model.addAttribute("kind", kind);
        model.addAttribute("reference", reference);
        return "error";
    }

    private static String reference() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
