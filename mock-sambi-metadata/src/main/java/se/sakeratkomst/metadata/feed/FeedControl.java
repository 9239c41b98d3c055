package se.sakeratkomst.metadata.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.fault.ArmedFault;
import se.sakeratkomst.metadata.fault.Fault;

/** The operators' part of the admin API: faults, policy, refresh and rollover of each register. */
@RestController
public final class FeedControl {

    private static final String TRIAL = "/admin/labs/{lab}/{federation:sambi|sweden-connect}";
    private static final String ANY = TRIAL + "/{environment:trial|prod}";

    /** A fault to arm. */
    public record Order(
            String fault,
            @Nullable String entityId,
            @Nullable String validFor,
            @Nullable String delay) {}

    /** A fault as it is told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told(
            String fault,
            @Nullable String negativeTest,
            String does,
            Map<String, String> source,
            @Nullable String entityId,
            @Nullable Instant armedAt) {}

    /** How a register is to be published; what is left out is as configured. */
    public record Policy(
            @Nullable String validFor, @Nullable String cacheDuration) {}

    /** What was signed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Signed(
            String etag, Instant signed, @Nullable Instant validUntil, int entities, long bytes, long tookMillis) {}

    /** A step of a rollover, asked for or told. */
    public record RolloverStep(
            String step, @Nullable String current, @Nullable String next) {}

    private final Publishing publishing;
    private final Labs labs;

    public FeedControl(Publishing publishing, Labs labs) {
        this.publishing = publishing;
        this.labs = labs;
    }

    @GetMapping("/admin/faults")
    List<Told> faults() {
        return Arrays.stream(Fault.values()).map(FeedControl::told).toList();
    }

    @GetMapping({TRIAL + "/fault", ANY + "/fault"})
    Map<String, Object> armed(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment) {
        Optional<ArmedFault> armed = publishing.armed(register(lab, federation, environment));
        return armed.isEmpty()
                ? Map.of("fault", "none")
                : Map.of("fault", armed.get().fault().id(), "armed", told(armed.get()));
    }

    @PutMapping({TRIAL + "/fault", ANY + "/fault"})
    Told arm(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestBody Order order) {
        Fault fault = Fault.of(order.fault())
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "Arm a fault",
                        "'" + order.fault() + "'",
                        "one of " + Arrays.stream(Fault.values()).map(Fault::id).toList(),
                        "Correct the fault's name.")));
        return told(publishing.arm(
                register(lab, federation, environment),
                fault,
                order.entityId(),
                duration("validFor", order.validFor()).orElse(ArmedFault.USUAL_VALIDITY),
                duration("delay", order.delay()).orElse(ArmedFault.USUAL_DELAY)));
    }

    @DeleteMapping({TRIAL + "/fault", ANY + "/fault"})
    Map<String, Object> heal(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment) {
        publishing.heal(register(lab, federation, environment));
        return Map.of("fault", "none");
    }

    @PutMapping({TRIAL + "/policy", ANY + "/policy"})
    Map<String, String> policy(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestBody Policy policy) {
        Register register = register(lab, federation, environment);
        publishing.policy(
                register,
                duration("validFor", policy.validFor()).orElse(null),
                duration("cacheDuration", policy.cacheDuration()).orElse(null));
        return policyOf(register);
    }

    @DeleteMapping({TRIAL + "/policy", ANY + "/policy"})
    Map<String, String> asConfigured(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment) {
        Register register = register(lab, federation, environment);
        publishing.policy(register, null, null);
        return policyOf(register);
    }

    @PostMapping({TRIAL + "/refresh", ANY + "/refresh"})
    Signed refresh(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment) {
        Publication publication = publishing.refresh(register(lab, federation, environment));
        return new Signed(
                publication.etag(),
                publication.signed(),
                publication.validUntil(),
                publication.entities(),
                publication.bytes(),
                publication.took().toMillis());
    }

    @GetMapping({TRIAL + "/rollover", ANY + "/rollover"})
    RolloverStep rollover(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment) {
        return told(register(lab, federation, environment));
    }

    @PutMapping({TRIAL + "/rollover", ANY + "/rollover"})
    RolloverStep roll(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestBody RolloverStep step) {
        Register register = register(lab, federation, environment);
        publishing.roll(register, step.step());
        return told(register);
    }

    private RolloverStep told(Register register) {
        Operator operator = publishing.operator(register);
        return new RolloverStep(
                publishing.rollover(register).name().toLowerCase(Locale.ROOT),
                operator.fingerprint(),
                operator.standbyFingerprint());
    }

    private Map<String, String> policyOf(Register register) {
        return Map.of(
                "validFor", publishing.validFor(register).toString(),
                "cacheDuration", publishing.cacheDuration(register).toString());
    }

    private static Told told(Fault fault) {
        return new Told(fault.id(), fault.negativeTest().orElse(null), fault.does(), source(fault), null, null);
    }

    private static Told told(ArmedFault armed) {
        Fault fault = armed.fault();
        return new Told(
                fault.id(),
                fault.negativeTest().orElse(null),
                fault.does(),
                source(fault),
                armed.entityId(),
                armed.armedAt());
    }

    private static Map<String, String> source(Fault fault) {
        return Map.of(
                "content", word(fault.content()),
                "signature", word(fault.signature()),
                "validity", word(fault.validity()),
                "transport", word(fault.transport()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Duration> duration(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            Duration parsed = Duration.parse(value);
            if (parsed.isNegative() || parsed.isZero()) {
                throw notADuration(name, value);
            }
            return Optional.of(parsed);
        } catch (DateTimeParseException e) {
            throw notADuration(name, value);
        }
    }

    private static ProblemException notADuration(String name, String value) {
        return new ProblemException(Problem.badRequest(
                "Read the duration " + name,
                "'" + value + "'",
                "an ISO 8601 duration above zero, such as PT15S",
                "Correct the value."));
    }

    private Register register(String lab, String federation, @Nullable String environment) {
        return new Register(
                labs.require(new LabId(lab)),
                NamedFederation.of(federation),
                environment == null ? Environment.TRIAL : Environment.of(environment));
    }
}
