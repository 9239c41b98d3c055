package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import se.sakeratkomst.certify.driver.Hop;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.steps.Words.Deviation;
import tools.jackson.databind.JsonNode;

/** What a message can do to a system beside logging somebody in: call out, lead astray, run as code. */
public final class HarmSteps {
    private final Stage stage;

    HarmSteps(Stage stage) {
        this.stage = stage;
    }

    /** The identity provider puts an address of its own into such a message and tells who has called it. */
    @Then("ska systemet inte ha hämtat något som meddelandet i {deviation} pekar på")
    public void nothingFetched(Deviation deviation) {
        String lab = String.valueOf(stage.suite().sandbox().lab());
        List<String> calls = Json.items(stage.suite()
                        .sandbox()
                        .control(Service.IDP)
                        .get("/admin/labs/" + lab + "/canary")
                        .path("calls"))
                .stream()
                .filter(call -> Json.text(call, "test").equals(deviation.id()))
                .filter(call -> !called(call).isBefore(stage.began()))
                .map(call -> "variant " + Json.text(call, "variant") + " made " + Json.text(call, "address") + " call")
                .distinct()
                .toList();
        stage.check(
                "what the message made the system fetch",
                "nothing",
                calls.isEmpty() ? "nothing" : String.join(", ", calls),
                calls.isEmpty(),
                List.of("identity provider"));
    }

    private static Instant called(JsonNode call) {
        return Instant.parse(Json.text(call, "at"));
    }

    @Then("ska ingen ha förts bort från systemet")
    public void nobodyLedAstray() {
        Optional<URI> astray = stage.attempts().stream()
                .flatMap(attempt -> Stream.concat(
                        attempt.journey().hops().stream().map(Hop::astray).flatMap(Optional::stream),
                        refreshed(attempt.journey().end())))
                .findFirst();
        stage.check(
                "where the browser is sent after the login",
                "to the system itself",
                astray.map(to -> "to " + to).orElse("to the system itself"),
                astray.isEmpty(),
                List.of("browser"));
    }

    /** Where a page sends its reader without being asked. */
    private static Stream<URI> refreshed(Page page) {
        if (!page.isHtml()) {
            return Stream.empty();
        }
        return page.html().select("meta[http-equiv=refresh]").stream()
                .map((Element meta) -> meta.attr("content").replaceFirst("(?i)^[^=]*url\\s*=\\s*", ""))
                .filter(target -> target.matches("(?i)(https?:|javascript:).*"))
                .map(URI::create)
                .filter(Hop::leadsNowhere);
    }

    @Then("ska den skyddade sidan inte innehålla koden {string}")
    public void noCode(String code) {
        boolean there = stage.attempts().stream()
                .anyMatch(attempt ->
                        attempt.page().isHtml() && attempt.page().body().contains(code));
        stage.check(
                "the protected page's source",
                "without " + code,
                there ? "contains it" : "does not contain it",
                !there,
                List.of("protected page"));
    }

    @Then("ska den skyddade sidan inte visa {string}")
    public void doesNotShow(String text) {
        boolean there = stage.attempts().stream()
                .anyMatch(attempt -> attempt.page().text(null).contains(text));
        stage.check(
                "what the protected page shows",
                "not " + text,
                there ? "it shows " + text : "it does not show " + text,
                !there,
                List.of("protected page"));
    }
}
