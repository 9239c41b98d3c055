package se.sakeratkomst.vendor.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.federation.Memberships;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.login.Accounts;
import se.sakeratkomst.vendor.login.Logins;
import se.sakeratkomst.vendor.sp.Gatekeeper;

/**
 * Throws the switches while the system runs, as if it had been started anew with them: nobody is logged in, nothing is waited for, nothing
 * was used, and the feeds are fetched. Only where {@code vendor.flaw-switch} is set, and only from the same machine; for others there
 * is no such address.
 */
@RestController
public final class FlawSwitchController {

    private static final Logger LOG = LoggerFactory.getLogger(FlawSwitchController.class);

    private final VendorSettings settings;
    private final Flaws flaws;
    private final Logins logins;
    private final Accounts accounts;
    private final Gatekeeper gatekeeper;
    private final Memberships memberships;

    public FlawSwitchController(
            VendorSettings settings,
            Flaws flaws,
            Logins logins,
            Accounts accounts,
            Gatekeeper gatekeeper,
            Memberships memberships) {
        this.settings = settings;
        this.flaws = flaws;
        this.logins = logins;
        this.accounts = accounts;
        this.gatekeeper = gatekeeper;
        this.memberships = memberships;
    }

    /** 204 when these switches and no others are on; 400 with the names there are when one is unknown, and nothing is changed. */
    @PutMapping("/flaws")
    ResponseEntity<Map<String, Object>> replace(@RequestBody List<String> names, HttpServletRequest request) {
        if (!settings.flawSwitch() || !Loopback.is(request.getRemoteAddr())) {
            return ResponseEntity.notFound().build();
        }
        try {
            flaws.replaceBy(names);
        } catch (IllegalArgumentException unknown) {
            return ResponseEntity.badRequest()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Map.of(
                            "title", "No such flaw",
                            "status", HttpStatus.BAD_REQUEST.value(),
                            "detail", String.valueOf(unknown.getMessage())));
        }
        LOG.warn("Flaws switched on: {}", flaws.names());
        logins.forget();
        accounts.forget();
        gatekeeper.forget();
        memberships.all().forEach(membership -> {
            membership.feed().forget();
            membership.feed().fetchNow();
        });
        return ResponseEntity.noContent().build();
    }
}
