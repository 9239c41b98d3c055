package se.sakeratkomst.certify.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Check MET = new Check("who is logged in", "nobody", "nobody", true, List.of("page"));
    private static final Check UNMET = new Check("who is logged in", "nobody", "Anna", false, List.of("page"));
    private static final Control BEFORE = new Control("before", "sambi", true, "Anna", "");
    private static final Control AFTER = new Control("after", "sambi", true, "Anna", "");

    @Test
    void metChecksOfAPositiveCasePass() {
        CaseFile file = file(Kind.POSITIVE);
        file.check(MET);

        assertThat(verdict(file)).isEqualTo(Verdict.PASS);
    }

    @Test
    void unmetCheckFailsAndSaysWhatWasExpectedAndObserved() {
        CaseFile file = file(Kind.POSITIVE);
        file.check(UNMET);

        Judgement judgement = judge(file);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reason()).contains("expected nobody").contains("observed Anna");
    }

    @Test
    void caseWithoutAnyCheckIsInconclusive() {
        assertThat(verdict(file(Kind.POSITIVE))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void negativeCaseWithoutFenceIsInconclusiveHoweverWellItLooks() {
        CaseFile file = file(Kind.NEGATIVE);
        file.check(MET);
        file.control(BEFORE);

        assertThat(verdict(file)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void fencedNegativeCasePasses() {
        CaseFile file = file(Kind.NEGATIVE);
        file.control(BEFORE);
        file.check(MET);
        file.control(AFTER);

        assertThat(verdict(file)).isEqualTo(Verdict.PASS);
    }

    @Test
    void failedControlAfterwardsMakesEvenAnUnmetCheckInconclusive() {
        CaseFile file = file(Kind.NEGATIVE);
        file.control(BEFORE);
        file.check(UNMET);
        file.control(new Control("after", "sambi", false, "nobody", ""));

        assertThat(verdict(file)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void obstacleOutsideTheSystemIsInconclusiveAndNamed() {
        CaseFile file = file(Kind.POSITIVE);
        file.check(UNMET);
        file.obstacle("the identity provider failed");

        Judgement judgement = judge(file);
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason()).isEqualTo("the identity provider failed");
    }

    @Test
    void whatIsNotClaimedIsNotApplicable() {
        CaseFile file = file(Kind.POSITIVE);
        file.notClaimed("vendor.yaml has no nll");

        assertThat(verdict(file)).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void questionToPeopleIsManualOnlyWhereNothingFailed() {
        CaseFile asked = file(Kind.POSITIVE);
        asked.check(MET);
        asked.leftToPeople("Is the page understandable?");
        CaseFile failed = file(Kind.POSITIVE);
        failed.check(UNMET);
        failed.leftToPeople("Is the page understandable?");

        assertThat(verdict(asked)).isEqualTo(Verdict.MANUAL);
        assertThat(verdict(failed)).isEqualTo(Verdict.FAIL);
    }

    private static CaseFile file(Kind kind) {
        return new CaseFile(
                new CaseHeading("case", "feature", "scenario", "sambi", List.of(), List.of(), List.of(), kind));
    }

    private static Judgement judge(CaseFile file) {
        return new Judge().judge(file, Duration.ZERO);
    }

    private static Verdict verdict(CaseFile file) {
        return judge(file).verdict();
    }
}
