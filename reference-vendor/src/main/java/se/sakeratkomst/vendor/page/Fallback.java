package se.sakeratkomst.vendor.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is shown when the container itself refused a call, for example one that is too large. */
@Controller
public final class Fallback implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(Fallback.class);

    @RequestMapping("/error")
    String error(HttpServletRequest request, Model model) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        boolean callers = status instanceof Integer code && code < 500;
        LOG.info("refused, reference {}: status {}", reference, status);
        model.addAttribute("kind", callers ? "call" : "defect");
        model.addAttribute("reference", reference);
        return "error";
    }
}
