package se.sakeratkomst.vendor.patients;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.ehm.MedicationList;
import se.sakeratkomst.vendor.ehm.TokenExchange;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.federation.Memberships;
import se.sakeratkomst.vendor.login.BrowserSession;
import se.sakeratkomst.vendor.login.Departure;
import se.sakeratkomst.vendor.login.User;
import se.sakeratkomst.vendor.login.Wish;

/** The pages of somebody who is logged in. Without a session there is nothing here but the way to the login. */
@Controller
public final class PatientsController {

    private static final Logger LOG = LoggerFactory.getLogger(PatientsController.class);

    private final VendorSettings settings;
    private final MedicationList list;
    private final Memberships memberships;
    private final Departure departure;
    private final BrowserSession session;

    public PatientsController(
            VendorSettings settings,
            MedicationList list,
            Memberships memberships,
            Departure departure,
            BrowserSession session) {
        this.settings = settings;
        this.list = list;
        this.memberships = memberships;
        this.departure = departure;
        this.session = session;
    }

    @GetMapping("/patients")
    Object patients(HttpServletRequest request, Model model) {
        Optional<User> user = session.user(request);
        if (user.isEmpty()) {
            return toLogin("/patients");
        }
        model.addAttribute("user", user.get());
        model.addAttribute("patients", settings.patients());
        return "patients";
    }

    /** What needs level 3. Somebody at a lower level is identified anew, and stays logged in as before until that is done. */
    @GetMapping("/patients/high")
    Object high(@RequestParam(required = false) @Nullable String federation, HttpServletRequest request, Model model) {
        Optional<User> user = session.user(request);
        String through = federation == null ? user.map(User::federation).orElse("") : federation;
        Optional<Membership> membership = memberships.in(through);
        if (membership.isEmpty()) {
            return toLogin("/patients/high");
        }
        boolean enough =
                user.filter(one -> membership.get().isEnough(one.loa())).isPresent();
        if (!enough) {
            String idp = user.map(User::identityProvider).orElse(null);
            return departure.to(membership.get(), idp, Wish.anew("/patients/high"), request, model);
        }
        return patients(request, model);
    }

    @GetMapping("/patients/{personnummer:\\d{12}}/prescriptions")
    Object prescriptions(
            @PathVariable String personnummer, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<User> user = session.user(request);
        if (user.isEmpty()) {
            return toLogin("/patients/" + personnummer + "/prescriptions");
        }
        model.addAttribute("user", user.get());
        model.addAttribute("personnummer", personnummer);
        try {
            MedicationList.Reading reading = list.read(user.get(), personnummer, token(request));
            session.keep(request, reading.token());
            model.addAttribute("reading", reading);
        } catch (EhmRefusal refusal) {
            LOG.warn("E-hälsomyndigheten refused, x-request-id {}: {}", refusal.requestId(), refusal.getMessage());
            response.setStatus(
                    (refusal.status() == 0 || refusal.status() >= 500 ? HttpStatus.BAD_GATEWAY : HttpStatus.FORBIDDEN)
                            .value());
            model.addAttribute("refusal", refusal);
        }
        return "prescriptions";
    }

    private TokenExchange.@Nullable AccessToken token(HttpServletRequest request) {
        return session.kept(request).orElse(null) instanceof TokenExchange.AccessToken token ? token : null;
    }

    private RedirectView toLogin(String target) {
        RedirectView view = new RedirectView(
                settings.publicUrl() + "/login?target=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
        view.setExposeModelAttributes(false);
        view.setHttp10Compatible(false);
        return view;
    }
}
