package se.sakeratkomst.certify.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes a verdict of a case file. The order of the questions is the point: what cannot be judged is inconclusive before
 * anything is called a pass or a fail, and only the vendor's own claims make a case not applicable.
 */
public final class Judge {
    private record Finding(Verdict verdict, String reason) {}

    public Judgement judge(CaseFile file, Duration took) {
        Finding finding = find(file);
        CaseHeading heading = file.heading();
        return new Judgement(
                heading.id(),
                heading.feature(),
                heading.scenario(),
                heading.federation(),
                heading.tags(),
                heading.requirements(),
                heading.negativeTests(),
                heading.kind(),
                finding.verdict(),
                finding.reason(),
                file.checks(),
                file.remarks(),
                file.controls(),
                file.steps(),
                file.evidence(),
                file.hops(),
                file.assumptions(),
                took);
    }

    private static Finding find(CaseFile file) {
        if (file.whyNotApplicable().isPresent()) {
            return new Finding(Verdict.NOT_APPLICABLE, file.whyNotApplicable().get());
        }
        if (!file.obstacles().isEmpty()) {
            return new Finding(Verdict.INCONCLUSIVE, String.join("; ", file.obstacles()));
        }
        Optional<Control> badControl =
                file.controls().stream().filter(control -> !control.good()).findFirst();
        if (badControl.isPresent()) {
            return new Finding(
                    Verdict.INCONCLUSIVE,
                    "the control login " + badControl.get().when() + " the case failed: "
                            + badControl.get().observed());
        }
        if (file.heading().kind() == Kind.NEGATIVE && !fenced(file.controls())) {
            return new Finding(
                    Verdict.INCONCLUSIVE,
                    "no good control login on both sides of the case, so a refusal proves nothing");
        }
        List<Check> unmet = file.checks().stream().filter(check -> !check.met()).toList();
        if (!unmet.isEmpty()) {
            Check first = unmet.get(0);
            return new Finding(
                    Verdict.FAIL, first.what() + ": expected " + first.expected() + ", observed " + first.observed());
        }
        if (file.question().isPresent()) {
            return new Finding(Verdict.MANUAL, file.question().get());
        }
        if (file.checks().isEmpty()) {
            return new Finding(Verdict.INCONCLUSIVE, "nothing was observed that could be judged");
        }
        Check last = file.checks().get(file.checks().size() - 1);
        return new Finding(Verdict.PASS, last.what() + ": " + last.observed());
    }

    private static boolean fenced(List<Control> controls) {
        return controls.stream().anyMatch(control -> control.when().equals("before"))
                && controls.stream().anyMatch(control -> control.when().equals("after"));
    }
}
