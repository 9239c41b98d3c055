package se.sakeratkomst.certify.steps;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.DataTableArgument;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.StepArgument;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestSourceParsed;
import io.cucumber.plugin.event.TestStepFinished;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.catalogue.Requirement;
import se.sakeratkomst.certify.verdict.CaseFile;
import se.sakeratkomst.certify.verdict.CaseHeading;
import se.sakeratkomst.certify.verdict.Judge;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.RestsOn;
import se.sakeratkomst.certify.verdict.StepResult;

/**
 * Opens a case file when a scenario starts, and has it judged when the scenario ends. Each event comes in the worker that runs the
 * scenario, and no two at the same time.
 */
final class CaseListener implements ConcurrentEventListener {
    private final Supplier<Stage> stages;
    private final BiConsumer<Place, Judgement> verdicts;
    private final Judge judge = new Judge();
    private final Map<URI, String> features = new HashMap<>();

    /** Where a scenario stands in the suite. */
    record Place(String federation, URI feature, int line) {
        static final Comparator<Place> ORDER = Comparator.comparing(Place::federation)
                .thenComparing(Place::feature)
                .thenComparingInt(Place::line);
    }

    /**
     * @param stages gives the stage of the worker that asks
     * @param verdicts hears each verdict as it falls
     */
    CaseListener(Supplier<Stage> stages, BiConsumer<Place, Judgement> verdicts) {
        this.stages = stages;
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
        Stage stage = stages.get();
        TestCase testCase = event.getTestCase();
        CaseHeading heading =
                Tags.heading(features.getOrDefault(testCase.getUri(), ""), testCase.getName(), testCase.getTags());
        CaseFile file = new CaseFile(heading);
        Optional<String> unclaimed = Actions.unclaimed(stage.suite().vendor(), heading);
        if (!heading.federation().isEmpty() && !stage.suite().vendor().claims(heading.federation())) {
            file.notClaimed("vendor.yaml does not claim " + Party.nameOf(heading.federation())
                    + " (it has no federations." + heading.federation() + ")");
        } else if (heading.tags().contains("nll") && !stage.suite().vendor().claimsNll()) {
            file.notClaimed("vendor.yaml does not claim calls to the national medication list (it has no nll)");
        } else if (unclaimed.isPresent()) {
            file.notClaimed(unclaimed.get());
        } else if (heading.tags().contains("flode")
                && stage.suite().vendor().in(heading.federation()).feed() == null) {
            file.notClaimed("vendor.yaml does not say how the system fetches the federation's metadata (it has no"
                    + " federations." + heading.federation() + ".feed)");
        } else if (heading.tags().contains("anvisning")
                && stage.suite().vendor().in(heading.federation()).discovery() == null) {
            file.notClaimed("vendor.yaml does not claim a login by way of the discovery service (it has no federations."
                    + heading.federation() + ".discovery)");
        } else if (heading.tags().contains("nivabyte")
                && stage.suite().vendor().in(heading.federation()).stepUp() == null) {
            file.notClaimed("vendor.yaml does not claim pages of different levels of assurance (it has no federations."
                    + heading.federation() + ".stepUp)");
        } else if (heading.tags().contains("slo")
                && !stage.suite().vendor().in(heading.federation()).singleLogout()) {
            file.notClaimed("vendor.yaml does not claim single logout (federations." + heading.federation()
                    + ".singleLogout is not true)");
        } else if (heading.tags().contains("utloggning")
                && stage.suite().vendor().in(heading.federation()).logout() == null) {
            file.notClaimed(
                    "vendor.yaml does not claim a logout (it has no federations." + heading.federation() + ".logout)");
        }
        assumed(stage.suite(), heading, file);
        stage.begin(file);
    }

    private static void assumed(Suite suite, CaseHeading heading, CaseFile file) {
        for (String id : heading.requirements()) {
            suite.catalogue()
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
        CaseFile file = stages.get().file();
        Result result = event.getResult();
        Throwable error = result.getError();
        String text = step.getStep().getKeyword()
                + step.getStep().getText()
                + table(step.getStep().getArgument());
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

    /** The rows of a step's table, as they stand in the feature. */
    private static String table(@Nullable StepArgument argument) {
        return argument instanceof DataTableArgument table
                ? table.cells().stream()
                        .map(row -> "\n| " + String.join(" | ", row) + " |")
                        .collect(Collectors.joining())
                : "";
    }

    private void finish(TestCaseFinished event) {
        Stage stage = stages.get();
        stage.feed().healWhatIsLeft(stage.file());
        stage.revocation().healWhatIsLeft(stage.file());
        try {
            stage.consultation().end();
        } catch (Mishap e) {
            stage.file().obstacle("E-hälsomyndigheten could not be made to answer as usual again: " + Mishap.words(e));
        }
        TestCase testCase = event.getTestCase();
        verdicts.accept(
                new Place(
                        stage.file().heading().federation(),
                        testCase.getUri(),
                        testCase.getLocation().getLine()),
                judge.judge(stage.file(), stage.took()));
    }
}
