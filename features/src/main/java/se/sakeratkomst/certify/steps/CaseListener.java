package se.sakeratkomst.certify.steps;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestSourceParsed;
import io.cucumber.plugin.event.TestStepFinished;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.catalogue.Requirement;
import se.sakeratkomst.certify.verdict.CaseFile;
import se.sakeratkomst.certify.verdict.CaseHeading;
import se.sakeratkomst.certify.verdict.Judge;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.RestsOn;
import se.sakeratkomst.certify.verdict.StepResult;

/** Opens a case file when a scenario starts, and has it judged when the scenario ends. */
final class CaseListener implements ConcurrentEventListener {
    private final Stage stage;
    private final Consumer<Judgement> verdicts;
    private final Judge judge = new Judge();
    private final Map<URI, String> features = new HashMap<>();
    private Instant started = Instant.EPOCH;

    CaseListener(Stage stage, Consumer<Judgement> verdicts) {
        this.stage = stage;
        this.verdicts = verdicts;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(
                TestSourceParsed.class,
                parsed -> parsed.getNodes()
                        .forEach(node -> node.getName().ifPresent(name -> features.put(parsed.getUri(), name))));
        publisher.registerHandlerFor(TestCaseStarted.class, this::begin);
        publisher.registerHandlerFor(TestStepFinished.class, this::step);
        publisher.registerHandlerFor(TestCaseFinished.class, this::finish);
    }

    private void begin(TestCaseStarted event) {
        started = Instant.now();
        TestCase testCase = event.getTestCase();
        CaseHeading heading =
                Tags.heading(features.getOrDefault(testCase.getUri(), ""), testCase.getName(), testCase.getTags());
        CaseFile file = new CaseFile(heading);
        if (!heading.federation().isEmpty() && !stage.suite().vendor().claims(heading.federation())) {
            file.notClaimed("vendor.yaml does not claim " + Party.nameOf(heading.federation())
                    + " (it has no federations." + heading.federation() + ")");
        } else if (heading.tags().contains("nll") && !stage.suite().vendor().claimsNll()) {
            file.notClaimed("vendor.yaml does not claim calls to the national medication list (it has no nll)");
        } else if (heading.tags().contains("flode")
                && stage.suite().vendor().in(heading.federation()).feed() == null) {
            file.notClaimed("vendor.yaml does not say how the system fetches the federation's metadata (it has no"
                    + " federations." + heading.federation() + ".feed)");
        } else if (heading.tags().contains("anvisning")
                && stage.suite().vendor().in(heading.federation()).discovery() == null) {
            file.notClaimed("vendor.yaml does not claim a login by way of the discovery service (it has no federations."
                    + heading.federation() + ".discovery)");
        } else if (heading.tags().contains("utloggning")
                && stage.suite().vendor().in(heading.federation()).logout() == null) {
            file.notClaimed(
                    "vendor.yaml does not claim a logout (it has no federations." + heading.federation() + ".logout)");
        }
        assumed(heading, file);
        stage.begin(file);
    }

    private void assumed(CaseHeading heading, CaseFile file) {
        for (String id : heading.requirements()) {
            stage.suite()
                    .catalogue()
                    .requirement(id)
                    .filter(Requirement::assumed)
                    .ifPresent(
                            requirement -> file.restsOn(new RestsOn(id, requirement.text(), requirement.source(), "")));
        }
    }

    private void step(TestStepFinished event) {
        if (!(event.getTestStep() instanceof PickleStepTestStep step)) {
            return;
        }
        CaseFile file = stage.file();
        Result result = event.getResult();
        Throwable error = result.getError();
        String text = step.getStep().getKeyword() + step.getStep().getText();
        boolean closed = error instanceof CaseClosed;
        file.step(new StepResult(
                text, closed ? "closed" : result.getStatus().name().toLowerCase(java.util.Locale.ROOT)));
        if (closed || result.getStatus() == Status.PASSED || result.getStatus() == Status.SKIPPED) {
            return;
        }
        if (result.getStatus() == Status.UNDEFINED || result.getStatus() == Status.AMBIGUOUS) {
            file.obstacle("the suite has " + (result.getStatus() == Status.UNDEFINED ? "no" : "more than one")
                    + " definition of the step “" + text + "”");
        } else if (error != null) {
            file.obstacle("at the step “" + text + "”: " + Mishap.words(error));
        }
    }

    private void finish(TestCaseFinished event) {
        stage.feed().healWhatIsLeft(stage.file());
        stage.revocation().healWhatIsLeft(stage.file());
        Judgement judgement = judge.judge(stage.file(), Duration.between(started, Instant.now()));
        verdicts.accept(judgement);
    }
}
