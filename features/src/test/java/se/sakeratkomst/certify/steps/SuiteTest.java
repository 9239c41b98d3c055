package se.sakeratkomst.certify.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.catalogue.Outcomes;
import se.sakeratkomst.certify.vendor.Action;
import se.sakeratkomst.certify.verdict.CaseHeading;
import se.sakeratkomst.certify.verdict.Kind;

/** The suite as it is written: every scenario, without running any. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteTest {
    private static final Pattern SWITCH = Pattern.compile("\\| `([a-z0-9-]+)` \\| ([^|]+) \\|");
    private static final Pattern DEVIATION = Pattern.compile("NEG-\\d{3}");

    /** Right the first time, wrong the second. */
    private static final Set<String> USED_TWICE = Set.of("NEG-075", "NEG-102");

    private final List<CaseHeading> cases = new ArrayList<>();
    private final List<List<String>> tags = new ArrayList<>();
    private final List<String> undefined = new ArrayList<>();
    private final Set<String> deviations = new HashSet<>();

    @BeforeAll
    void readTheSuite() {
        SuiteCases.read(this::listen);
    }

    private void listen(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseStarted.class, event -> {
            tags.add(event.getTestCase().getTags());
            cases.add(Tags.heading(
                    "", event.getTestCase().getName(), event.getTestCase().getTags()));
        });
        publisher.registerHandlerFor(TestStepFinished.class, event -> {
            if (event.getTestStep() instanceof io.cucumber.plugin.event.PickleStepTestStep step) {
                Matcher matcher = DEVIATION.matcher(step.getStep().getText());
                while (matcher.find()) {
                    deviations.add(matcher.group());
                }
                if (event.getResult().getStatus() == Status.UNDEFINED
                        || event.getResult().getStatus() == Status.AMBIGUOUS) {
                    undefined.add(
                            event.getResult().getStatus() + " " + step.getStep().getText());
                }
            }
        });
    }

    @Test
    void thereAreAtLeastFortyScenariosOverBothFederations() {
        assertThat(cases).hasSizeGreaterThan(40);
        assertThat(cases).extracting(CaseHeading::federation).contains("sambi", "sweden-connect");
    }

    @Test
    void everyStepIsDefinedOnce() {
        assertThat(undefined).isEmpty();
    }

    @Test
    void everyScenarioHasItsOwnId() {
        assertThat(cases).extracting(CaseHeading::id).doesNotHaveDuplicates();
        assertThat(tags)
                .allSatisfy(each -> assertThat(each)
                        .filteredOn(tag -> tag.startsWith("@TF-"))
                        .hasSize(1));
    }

    @Test
    void everyScenarioHasKnownRequirements() {
        Catalogue catalogue = Catalogue.load();
        assertThat(cases).allSatisfy(each -> {
            assertThat(each.requirements()).as(each.id()).isNotEmpty();
            assertThat(each.requirements())
                    .as(each.id())
                    .allMatch(id -> catalogue.requirement(id).isPresent());
            assertThat(each.negativeTests())
                    .as(each.id())
                    .allMatch(id -> catalogue.negativeTest(id).isPresent());
        });
    }

    @Test
    void everyScenarioHasExactlyOneKindAndOneFederation() {
        assertThat(tags).allSatisfy(each -> {
            assertThat(Tags.kinds(each)).as(each.toString()).isEqualTo(1);
            assertThat(each).as(each.toString()).containsAnyOf("@sambi", "@sweden-connect");
            assertThat(each.containsAll(List.of("@sambi", "@sweden-connect"))).isFalse();
        });
    }

    @Test
    void everyTagIsOneThatIsUnderstood() {
        Set<String> known = Set.of(
                "sambi",
                "sweden-connect",
                "nll",
                "utloggning",
                "flode",
                "anvisning",
                "ensam",
                "nivabyte",
                "privatperson",
                "slo",
                Kind.POSITIVE.tag(),
                Kind.NEGATIVE.tag());
        assertThat(cases)
                .allSatisfy(each -> assertThat(each.tags())
                        .as(each.id())
                        .allMatch(tag -> known.contains(tag)
                                || Tags.isRequirement(tag)
                                || tag.startsWith("TF-")
                                || tag.matches("TA-\\d{2}")
                                || tag.startsWith(Actions.TAG)
                                        && Action.byId(tag.substring(Actions.TAG.length()))
                                                .isPresent()
                                || tag.startsWith("NEG-")));
    }

    @Test
    void everyScenarioIsAboutTestsThatCanExistInItsFederation() {
        Outcomes outcomes = Outcomes.load();
        assertThat(deviations).isNotEmpty();
        assertThat(cases)
                .allSatisfy(each -> assertThat(each.negativeTests())
                        .as(each.id())
                        .allMatch(test ->
                                outcomes.impossible(test, each.federation()).isEmpty()
                                        && outcomes.of(test, each.federation()).ending() != null));
    }

    @Test
    void everyNegativeTestHasAnOutcomeOrAReasonInEveryFederation() {
        Outcomes outcomes = Outcomes.load();
        Set<String> tests = Catalogue.load().negativeTests().keySet();
        assertThat(outcomes.tests()).containsExactlyInAnyOrderElementsOf(tests);
        for (String test : tests) {
            for (String federation : List.of("sambi", "sweden-connect")) {
                if (outcomes.impossible(test, federation).isEmpty()) {
                    assertThat(outcomes.of(test, federation).because())
                            .as(test + " in " + federation)
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void acceptingIsPositiveAndRefusingIsNegative() {
        Outcomes outcomes = Outcomes.load();
        assertThat(cases).filteredOn(each -> each.negativeTests().size() == 1).allSatisfy(each -> {
            String test = each.negativeTests().get(0);
            if (deviations.contains(test) && !USED_TWICE.contains(test)) {
                boolean accepted = outcomes.of(test, each.federation()).ending() == Outcomes.Ending.ACCEPTED;
                assertThat(each.kind()).as(each.id()).isEqualTo(accepted ? Kind.POSITIVE : Kind.NEGATIVE);
            }
        });
    }

    /** The page says what every switch takes away; the reference vendor's own tests see to that. */
    @Test
    void everySwitchOfTheReferenceVendorIsDeclaredWithWhatItTakesAway() {
        Map<String, String> switches = Repository.text(Repository.here().document("reference-vendor.md"))
                .lines()
                .map(SWITCH::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(Flaw.all().stream().collect(Collectors.toMap(Flaw::flaw, Flaw::disables)))
                .containsExactlyInAnyOrderEntriesOf(switches);
    }

    @Test
    void everyFlawDeclaresScenariosThatExist() {
        Set<String> ids = cases.stream().map(CaseHeading::id).collect(Collectors.toSet());
        List<Flaw> flaws = Flaw.all();
        assertThat(flaws).extracting(Flaw::flaw).doesNotHaveDuplicates();
        assertThat(flaws).allSatisfy(flaw -> {
            assertThat(flaw.primary()).as(flaw.flaw()).isNotEmpty();
            assertThat(ids).as(flaw.flaw()).containsAll(flaw.expectedFailures());
            assertThat(flaw.consequential().values()).as(flaw.flaw()).allMatch(reason -> !reason.isBlank());
        });
    }
}
