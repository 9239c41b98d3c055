package se.sakeratkomst.vendor.driver;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.login.BrowserSession;
import se.sakeratkomst.vendor.login.User;
import se.sakeratkomst.vendor.page.Loopback;
import se.sakeratkomst.vendor.patients.Desk;
import se.sakeratkomst.vendor.patients.Screen;
import se.sakeratkomst.vendor.patients.Seat;

/**
 * The test-driver API: each action does what the person who is logged in would have done by hand, and answers with the page that the person
 * would see now. Only where {@code vendor.test-driver} is set, and only from the same machine
 * unless {@code vendor.test-driver-from-elsewhere} is set too; for others there is no such address.
 *
 * @see "docs/test-driver.yaml"
 */
@RestController
public final class TestDriverController {

    private final VendorSettings settings;
    private final BrowserSession session;
    private final Desk desk;
    private final Bodies bodies = new Bodies();
    private final Map<String, Action<?>> actions =
            Action.all().stream().collect(Collectors.toMap(Action::name, action -> action));

    public TestDriverController(VendorSettings settings, BrowserSession session, Desk desk) {
        this.settings = settings;
        this.session = session;
        this.desk = desk;
    }

    private boolean isOffered(HttpServletRequest request) {
        return settings.testDriver() && (settings.testDriverFromElsewhere() || Loopback.is(request.getRemoteAddr()));
    }

    @PostMapping(path = "/test-driver/{action}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> act(
            @PathVariable String action,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        if (!isOffered(request)) {
            return ResponseEntity.notFound().build();
        }
        Action<?> known = actions.get(action);
        if (known == null) {
            return problem(
                    HttpStatus.NOT_FOUND,
                    "'" + action + "'",
                    "one of " + List.copyOf(actions.keySet()),
                    "Correct the address.");
        }
        Optional<User> user = session.user(request);
        Optional<Seat> seat = session.kept(request, Seat.class, Seat::new);
        if (user.isEmpty() || seat.isEmpty()) {
            return problem(
                    HttpStatus.UNAUTHORIZED,
                    "a session in which nobody is logged in",
                    "the cookies of one in which somebody is",
                    "Log in first, in the same session.");
        }
        try {
            Screen shown = known.run(
                    bodies,
                    body == null ? new byte[0] : body,
                    desk,
                    (personnummer, access) -> new Desk.Work(user.get(), seat.get(), personnummer, access));
            return ResponseEntity.ok(Map.of("page", "/patients/" + shown.personnummer() + "/now"));
        } catch (BadBody bad) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    bad.observed(),
                    bad.expected(),
                    "Compare the body with docs/test-driver.yaml.");
        }
    }

    private static ResponseEntity<Map<String, Object>> problem(
            HttpStatus status, String observed, String expected, String remedy) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", "The action was not tried");
        problem.put("status", status.value());
        problem.put("attempted", "doing an action of the test-driver API");
        problem.put("observed", observed);
        problem.put("expected", expected);
        problem.put("remedy", remedy);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
