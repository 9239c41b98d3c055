package se.sakeratkomst.vendor.page;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.vendor.keys.VendorKeys;

/**
 * Whether the system can take users: it is up once its keys are open. The addresses are those of Spring Boot's Actuator, which is left out
 * because it takes longer to start than the rest of the system.
 */
@RestController
public final class HealthController {

    private final VendorKeys keys;

    public HealthController(VendorKeys keys) {
        this.keys = keys;
    }

    @GetMapping({"/actuator/health", "/actuator/health/readiness"})
    ResponseEntity<Map<String, String>> readiness() {
        boolean up = keys.areOpen();
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", up ? "UP" : "OUT_OF_SERVICE"));
    }

    @GetMapping("/actuator/health/liveness")
    Map<String, String> liveness() {
        return Map.of("status", "UP");
    }
}
