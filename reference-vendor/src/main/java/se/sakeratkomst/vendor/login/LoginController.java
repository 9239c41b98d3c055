package se.sakeratkomst.vendor.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.VendorSettings.RequestBinding;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.federation.Memberships;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.sp.Answer;
import se.sakeratkomst.vendor.sp.Gatekeeper;
import se.sakeratkomst.vendor.sp.LoginRefused;
import se.sakeratkomst.vendor.sp.PendingRequest;
import se.sakeratkomst.vendor.sp.Reason;
import se.sakeratkomst.vendor.sp.naive.Inflated;

/** Sends users to be identified, takes answers in, and logs out. */
@Controller
public final class LoginController {

    private final Memberships memberships;
    private final Departure departure;
    private final Gatekeeper gatekeeper;
    private final BrowserSession session;
    private final VendorSettings settings;
    private final Specialities specialities;
    private final Accounts accounts;
    private final Flaws flaws;
    private final Clock clock;

    public LoginController(
            Memberships memberships,
            Departure departure,
            Gatekeeper gatekeeper,
            BrowserSession session,
            VendorSettings settings,
            Specialities specialities,
            Accounts accounts,
            Flaws flaws,
            Clock clock) {
        this.memberships = memberships;
        this.departure = departure;
        this.gatekeeper = gatekeeper;
        this.session = session;
        this.settings = settings;
        this.specialities = specialities;
        this.accounts = accounts;
        this.flaws = flaws;
        this.clock = clock;
    }

    /** A federation to choose, as the page shows it. */
    public record Choice(String id, String name) {}

    @GetMapping("/")
    String start(HttpServletRequest request, Model model) {
        model.addAttribute("user", session.user(request).orElse(null));
        model.addAttribute("target", LocalTarget.START);
        model.addAttribute("federations", choices());
        return "start";
    }

    @GetMapping("/login")
    Object login(
            @RequestParam(required = false) @Nullable String federation,
            @RequestParam(required = false) @Nullable String idp,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable RequestBinding binding,
            @RequestParam(defaultValue = "false") boolean discovery,
            @RequestParam(required = false) @Nullable Integer loa,
            @RequestParam(required = false) @Nullable Boolean force,
            HttpServletRequest request,
            Model model) {
        if (federation == null) {
            model.addAttribute("target", LocalTarget.of(target));
            model.addAttribute("federations", choices());
            return "start";
        }
        Membership membership = membership(federation);
        Wish wish = new Wish(LocalTarget.of(target), binding, level(loa), force);
        if (discovery) {
            Discovery asked = new Discovery(Requests.random(), federation, wish, clock.instant());
            BrowserSession.keep(request, asked);
            return Redirect.to(asked.question(membership).toString());
        }
        return departure.to(membership, idp, wish, request, model);
    }

    /** Level 2 for the pages that need no more; whatever else is said, the level that the system demands. */
    private static int level(@Nullable Integer wanted) {
        return wanted != null && wanted == 2 ? 2 : Membership.LEVEL;
    }

    @PostMapping("/saml/{federation}/acs")
    Object answer(
            @PathVariable String federation,
            @RequestParam(name = "SAMLResponse", required = false) @Nullable List<String> samlResponse,
            @RequestParam(name = "RelayState", required = false) @Nullable String relayState,
            @RequestParam(required = false) @Nullable String again,
            HttpServletRequest request,
            Model model) {
        Membership membership = membership(federation);
        return answer(membership, membership.acsUrl(), one(samlResponse), relayState, again != null, request, model);
    }

    /** Where a portal may post answers that nobody here asked for. */
    @PostMapping("/saml/{federation}/acs/portal")
    Object answerFromPortal(
            @PathVariable String federation,
            @RequestParam(name = "SAMLResponse", required = false) @Nullable List<String> samlResponse,
            @RequestParam(name = "RelayState", required = false) @Nullable String relayState,
            @RequestParam(required = false) @Nullable String again,
            HttpServletRequest request,
            Model model) {
        Membership membership = membership(federation);
        String here = flaws.has(Flaw.ACCEPTS_OTHER_ACS) ? membership.acsUrl() : membership.portalAcsUrl();
        return answer(membership, here, one(samlResponse), relayState, again != null, request, model);
    }

    /** An answer in an address stays in logs and histories: it is not taken. */
    @GetMapping("/saml/{federation}/acs")
    Object answerInAddress(
            @PathVariable String federation,
            @RequestParam(name = "SAMLResponse", required = false) @Nullable List<String> samlResponse,
            HttpServletRequest request,
            Model model)
            throws HttpRequestMethodNotSupportedException {
        if (!flaws.has(Flaw.TAKES_ANSWERS_BY_GET)) {
            throw new HttpRequestMethodNotSupportedException("GET", List.of("POST"));
        }
        Membership membership = membership(federation);
        return answer(membership, membership.acsUrl(), Inflated.of(one(samlResponse)), null, true, request, model);
    }

    private static String one(@Nullable List<String> samlResponse) {
        if (samlResponse == null || samlResponse.size() != 1) {
            throw new LoginRefused(
                    Reason.NOT_TRUSTED,
                    List.of(Finding.error(
                            "SAML-BINDINGS-3.5.4",
                            "taking in an answer",
                            samlResponse == null ? "no SAMLResponse" : samlResponse.size() + " SAMLResponse",
                            "one SAMLResponse",
                            "Post the form field SAMLResponse.")));
        }
        return samlResponse.get(0);
    }

    private Object answer(
            Membership membership,
            String deliveredAt,
            String message,
            @Nullable String relayState,
            boolean again,
            HttpServletRequest request,
            Model model) {
        String browser = BrowserSession.knownSecret(request);
        if (browser == null && !again && gatekeeper.claimsToAnswer(message)) {
            model.addAttribute("acs", deliveredAt);
            model.addAttribute("samlResponse", message);
            model.addAttribute("relayState", relayState);
            return "post-again";
        }
        Answer answer = gatekeeper.judge(membership, message, browser, deliveredAt);
        User user = User.of(answer, clock.instant().plus(settings.sessionLifetime()), specialities, flaws);
        session.logIn(request, accounts.of(user, answer.assertion()));
        if (relayState != null && flaws.has(Flaw.FOLLOWS_RELAY_STATE) && relayState.contains(":")) {
            return Redirect.to(relayState);
        }
        return Redirect.to(settings.publicUrl()
                + answer.request().map(PendingRequest::target).orElseGet(() -> LocalTarget.of(relayState)));
    }

    private Membership membership(String federation) {
        return memberships
                .in(federation)
                .orElseThrow(() -> new LoginRefused(
                        Reason.FEDERATION,
                        List.of(Finding.error(
                                "vendor.federations",
                                "finding the federation",
                                "'" + federation + "'",
                                "one of "
                                        + memberships.all().stream()
                                                .map(each -> each.profile().id())
                                                .toList(),
                                "Correct the address."))));
    }

    private List<Choice> choices() {
        return memberships.all().stream()
                .map(each -> new Choice(each.profile().id(), each.profile().name()))
                .toList();
    }
}
