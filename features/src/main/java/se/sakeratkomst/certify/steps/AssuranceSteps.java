package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.driver.Visit;
import se.sakeratkomst.certify.steps.Requests.Sent;
import se.sakeratkomst.certify.steps.Seen.Who;
import se.sakeratkomst.certify.steps.Words.Deviation;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.steps.Words.Person;
import se.sakeratkomst.certify.vendor.VendorFile.StepUp;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/**
 * A system with pages of different levels of assurance: who comes with a lower level is identified anew before the page of the higher
 * one is shown, and only the answer to that counts.
 *
 * @see "SC-DP 5.3.1, 6.3.4, 6.3.5 (SC-056, SC-099, SC-102); SAMBI-037, SAMBI-040"
 */
public final class AssuranceSteps {
    private static final String REQUEST = "AuthnRequest: ";
    private static final String HIGH = "the page that demands level 3";

    private final Stage stage;
    private @Nullable Tried high;

    AssuranceSteps(Stage stage) {
        this.stage = stage;
    }

    /** @param seen what the page of level 3 showed after the attempt, compared with the person who signed last */
    private record Tried(Attempt attempt, Seen seen) {}

    @When("{person} loggar in genom {federation} på tillitsnivå 2 eller högre")
    public void logsInAtTwo(Person person, Federation federation) {
        URI start = address(federation.id(), stepUp(federation.id()).login2());
        stage.keep(stage.witness()
                .act(
                        stage.file(),
                        federation.id(),
                        person.holder(),
                        stage.suite().driver().visit(),
                        visit -> visit.go(start, stage.witness().withCard(federation.id(), person.holder()))));
    }

    @When("{person} öppnar sidan som kräver tillitsnivå 3 i samma webbläsare")
    public void opensHigh(Person person) {
        high = open(stage.attempt(), person.holder(), stage.attempt().visit());
    }

    /** Somebody else's card answers, after the identity provider has forgotten who sat there. */
    @When("{person} tar över webbläsaren och höjer tillitsnivån till 3")
    public void takesOver(Person person) {
        Attempt before = stage.attempt();
        before.visit().open(stage.witness().forgotten(before.federation()));
        high = open(before, person.holder(), before.visit());
    }

    /** The deviation meets the next answer to the system, whoever asks: scenarios with this step run alone. */
    @When("{person} tar över webbläsaren och höjer tillitsnivån till 3, och svaret avviker enligt {deviation}")
    public void takesOverDeviating(Person person, Deviation deviation) {
        Attempt before = stage.attempt();
        before.visit().open(stage.witness().forgotten(before.federation()));
        stage.deviations().armNext(stage.deviations().first(deviation.id()), before.federation());
        Tried tried = open(before, person.holder(), before.visit());
        if (!Deviations.made(tried.attempt(), deviation.id())) {
            stage.deviations().disarm();
            stage.file()
                    .obstacle("the message of " + deviation.id() + " was never made by the identity provider: "
                            + tried.attempt().account());
            throw new CaseClosed("the deviation was not delivered");
        }
        high = tried;
    }

    private Tried open(Attempt before, CardHolder person, Visit browser) {
        String federation = before.federation();
        URI page = address(federation, stepUp(federation).page3());
        Attempt attempt = stage.keep(stage.witness()
                .act(
                        stage.file(),
                        federation,
                        person,
                        browser,
                        visit -> visit.go(page, stage.witness().withCard(federation, person))));
        Seen seen = stage.witness().seenOn(browser.open(page), federation, person);
        stage.file().hop("GET " + page + " → " + seen.text());
        return new Tried(attempt, seen);
    }

    @Then("ska sidan som kräver tillitsnivå 3 visa {person}")
    public void highShows(Person person) {
        Tried tried = tried();
        stage.check(
                HIGH,
                person.holder().name(),
                tried.seen().text(),
                tried.seen().who() == Who.SIGNED_PERSON
                        && tried.attempt().person().equals(person.holder()),
                tried.attempt().sources());
    }

    @Then("ska sidan som kräver tillitsnivå 3 inte visa någon")
    public void highShowsNobody() {
        Tried tried = tried();
        stage.check(
                HIGH,
                "nobody: nobody has been identified at that level",
                tried.seen().text(),
                !tried.seen().session(),
                tried.attempt().sources());
    }

    @Then("ska sidan som kräver tillitsnivå 3 visa {person} eller ingen")
    public void highShowsOrNobody(Person person) {
        Tried tried = tried();
        Who who = tried.seen().who();
        stage.check(
                HIGH,
                person.holder().name() + ", whose card signed, or nobody; never who sat there before",
                tried.seen().text(),
                who == Who.SIGNED_PERSON || who == Who.NOBODY,
                tried.attempt().sources());
    }

    @Then("ska begäran be om varje tillitsnivå från 2 och uppåt")
    public void asksForAll() {
        FederationProfile profile = Federations.byId(stage.attempt().federation());
        List<String> asked = Requests.first(stage.attempt()).map(Sent::levels).orElse(List.of());
        Map<Integer, String> acceptable =
                new TreeMap<>(profile.loaUris().tailMap(2).headMap(4));
        stage.check(
                REQUEST + "the levels asked for where 2 is enough",
                "every acceptable one: " + String.join(", ", acceptable.values()),
                asked.isEmpty() ? "none" : String.join(", ", asked),
                asked.containsAll(acceptable.values()),
                List.of("browser"));
    }

    @Then("ska begäran om högre nivå be om tillitsnivå 3 och att personen legitimerar sig på nytt")
    public void asksForHigh() {
        FederationProfile profile = Federations.byId(stage.attempt().federation());
        Attempt attempt = tried().attempt();
        List<String> asked = Requests.first(attempt).map(Sent::levels).orElse(List.of());
        boolean high = !asked.isEmpty()
                && asked.stream().allMatch(uri -> profile.level(uri).orElse(0) >= 3);
        boolean anew = Requests.forcesAuthn(attempt);
        stage.check(
                REQUEST + "for the page of level 3",
                "level 3 or higher only, and ForceAuthn",
                (asked.isEmpty() ? "no level" : String.join(", ", asked)) + (anew ? ", ForceAuthn" : ", no ForceAuthn"),
                high && anew,
                List.of("browser"));
    }

    private Tried tried() {
        Tried known = high;
        if (known == null) {
            throw new IllegalStateException("the scenario opens no page of level 3 before this step");
        }
        return known;
    }

    private StepUp stepUp(String federation) {
        StepUp claimed = stage.suite().vendor().in(federation).stepUp();
        if (claimed == null) {
            throw new IllegalStateException("the case is not applicable without stepUp");
        }
        return claimed;
    }

    private URI address(String federation, String template) {
        return stage.witness().address(federation, template);
    }
}
