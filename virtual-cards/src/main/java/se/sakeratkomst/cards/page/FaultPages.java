package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.cards.revocation.Faults;
import se.sakeratkomst.cards.revocation.fault.ArmedFaults;
import se.sakeratkomst.cards.revocation.fault.Fault;
import se.sakeratkomst.kit.clock.ClockSetting;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** What is wrong with revocation on demand, and the lab's clock. */
@Page
final class FaultPages {

    private final Faults faults;
    private final LabClock clock;
    private final Journal journal;

    FaultPages(Faults faults, LabClock clock, Journal journal) {
        this.faults = faults;
        this.clock = clock;
        this.journal = journal;
    }

    @GetMapping("/faults")
    String page(HttpServletRequest request, Model model) {
        LabId lab = CurrentLab.of(request);
        model.addAttribute("armed", faults.armed(lab));
        model.addAttribute("faults", Fault.values());
        model.addAttribute("setting", clock.setting(lab));
        model.addAttribute("labTime", clock.now(lab));
        model.addAttribute("wallTime", clock.wall());
        return "faults";
    }

    /** Arms one fault beside those at work, or heals it. */
    @PostMapping("/faults/toggle")
    ResponseEntity<Void> toggle(
            @RequestParam String fault,
            @RequestParam boolean on,
            @RequestParam(defaultValue = "") String seconds,
            HttpServletRequest request,
            Locale locale) {
        LabId lab = CurrentLab.of(request);
        Fault wanted = Fault.of(fault)
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "Arm a fault of revocation",
                        "'" + fault.substring(0, Math.min(fault.length(), 40)) + "'",
                        "one of " + Arrays.stream(Fault.values()).map(Fault::id).toList(),
                        "Choose one on the page.")));
        ArmedFaults now = faults.armed(lab);
        Set<Fault> next = EnumSet.noneOf(Fault.class);
        next.addAll(now.faults());
        if (on) {
            next.add(wanted);
        } else {
            next.remove(wanted);
        }
        faults.arm(lab, next, seconds.isBlank() ? now.delay() : seconds(seconds));
        return Links.go(Links.of(request, locale).to("/faults") + "#" + wanted.id());
    }

    @PostMapping("/faults/heal")
    ResponseEntity<Void> heal(HttpServletRequest request, Locale locale) {
        faults.heal(CurrentLab.of(request));
        return Links.go(Links.of(request, locale).to("/faults"));
    }

    /**
     * Sets the lab's clock.
     *
     * @param mode {@code wall}, {@code run} (from {@code at} on) or {@code freeze} (at {@code at})
     * @param at date and time in UTC, without zone
     */
    @PostMapping("/faults/clock")
    ResponseEntity<Void> clock(
            @RequestParam String mode,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request,
            Locale locale) {
        LabId lab = CurrentLab.of(request);
        ClockSetting setting = switch (mode) {
            case "wall" -> ClockSetting.WALL;
            case "run" ->
                new ClockSetting(ClockSetting.Mode.running, Duration.between(clock.wall(), instant(at)), null);
            case "freeze" -> new ClockSetting(ClockSetting.Mode.frozen, null, instant(at));
            default ->
                throw new ProblemException(Problem.badRequest(
                        "Set the lab's clock",
                        "mode '" + mode.substring(0, Math.min(mode.length(), 20)) + "'",
                        "wall, run or freeze",
                        "Use the page's buttons."));
        };
        clock.set(lab, setting);
        journal.append(
                lab,
                Note.of("lab.clock")
                        .summary("The lab's clock was set")
                        .fact("setting", setting.toString())
                        .info());
        return Links.go(Links.of(request, locale).to("/faults") + "#clock");
    }

    private static Instant instant(String field) {
        try {
            return LocalDateTime.parse(field.strip()).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.badRequest(
                            "Set the lab's clock",
                            "'" + field.substring(0, Math.min(field.length(), 40)) + "'",
                            "date and time in UTC, for example 2026-01-31T10:00:00",
                            "Correct the time."),
                    e);
        }
    }

    private static Duration seconds(String field) {
        try {
            return Duration.ofSeconds(Long.parseLong(field.strip()));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    Problem.badRequest(
                            "Arm a fault of revocation",
                            "'" + field.substring(0, Math.min(field.length(), 20)) + "' seconds",
                            "a whole number from 0 to " + ArmedFaults.LONGEST_DELAY.toSeconds(),
                            "Correct the number."),
                    e);
        }
    }
}
