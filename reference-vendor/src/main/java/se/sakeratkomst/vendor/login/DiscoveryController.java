package se.sakeratkomst.vendor.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.federation.Memberships;
import se.sakeratkomst.vendor.sp.LoginRefused;
import se.sakeratkomst.vendor.sp.Reason;

/** Takes in which identity provider the user chose at the federation's discovery service, and sends the user there. */
@Controller
public final class DiscoveryController {

    private final Memberships memberships;
    private final Departure departure;
    private final Clock clock;

    public DiscoveryController(Memberships memberships, Departure departure, Clock clock) {
        this.memberships = memberships;
        this.departure = departure;
        this.clock = clock;
    }

    @GetMapping("/federation/{federation}/discovered")
    Object discovered(
            @PathVariable String federation,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(name = "entityID", required = false) @Nullable List<String> chosen,
            HttpServletRequest request,
            Model model) {
        Membership membership = memberships
                .in(federation)
                .orElseThrow(() -> refused("'" + federation + "'", "a federation of this system"));
        Discovery asked = Optional.ofNullable(BrowserSession.takeDiscovery(request))
                .filter(one -> state != null && one.isAnsweredBy(state, federation, clock.instant()))
                .orElseThrow(
                        () -> refused("a choice that this browser was not asked for", "the state it was sent with"));
        if (chosen == null || chosen.isEmpty()) {
            throw new LoginRefused(
                    Reason.CANCELLED, List.of(finding("no entityID", "the entityID of an identity provider")));
        }
        if (chosen.size() != 1) {
            throw refused(chosen.size() + " entityID", "one entityID");
        }
        return departure.to(membership, chosen.get(0), asked.wish(), request, model);
    }

    private static LoginRefused refused(String observed, String expected) {
        return new LoginRefused(Reason.FEDERATION, List.of(finding(observed, expected)));
    }

    private static Finding finding(String observed, String expected) {
        return Finding.error(
                "IDP-DISCOVERY-2.4",
                "taking in the choice of an identity provider",
                observed,
                expected,
                "Begin at the system's own login page.");
    }
}
