package se.sakeratkomst.vendor.patients;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.federation.Memberships;
import se.sakeratkomst.vendor.login.BrowserSession;
import se.sakeratkomst.vendor.login.Departure;
import se.sakeratkomst.vendor.login.Redirect;
import se.sakeratkomst.vendor.login.User;
import se.sakeratkomst.vendor.login.Wish;

/** The pages of somebody who is logged in. Without a session there is nothing here but the way to the login. */
@Controller
public final class PatientsController {

    private final VendorSettings settings;
    private final Desk desk;
    private final Memberships memberships;
    private final Departure departure;
    private final BrowserSession session;

    public PatientsController(
            VendorSettings settings, Desk desk, Memberships memberships, Departure departure, BrowserSession session) {
        this.settings = settings;
        this.desk = desk;
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
        model.addAttribute("patients", user.get().isPrivatePerson() ? List.of() : settings.patients());
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

    /** Opens the patient: reads the list and shows it. */
    @GetMapping("/patients/{personnummer:\\d{12}}/prescriptions")
    Object prescriptions(
            @PathVariable String personnummer, HttpServletRequest request, HttpServletResponse response, Model model) {
        return at(personnummer, request, model, desk::open, response);
    }

    /** Shows the versions of a prescription. */
    @GetMapping("/patients/{personnummer:\\d{12}}/prescriptions/{id}/history")
    Object history(
            @PathVariable String personnummer,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return at(personnummer, request, model, work -> desk.history(work, id), response);
    }

    /** What the user sees of the patient now, without anything being asked anew. */
    @GetMapping("/patients/{personnummer:\\d{12}}/now")
    Object now(@PathVariable String personnummer, HttpServletRequest request, Model model) {
        Optional<User> user = session.user(request);
        Optional<Screen> screen =
                session.kept(request, Seat.class, Seat::new).flatMap(seat -> seat.screen(personnummer));
        if (user.isEmpty() || screen.isEmpty()) {
            return Redirect.to(settings.publicUrl() + "/patients/" + personnummer + "/prescriptions");
        }
        return shown(user.get(), screen.get(), model);
    }

    private Object at(
            String personnummer,
            HttpServletRequest request,
            Model model,
            Function<Desk.Work, Screen> action,
            HttpServletResponse response) {
        Optional<User> user = session.user(request);
        Optional<Seat> seat = session.kept(request, Seat.class, Seat::new);
        if (user.isEmpty() || seat.isEmpty()) {
            return toLogin("/patients/" + personnummer + "/prescriptions");
        }
        Screen screen = action.apply(new Desk.Work(user.get(), seat.get(), personnummer, null));
        EhmRefusal refusal = screen.refusal();
        if (refusal != null) {
            response.setStatus(
                    (refusal.status() == 0 || refusal.status() >= 500 ? HttpStatus.BAD_GATEWAY : HttpStatus.FORBIDDEN)
                            .value());
        }
        return shown(user.get(), screen, model);
    }

    private static String shown(User user, Screen screen, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("personnummer", screen.personnummer());
        model.addAttribute("screen", screen);
        return "prescriptions";
    }

    private RedirectView toLogin(String target) {
        RedirectView view = new RedirectView(
                settings.publicUrl() + "/login?target=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
        view.setExposeModelAttributes(false);
        view.setHttp10Compatible(false);
        return view;
    }
}
