package se.sakeratkomst.cards.token;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import se.sakeratkomst.kit.problem.Problem;

/** Prints why SoftHSM could not be used instead of a stack trace. */
public final class SoftHsmUnavailableAnalyzer extends AbstractFailureAnalyzer<SoftHsmUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SoftHsmUnavailable cause) {
        Problem problem = cause.problem();
        return new FailureAnalysis(
                problem.attempted() + ".\nObserved: " + problem.observed() + ".\nExpected: " + problem.expected() + ".",
                problem.remedy(),
                cause);
    }
}
