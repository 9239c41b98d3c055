package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import se.sakeratkomst.certify.driver.Hop;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.steps.Words.Person;

/**
 * Logging in by way of the federation's discovery service, where the person chooses the identity provider.
 *
 * @see "Identity Provider Discovery Service Protocol and Profile (SAMBI-033, SAMBI-045, SC-023)"
 */
public final class DiscoverySteps {
    private final Stage stage;

    DiscoverySteps(Stage stage) {
        this.stage = stage;
    }

    @When("{person} väljer intygsutgivare i anvisningstjänsten och loggar in genom {federation}")
    public void choosesAndLogsIn(Person person, Federation federation) {
        String template = Objects.requireNonNull(
                stage.suite().vendor().in(federation.id()).discovery(), "not applicable without one");
        URI start = stage.witness().address(federation.id(), template);
        UserChoice choice = new UserChoice.ChooseAndUseCard(
                stage.suite().party(federation.id()).idpEntityId(),
                stage.witness().withCard(federation.id(), person.holder()));
        stage.keep(stage.witness()
                .act(
                        stage.file(),
                        federation.id(),
                        person.holder(),
                        stage.suite().driver().visit(),
                        visit -> visit.go(start, choice)));
    }

    @Then("ska systemet ha skickat läkaren till federationens anvisningstjänst")
    public void wentByDiscovery() {
        Attempt attempt = stage.attempt();
        URI service = stage.suite()
                .sandbox()
                .addresses()
                .url(Service.METADATA, stage.suite().sandbox().lab());
        String start = service + "/" + attempt.federation() + "/disco";
        String entityId = stage.suite().party(attempt.federation()).sp().entityId();
        List<String> asked = attempt.journey().hops().stream()
                .map(Hop::uri)
                .map(URI::toString)
                .filter(uri -> uri.startsWith(start))
                .toList();
        boolean named = asked.stream()
                .anyMatch(uri -> uri.contains("entityID=" + ControlApi.encoded(entityId))
                        || uri.contains("entityID=" + entityId));
        stage.check(
                "the way to the identity provider",
                "by " + start + " with the system's own entityID",
                asked.isEmpty() ? "not by the discovery service" : named ? "so" : "without the system's entityID",
                named,
                List.of("browser"));
    }
}
