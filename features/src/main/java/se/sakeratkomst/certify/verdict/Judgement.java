package se.sakeratkomst.certify.verdict;

import java.time.Duration;
import java.util.List;

/**
 * The verdict of one scenario, with everything that it rests on.
 *
 * @param id test case and federation, such as {@code other-audience/sambi}
 * @param federation {@code sambi}, {@code sweden-connect}, or empty where the scenario has none
 * @param requirements ids of the catalogues
 * @param negativeTests ids of the negative tests
 * @param reason why this verdict, in one sentence
 * @param remarks what is worth knowing and decides nothing
 */
public record Judgement(
        String id,
        String feature,
        String scenario,
        String federation,
        List<String> tags,
        List<String> requirements,
        List<String> negativeTests,
        Kind kind,
        Verdict verdict,
        String reason,
        List<Check> checks,
        List<String> remarks,
        List<Control> controls,
        List<StepResult> steps,
        List<Evidence> evidence,
        List<String> hops,
        List<RestsOn> assumptions,
        Duration took) {

    public Judgement {
        tags = List.copyOf(tags);
        requirements = List.copyOf(requirements);
        negativeTests = List.copyOf(negativeTests);
        checks = List.copyOf(checks);
        remarks = List.copyOf(remarks);
        controls = List.copyOf(controls);
        steps = List.copyOf(steps);
        evidence = List.copyOf(evidence);
        hops = List.copyOf(hops);
        assumptions = List.copyOf(assumptions);
    }

    /** What the first unmet check expected, or the first check if all are met; empty without checks. */
    public String expected() {
        return decisive().map(Check::expected).orElse("");
    }

    /** What was observed instead. */
    public String observed() {
        return decisive().map(Check::observed).orElse("");
    }

    private java.util.Optional<Check> decisive() {
        return checks.stream()
                .filter(check -> !check.met())
                .findFirst()
                .or(() -> checks.stream().findFirst());
    }
}
