package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.fault.ArmedFault;
import se.sakeratkomst.metadata.fault.Fault;
import se.sakeratkomst.metadata.feed.Operator;
import se.sakeratkomst.metadata.feed.Publication;
import se.sakeratkomst.metadata.feed.Publishing;
import se.sakeratkomst.metadata.feed.Rollover;

/** How each register is published, and what is wrong with it on demand. */
@Page
public final class FeedPages {

    /**
     * A register's feed as the page shows it.
     *
     * @param base address of the register
     * @param due the step of the key rollover that comes next
     */
    public record Shown(
            Register register,
            String anchor,
            String base,
            Publication publication,
            Operator operator,
            Rollover rollover,
            String due,
            Duration validFor,
            Duration cacheDuration,
            @Nullable ArmedFault armed) {}

    /** What is at work in a register, null when nothing is. */
    public record Disturbed(
            Register register, String anchor, @Nullable ArmedFault armed) {}

    private final Publishing publishing;
    private final PublicUrls urls;

    public FeedPages(Publishing publishing, PublicUrls urls) {
        this.publishing = publishing;
        this.urls = urls;
    }

    @GetMapping("/feeds")
    String feeds(HttpServletRequest request, Model model) {
        model.addAttribute(
                "feeds",
                Registers.of(CurrentLab.of(request)).stream().map(this::shown).toList());
        model.addAttribute("now", Instant.now());
        return "feeds";
    }

    @PostMapping({Registers.FEDERATION + "/refresh", Registers.PRODUCTION + "/refresh"})
    ResponseEntity<Void> refresh(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            HttpServletRequest request,
            Locale locale) {
        Register register = Registers.of(request, federation, environment);
        publishing.refresh(register);
        return Go.to(request, urls, locale, "/feeds", register);
    }

    @PostMapping({Registers.FEDERATION + "/rollover", Registers.PRODUCTION + "/rollover"})
    ResponseEntity<Void> roll(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam String step,
            HttpServletRequest request,
            Locale locale) {
        Register register = Registers.of(request, federation, environment);
        publishing.roll(register, step);
        return Go.to(request, urls, locale, "/feeds", register);
    }

    @GetMapping("/faults")
    String faults(HttpServletRequest request, Model model) {
        model.addAttribute(
                "registers",
                Registers.of(CurrentLab.of(request)).stream()
                        .map(register -> new Disturbed(
                                register,
                                Go.anchor(register),
                                publishing.armed(register).orElse(null)))
                        .toList());
        model.addAttribute("faults", Fault.values());
        return "faults";
    }

    @PostMapping({Registers.FEDERATION + "/fault", Registers.PRODUCTION + "/fault"})
    ResponseEntity<Void> arm(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam String fault,
            @RequestParam(defaultValue = "") String entityId,
            @RequestParam(defaultValue = "") String seconds,
            HttpServletRequest request,
            Locale locale) {
        Register register = Registers.of(request, federation, environment);
        Fault wanted = Fault.of(fault)
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "Arm a fault",
                        "'" + fault + "'",
                        "one of " + Arrays.stream(Fault.values()).map(Fault::id).toList(),
                        "Choose one of the list.")));
        publishing.arm(
                register,
                wanted,
                entityId.isBlank() ? null : entityId.strip(),
                duration(seconds, ArmedFault.USUAL_VALIDITY),
                duration(seconds, ArmedFault.USUAL_DELAY));
        return Go.to(request, urls, locale, "/faults", register);
    }

    @PostMapping({Registers.FEDERATION + "/heal", Registers.PRODUCTION + "/heal"})
    ResponseEntity<Void> heal(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            HttpServletRequest request,
            Locale locale) {
        Register register = Registers.of(request, federation, environment);
        publishing.heal(register);
        return Go.to(request, urls, locale, "/faults", register);
    }

    private Shown shown(Register register) {
        Rollover rollover = publishing.rollover(register);
        return new Shown(
                register,
                Go.anchor(register),
                urls.of(register.lab(), register.path()).toString(),
                publishing.current(register),
                publishing.operator(register),
                rollover,
                Publishing.due(rollover),
                publishing.validFor(register),
                publishing.cacheDuration(register),
                publishing.armed(register).orElse(null));
    }

    private static Duration duration(String seconds, Duration otherwise) {
        if (seconds.isBlank()) {
            return otherwise;
        }
        try {
            Duration parsed = Duration.parse("PT" + seconds.strip() + "S");
            if (parsed.compareTo(Duration.ofSeconds(1)) >= 0 && parsed.compareTo(Duration.ofDays(1)) <= 0) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new ProblemException(Problem.badRequest(
                "Arm a fault", "'" + seconds + "' seconds", "a whole number from 1 to 86400", "Correct the number."));
    }
}
