package se.sakeratkomst.vendor.logout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.federation.Memberships;
import se.sakeratkomst.vendor.login.BrowserSession;
import se.sakeratkomst.vendor.login.Redirect;
import se.sakeratkomst.vendor.login.User;

/** Logs out here at once, and elsewhere by way of the identity provider where it takes part in single logout. */
@Controller
public final class LogoutController {

    private static final String PAGE = "logged-out";

    private final Memberships memberships;
    private final SingleLogout singleLogout;
    private final BrowserSession session;
    private final VendorSettings settings;

    public LogoutController(
            Memberships memberships, SingleLogout singleLogout, BrowserSession session, VendorSettings settings) {
        this.memberships = memberships;
        this.singleLogout = singleLogout;
        this.session = session;
        this.settings = settings;
    }

    /** The user asks; whatever the identity provider says then, here the user is logged out. */
    @PostMapping("/logout")
    Object logout(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<User> user = session.logOut(request, response);
        Optional<SingleLogout.Ready> question = user.flatMap(
                one -> memberships.in(one.federation()).flatMap(membership -> singleLogout.ask(membership, one)));
        return question.map(ready -> sent(ready, model)).orElseGet(() -> Redirect.to(settings.publicUrl() + "/"));
    }

    @GetMapping("/saml/{federation}/slo")
    Object redirected(
            @PathVariable String federation, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            String query = Optional.ofNullable(request.getQueryString()).orElse("");
            return taken(
                    membership(federation), LogoutMessage.redirected(query), new Carrier(request, response), model);
        } catch (SamlRefusal refusal) {
            throw new LogoutRefused(refusal.findings());
        }
    }

    @PostMapping("/saml/{federation}/slo")
    Object posted(
            @PathVariable String federation,
            @RequestParam(name = "SAMLRequest", required = false) @Nullable List<String> question,
            @RequestParam(name = "SAMLResponse", required = false) @Nullable List<String> answer,
            @RequestParam(name = "RelayState", required = false) @Nullable String relayState,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<String> messages = question == null ? answer == null ? List.of() : answer : question;
        if (messages.size() != 1 || question != null && answer != null) {
            throw new LogoutRefused(List.of(Finding.error(
                    "SAML-BINDINGS-3.5.4",
                    "taking in a message about a logout",
                    "no message, or several",
                    "one SAMLRequest or one SAMLResponse",
                    "Post one of the form fields.")));
        }
        try {
            return taken(
                    membership(federation),
                    LogoutMessage.posted(messages.get(0), Optional.ofNullable(relayState)),
                    new Carrier(request, response),
                    model);
        } catch (SamlRefusal refusal) {
            throw new LogoutRefused(refusal.findings());
        }
    }

    /** The browser that carries a message. */
    private record Carrier(HttpServletRequest request, HttpServletResponse response) {}

    private Object taken(Membership membership, LogoutMessage message, Carrier browser, Model model) {
        if ("LogoutResponse".equals(message.element().getLocalName())) {
            model.addAttribute("complete", singleLogout.hear(membership, message));
            return PAGE;
        }
        SingleLogout.Followed followed = singleLogout.follow(membership, message, session.user(browser.request()));
        if (followed.somebody()) {
            session.forgetCookie(browser.request(), browser.response());
        }
        return sent(followed.answer(), model);
    }

    private static Object sent(SingleLogout.Ready ready, Model model) {
        if (ready.message().isEmpty()) {
            return Redirect.to(ready.destination().toString());
        }
        model.addAttribute("ready", ready);
        return "post-logout";
    }

    private Membership membership(String federation) {
        return memberships
                .in(federation)
                .orElseThrow(() -> new LogoutRefused(List.of(Finding.error(
                        "vendor.federations",
                        "finding the federation",
                        "'" + federation + "'",
                        "a federation of this system",
                        "Correct the address."))));
    }
}
