package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.steps.Seen.Who;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.steps.Words.Person;
import se.sakeratkomst.certify.verdict.CaseFile;
import se.sakeratkomst.certify.verdict.RestsOn;

/**
 * The federation's metadata goes wrong: does the system take what it must not, stop trusting what has ended, and go on working
 * where it should? In a wrong document the identity provider's key is exchanged for its neighbour's, so whose signature logs
 * somebody in says which document the system believes.
 *
 * @see "SC-DP 2 (SC-003, SC-004); Kantara eGov 2.0 (SAMBI-028 to SAMBI-031); SDP-MD03 (GEN-002)"
 */
public final class FeedSteps {
    private static final String KEYS = "whose key the system trusts";
    private static final String ORDINARY = "the ordinary login meanwhile";
    private static final Duration SHORT_LIFE = Duration.ofSeconds(3);
    private static final Duration LONGER_LIFE = Duration.ofSeconds(12);
    private static final Duration TOLERANCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final String SLOW = "PT1S";

    private final Stage stage;
    private @Nullable Attempt neighbours;
    private @Nullable Attempt ordinary;
    private Optional<JournalEntry> fetch = Optional.empty();

    FeedSteps(Stage stage) {
        this.stage = stage;
    }

    @When("systemet hämtar {federation}s metadata medan felet {string} råder")
    public void fetchesFaulty(Federation federation, String fault) {
        arm(federation, fault, Map.of());
        stage.feed().fetch(stage.file(), federation.id());
    }

    @When("intygsutgivaren byter nyckel i {federation}s metadata och systemet har haft tid att hämta den")
    public void keyIsReplaced(Federation federation) {
        arm(federation, "idp-key-replaced", Map.of());
        fetch = stage.feed().fetchIfItDoes(stage.file(), federation.id());
    }

    /** Here, and only here, a system that fetches nothing is judged for that: it says itself that it does. */
    @Then("ska systemet ha hämtat metadata")
    public void hasFetched() {
        stage.check(
                "the fetch of the federation's metadata",
                "seen in the journal of the metadata service, as vendor.yaml says",
                fetch.map(entry -> "seen: " + entry.summary()).orElse("none was seen"),
                fetch.isPresent(),
                fetch.map(entry -> List.of(entry.reference())).orElse(List.of("metadata")));
    }

    @When("{person} loggar in genom {federation} medan systemet väntar på metadata som dröjer")
    public void logsInWhileSlow(Person person, Federation federation) {
        arm(federation, "slow", Map.of("delay", SLOW));
        FeedFaults.Fetching fetching = stage.feed().beginFetch(stage.file(), federation.id());
        try {
            logsInOrdinarily(person, federation);
        } finally {
            fetching.finish();
        }
    }

    @When("systemet hämtar {federation}s metadata som snart slutar gälla, och ingen nyare kommer")
    public void fetchesAgeing(Federation federation) {
        Duration life = SHORT_LIFE;
        Duration interval = stage.suite().vendor().in(federation.id()).feedInterval();
        if (interval.compareTo(Duration.ZERO) > 0) {
            // fetched as late as can be, it still holds for two intervals: a reader may refuse what ends before it
            // would ask again
            life = interval.multipliedBy(3).plus(LONGER_LIFE);
        }
        if (fetchedInTime(federation, life)
                || fetchedInTime(federation, interval.multipliedBy(3).plus(LONGER_LIFE))) {
            return;
        }
        stage.file().obstacle("the system fetched the metadata after its end, twice");
        throw new CaseClosed("the metadata was not fetched while it was valid");
    }

    private boolean fetchedInTime(Federation federation, Duration life) {
        arm(federation, "ageing", Map.of("validFor", life.toString()));
        JournalEntry fetch = stage.feed().fetch(stage.file(), federation.id());
        return fetch.at().isBefore(stage.feed().validUntil(federation.id()));
    }

    private void arm(Federation federation, String fault, Map<String, String> details) {
        stage.fence().broken();
        stage.feed().arm(stage.file(), federation.id(), fault, details);
    }

    @When("giltighetstiden för {federation}s metadata har gått ut")
    public void waitsForTheEnd(Federation federation) {
        Instant end = stage.feed().validUntil(federation.id());
        stage.file().hop("waited for " + end + ", when the metadata that the system has ends");
        while (!Instant.now().isAfter(end)) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @When("{person} loggar in genom {federation} med ett svar som grannens nyckel har undertecknat")
    public void logsInWithNeighboursKey(Person person, Federation federation) {
        logsInWith(Deviations.NEIGHBOURS_KEY, "its neighbour's key", person, federation);
    }

    @When("{person} loggar in genom {federation} med ett svar som den korta nyckeln har undertecknat")
    public void logsInWithShortKey(Person person, Federation federation) {
        logsInWith(Deviations.SHORT_KEY, "a key of 1024 bits", person, federation);
    }

    private void logsInWith(String test, String key, Person person, Federation federation) {
        Deviations.Armed armed = stage.deviations().arm(stage.deviations().first(test), federation.id());
        if (armed.ticket().isEmpty()) {
            stage.file().obstacle("the identity provider cannot sign with " + key + ": " + armed.why());
            throw new CaseClosed("the answer cannot be made");
        }
        Attempt attempt =
                stage.keep(stage.witness().logInWith(armed.ticket(), stage.file(), federation.id(), person.holder()));
        requireNoRefusalByTheSandbox(attempt);
        neighbours = attempt;
    }

    @When("{person} loggar in genom {federation} som vanligt")
    public void logsInOrdinarily(Person person, Federation federation) {
        Attempt attempt = stage.keep(stage.witness().logIn(stage.file(), federation.id(), person.holder()));
        requireNoRefusalByTheSandbox(attempt);
        ordinary = attempt;
    }

    @When("{person} loggar in genom {federation} som vanligt, och det antecknas hur det gick")
    public void recordsOrdinaryLogin(Person person, Federation federation) {
        logsInOrdinarily(person, federation);
        stage.file()
                .remark(
                        accepted(ordinary())
                                ? "The ordinary login went on working meanwhile: the system kept the last good metadata."
                                : "The ordinary login was refused meanwhile: the system stopped trusting the federation. "
                                        + "That is allowed; keeping the last good metadata until it ends disturbs fewer.");
    }

    /** A login that the sandbox's own identity provider refused says nothing of the system's trust. */
    private void requireNoRefusalByTheSandbox(Attempt attempt) {
        attempt.refusal().ifPresent(refusal -> {
            stage.file()
                    .obstacle("the sandbox's " + refusal.service() + " refused the login itself: " + refusal.summary());
            throw new CaseClosed("the login did not come to the system");
        });
    }

    @Then("ska grannens nyckel inte gälla")
    public void neighboursKeyIsNotTrusted() {
        Attempt attempt = neighbours();
        stage.check(
                KEYS,
                "not the neighbour's: it stands in no metadata that may be believed",
                account(attempt, "the neighbour's key"),
                !attempt.seen().session(),
                attempt.sources());
    }

    @Then("ska den korta nyckeln inte gälla")
    public void shortKeyIsNotTrusted() {
        Attempt attempt = neighbours();
        stage.check(
                KEYS,
                "not that of 1024 bits, whoever publishes it",
                account(attempt, "the key of 1024 bits"),
                !attempt.seen().session(),
                attempt.sources());
    }

    @Then("ska grannens nyckel gälla")
    public void neighboursKeyIsTrusted() {
        Attempt attempt = neighbours();
        stage.check(
                KEYS,
                "the neighbour's: metadata that is right says so",
                account(attempt, "the neighbour's key"),
                accepted(attempt),
                attempt.sources());
    }

    @Then("ska inte båda nycklarna gälla")
    public void notBothKeys() {
        boolean both = accepted(neighbours()) && accepted(ordinary());
        boolean stranger = stranger(neighbours()) || stranger(ordinary());
        List<String> sources = new ArrayList<>(neighbours().sources());
        sources.addAll(ordinary().sources());
        stage.check(
                KEYS,
                "at most one of the two that stand under the same entityID",
                account(neighbours(), "the neighbour's key") + "; " + account(ordinary(), "the usual key"),
                !both && !stranger,
                sources);
        if (!accepted(neighbours()) && !accepted(ordinary())) {
            stage.file().remark("Neither key is trusted while the entityID stands twice, which is the safest.");
        }
    }

    @Then("ska den vanliga inloggningen fungera")
    public void ordinaryLoginWorks() {
        Attempt attempt = ordinary();
        stage.check(
                ORDINARY,
                attempt.person().name() + " is logged in",
                attempt.account(),
                accepted(attempt),
                attempt.sources());
    }

    @Then("ska den vanliga inloggningen inte längre fungera")
    public void ordinaryLoginIsRefused() {
        Attempt attempt = ordinary();
        stage.check(
                ORDINARY,
                "nobody is logged in: no metadata that still holds has the key",
                attempt.account(),
                !attempt.seen().session(),
                attempt.sources());
    }

    /** A system may allow for clocks that differ a little: it is asked again until then. */
    @Then("ska {person} snart inte längre kunna logga in genom {federation}")
    public void soonRefused(Person person, Federation federation) {
        Instant last = Instant.now().plus(TOLERANCE);
        logsInOrdinarily(person, federation);
        while (accepted(ordinary()) && Instant.now().isBefore(last)) {
            LockSupport.parkNanos(POLL.toNanos());
            logsInOrdinarily(person, federation);
        }
        ordinaryLoginIsRefused();
    }

    @Then("vilar bedömningen på att metadata utan rimligt slut inte får tas emot")
    public void restsOnTheEnd() {
        CaseFile file = stage.file();
        file.restsOn(new RestsOn(
                "GEN-002",
                "That metadata without validUntil, or with one years ahead, is refused is SDP-MD03; the Swedish federations' public"
                        + " texts do not say it",
                "SAML2int (Kantara), SDP-MD03",
                ""));
    }

    @When("{federation}s metadata är rätt igen och systemet har haft tid att hämta den")
    public void heals(Federation federation) {
        stage.feed().healAndFetch(stage.file());
    }

    private Attempt neighbours() {
        return made(neighbours);
    }

    private Attempt ordinary() {
        return made(ordinary);
    }

    private static Attempt made(@Nullable Attempt attempt) {
        if (attempt == null) {
            throw new IllegalStateException("the scenario makes no such login before this step");
        }
        return attempt;
    }

    private static boolean accepted(Attempt attempt) {
        return attempt.seen().who() == Who.SIGNED_PERSON;
    }

    private static boolean stranger(Attempt attempt) {
        return attempt.seen().session() && !accepted(attempt);
    }

    /** How a login ended, and why where the system did not come to judge an answer. */
    private static String account(Attempt attempt, String key) {
        String sent = attempt.journey().carried().isEmpty()
                ? "the system sent nobody to the identity provider"
                : "signed with " + key;
        return sent + ": " + attempt.account();
    }
}
