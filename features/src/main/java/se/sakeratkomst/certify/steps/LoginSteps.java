package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.catalogue.NegativeTest;
import se.sakeratkomst.certify.catalogue.Outcomes.Condition;
import se.sakeratkomst.certify.catalogue.Outcomes.Ending;
import se.sakeratkomst.certify.catalogue.Outcomes.Outcome;
import se.sakeratkomst.certify.driver.Delivery;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.driver.Visit;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.steps.Seen.Who;
import se.sakeratkomst.certify.steps.Words.Deviation;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.steps.Words.Person;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.verdict.RestsOn;
import se.sakeratkomst.saml.metadata.SpRole;

/** Logging in: rightly, with a deviating answer, twice with the same answer, and not at all. */
public final class LoginSteps {
    private static final String LOGGED_IN = "who is logged in";
    private static final String LATE = "SANDBOX_LATE_ANSWER";
    private static final Duration LATE_BY_ITSELF = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Stage stage;
    private final Map<Saying, List<String>> said = new LinkedHashMap<>();
    private Duration late = Duration.ZERO;
    private final Set<String> untold = new LinkedHashSet<>();

    /** A remark on one or more messages, which are named between its two parts. */
    private record Saying(String begins, String ends) {}

    LoginSteps(Stage stage) {
        this.stage = stage;
    }

    @Given("att {person} kan logga in genom {federation}")
    public void canLogIn(Person person, Federation federation) {
        stage.fence().before(stage.file(), federation.id(), person.holder());
    }

    @Then("ska {person} kunna logga in genom {federation} efteråt")
    public void canStillLogIn(Person person, Federation federation) {
        stage.fence().after(stage.file(), federation.id(), person.holder());
    }

    @When("{person} loggar in som privatperson genom {federation}")
    public void logsInPrivately(Person person, Federation federation) {
        VendorFile.Nll nll = Objects.requireNonNull(stage.suite().vendor().nll());
        URI login = stage.witness().address(federation.id(), Objects.requireNonNull(nll.privateLogin()));
        UserChoice choice = stage.witness().withCard(federation.id(), person.holder());
        stage.keep(stage.witness()
                .act(
                        stage.file(),
                        federation.id(),
                        person.holder(),
                        stage.suite().driver().visit(),
                        visit -> visit.go(login, choice)));
    }

    @When("{person} loggar in genom {federation}")
    public void logsIn(Person person, Federation federation) {
        stage.keep(stage.witness().logIn(stage.file(), federation.id(), person.holder()));
    }

    /**
     * Every variant that the identity provider has of the deviation is tried, each in a browser of its own. The variants of one kind of
     * message come after one another, since one may rest on the one before it.
     */
    @When("{person} loggar in genom {federation} och svaret avviker enligt {deviation}")
    public void logsInWithDeviation(Person person, Federation federation, Deviation deviation) {
        NotMade notMade = new NotMade();
        List<List<Deviations.Order>> variants = stage.deviations().orders(deviation.id());
        Set<String> tried = new HashSet<>();
        int ways = variants.get(0).size();
        variants.get(0).forEach(order -> telling(order, person, federation));
        for (int way = 0; way < ways; way++) {
            for (List<Deviations.Order> variant : variants) {
                if (tries(variant.get(way), person, federation, notMade)) {
                    tried.add(variant.get(way).variant());
                }
            }
        }
        for (List<Deviations.Order> variant : variants) {
            Deviations.Order usual = variant.get(0).inTheFederationsWay();
            if (!tried.contains(usual.variant()) && !variant.contains(usual)) {
                tries(usual, person, federation, notMade);
            }
        }
        if (stage.trials().isEmpty()) {
            stage.file()
                    .cannotBeMade("the message of " + deviation.id() + " cannot be made for this system: "
                            + String.join("; ", notMade.told()));
            throw new CaseClosed("the message cannot be made");
        }
        notMade.told()
                .forEach(why -> stage.file().remark("Not tried, since it cannot be made for this system: " + why));
        stage.suite()
                .catalogue()
                .negativeTest(deviation.id())
                .map(NegativeTest::mutation)
                .filter(mutation -> !mutation.isBlank())
                .ifPresent(mutation -> stage.file().remark("The deviation: " + mutation));
    }

    /** One login with the message that was ordered, if it can be made for this system. */
    private boolean tries(Deviations.Order order, Person person, Federation federation, NotMade notMade) {
        Deviations.Armed armed = stage.deviations().arm(order, federation.id());
        if (armed.ticket().isEmpty()) {
            notMade.add(order, armed.why());
            return false;
        }
        Attempt attempt =
                stage.keep(stage.witness().logInWith(armed.ticket(), stage.file(), federation.id(), person.holder()));
        requireDelivered(attempt, order);
        stage.tried(new Trial(order, attempt, telling(order, person, federation)));
        return true;
    }

    private boolean telling(Deviations.Order order, Person person, Federation federation) {
        return stage.deviations()
                .right()
                .taken(stage.witness(), stage.file(), federation.id(), person.holder(), order.way());
    }

    @When("{person} påbörjar inloggningen genom {federation} och återkommer aldrig till systemet")
    public void neverReturns(Person person, Federation federation) {
        delivered(stage.keep(stage.witness().logInAndHold(stage.file(), federation.id(), person.holder())));
    }

    /**
     * The card is used late, so that the answer is fresh when it comes and only the request is old. A quarter of an hour is what the
     * catalogue says; a run that shall wait that long is told so.
     */
    @When("{person} loggar in genom {federation} men dröjer med kortet")
    public void usesCardLate(Person person, Federation federation) {
        late = Optional.ofNullable(System.getenv(LATE)).map(Duration::parse).orElse(LATE_BY_ITSELF);
        UserChoice choice =
                new UserChoice.UseCardLate(late, stage.witness().withCard(federation.id(), person.holder()));
        delivered(stage.keep(stage.witness().logIn(stage.file(), federation.id(), person.holder(), choice)));
        stage.file()
                .remark("The card was used " + late.toSeconds() + " seconds after the request."
                        + (longOut()
                                ? ""
                                : " That proves only that a moment at the identity provider does no harm: what the system does"
                                        + " with a request that has been out for long is not tried. The environment variable "
                                        + LATE + " (such as PT15M, which is what the catalogue says) says how long."));
    }

    private boolean longOut() {
        return late.compareTo(LONG) >= 0;
    }

    @When("{person} loggar in genom {federation} med kortappen på en annan enhet")
    public void logsInWithApp(Person person, Federation federation) {
        UserChoice choice =
                new UserChoice.AnswerInApp(Optional.of(stage.witness().withCard(federation.id(), person.holder())));
        stage.keep(stage.witness().logIn(stage.file(), federation.id(), person.holder(), choice));
    }

    @When("{person} avbryter inloggningen genom {federation} i kortappen på en annan enhet")
    public void cancelsInApp(Person person, Federation federation) {
        cancels(person, federation, new UserChoice.AnswerInApp(Optional.empty()));
    }

    @When("{person} avbryter inloggningen genom {federation}")
    public void cancels(Person person, Federation federation) {
        cancels(person, federation, new UserChoice.Cancel());
    }

    private void cancels(Person person, Federation federation, UserChoice choice) {
        Attempt attempt = stage.keep(stage.witness().logIn(stage.file(), federation.id(), person.holder(), choice));
        if (attempt.journey().carried().isEmpty()) {
            stage.file().obstacle("no answer about the cancelled login reached the system: " + attempt.account());
            throw new CaseClosed("nothing was delivered");
        }
    }

    @When("{person} loggar ut")
    public void logsOut(Person person) {
        Attempt first = stage.attempt();
        URI logout = stage.witness().logout(first.federation());
        stage.fence().broken();
        first.visit().logOut(stage.witness().protectedPage(first.federation()), logout);
        stage.file().hop("logged out at " + logout);
    }

    @Then("ska den skyddade sidan inte visa någon")
    public void pageShowsNobody() {
        Attempt first = stage.attempt();
        Seen seen = stage.witness()
                .seenOn(
                        first.visit().open(stage.witness().protectedPage(first.federation())),
                        first.federation(),
                        first.person());
        stage.check(
                "the protected page after the logout",
                "nobody",
                seen.text(),
                !seen.session(),
                List.of("protected page"));
    }

    /**
     * The first login's answer comes again in its own browser after somebody else has logged in there, so that the protected
     * page can tell. A system that does not let another person log in over a session meets the answer in a copy of the
     * browser from before the first login instead.
     */
    @When("läkarens svar genom {federation} lämnas en gång till efter att sjuksköterskan loggat in i samma webbläsare")
    public void replaysInSameBrowser(Federation federation) {
        CardHolder doctor = stage.suite().cast().cardHolder("läkaren");
        CardHolder nurse = stage.suite().cast().cardHolder("sjuksköterskan");
        Attempt held = stage.keep(stage.witness().logInAndHold(stage.file(), federation.id(), doctor));
        Delivery delivery = delivered(held);
        Visit before = held.visit().copy();
        Attempt first = stage.witness()
                .act(stage.file(), federation.id(), doctor, held.visit(), visit -> visit.deliver(delivery));
        requireLoggedIn(first);
        Attempt second = stage.witness().logInAgain(stage.file(), federation.id(), nurse, held.visit());
        if (second.seen().who() == Who.SIGNED_PERSON) {
            stage.keep(stage.witness()
                    .act(stage.file(), federation.id(), doctor, held.visit(), visit -> visit.deliver(delivery)));
            return;
        }
        Seen copied = stage.witness()
                .seenOn(before.open(stage.witness().protectedPage(federation.id())), federation.id(), doctor);
        if (copied.session()) {
            stage.file()
                    .obstacle("the browser's cookies from before the login show " + copied.text()
                            + " after it, so a second delivery proves nothing");
            throw new CaseClosed("the session did not change its name");
        }
        stage.keep(
                stage.witness().act(stage.file(), federation.id(), doctor, before, visit -> visit.deliver(delivery)));
    }

    @Then("ska läkaren inte bli inloggad igen")
    public void doctorIsNotBack() {
        Attempt attempt = stage.attempt();
        boolean back = attempt.seen().who() == Who.SIGNED_PERSON;
        stage.check(
                LOGGED_IN,
                "not " + attempt.person().name() + ", whose answer was used before",
                attempt.seen().text(),
                !back,
                attempt.sources());
    }

    private void requireLoggedIn(Attempt attempt) {
        if (attempt.seen().who() != Who.SIGNED_PERSON) {
            stage.file().obstacle("the first delivery logged in nobody: " + attempt.account());
            throw new CaseClosed("the first delivery failed");
        }
    }

    @When("samma svar lämnas en gång till i en ny webbläsare")
    public void replaysInNewBrowser() {
        Attempt first = stage.attempt();
        replay(first, delivered(first), stage.suite().driver().visit());
    }

    @When("{person} loggar in genom {federation} men svaret lämnas i en annan webbläsare")
    public void deliversInForeignBrowser(Person person, Federation federation) {
        Attempt held = stage.witness().logInAndHold(stage.file(), federation.id(), person.holder());
        Delivery delivery = delivered(held);
        Visit foreign = stage.suite().driver().visit();
        stage.keep(stage.witness()
                .act(stage.file(), federation.id(), person.holder(), foreign, visit -> visit.deliver(delivery)));
    }

    @When("{person} loggar in från intygsutgivaren i {federation} utan att systemet har frågat")
    public void logsInUnasked(Person person, Federation federation) {
        Party party = stage.suite().party(federation.id());
        URI start = URI.create(stage.suite()
                        .sandbox()
                        .addresses()
                        .url(Service.IDP, stage.suite().sandbox().lab())
                + "/" + federation.id() + "/unsolicited?sp="
                + ControlApi.encoded(party.sp().entityId()));
        UserChoice choice = stage.witness().withCard(federation.id(), person.holder());
        Attempt attempt = stage.keep(stage.witness()
                .act(
                        stage.file(),
                        federation.id(),
                        person.holder(),
                        stage.suite().driver().visit(),
                        visit -> visit.go(start, choice)));
        if (attempt.journey().carried().isEmpty()) {
            stage.file().obstacle("the identity provider sent no unsolicited response: " + attempt.account());
            throw new CaseClosed("nothing was delivered");
        }
    }

    @When("någon öppnar den skyddade sidan i {federation} utan att logga in")
    public void opensWithoutLogin(Federation federation) {
        CardHolder nobody = stage.suite().cast().cardHolder("läkaren");
        Visit visit = stage.suite().driver().visit();
        URI page = stage.witness().protectedPage(federation.id());
        Seen seen = stage.witness().seenOn(visit.open(page), federation.id(), nobody);
        stage.file().hop("GET " + page + " → " + seen.text());
        stage.check(
                "the protected page without a session",
                "nobody",
                seen.text(),
                !seen.session(),
                List.of("protected page"));
    }

    @Then("ska {person} vara inloggad")
    public void isLoggedIn(Person person) {
        Attempt attempt = stage.attempt();
        stage.check(
                LOGGED_IN,
                person.holder().name() + ", whose card signed",
                attempt.account(),
                attempt.seen().who() == Who.SIGNED_PERSON,
                attempt.sources());
    }

    @Then("ska ingen vara inloggad")
    public void nobodyIsLoggedIn() {
        judge(Ending.REFUSED, "the case says so");
    }

    @Then("ska den andra gången inte logga in någon")
    public void secondTimeNobody() {
        judge(LOGGED_IN, Ending.REFUSED, "the same response was processed before", stage.attempt());
    }

    @Then("ska inloggningen sluta som {federation} kräver vid {deviation}")
    public void endsAsRequired(Federation federation, Deviation deviation) {
        if (stage.trials().isEmpty()) {
            Attempt attempt = stage.attempt();
            Outcome outcome = outcome(federation, deviation, "", attempt);
            judge(LOGGED_IN, outcome.ending(), told(outcome), attempt);
        }
        for (Trial trial : stage.trials()) {
            Outcome outcome = outcome(federation, deviation, trial.order().variant(), trial.attempt());
            judge(trial, outcome.ending(), told(outcome));
        }
        remarkOnAll();
    }

    private Outcome outcome(Federation federation, Deviation deviation, String variant, Attempt attempt) {
        Outcome outcome = stage.suite()
                .outcomes()
                .of(
                        deviation.id(),
                        federation.id(),
                        variant.isEmpty() ? Optional.empty() : Optional.of(variant),
                        condition -> fulfilled(condition, attempt));
        restsOn(outcome, deviation, federation);
        return outcome;
    }

    private static String told(Outcome outcome) {
        return Optional.ofNullable(outcome.because()).orElse("");
    }

    /** Whether the system itself has done what an outcome depends on. */
    private boolean fulfilled(Condition condition, Attempt attempt) {
        return switch (condition) {
            case LONG_OUT -> longOut();
            case FORCE_AUTHN -> Requests.forcesAuthn(attempt);
            case WANTS_ASSERTIONS_SIGNED ->
                stage.suite()
                        .party(attempt.federation())
                        .sp()
                        .sp()
                        .map(SpRole::wantAssertionsSigned)
                        .orElse(false);
        };
    }

    private void restsOn(Outcome outcome, Deviation deviation, Federation federation) {
        String assumption = outcome.assumption();
        if (assumption != null) {
            stage.file()
                    .restsOn(new RestsOn(
                            deviation.id() + "/" + federation.id(),
                            assumption,
                            Optional.ofNullable(outcome.because()).orElse("expected-outcomes.yaml"),
                            "expected-outcomes.yaml"));
        }
    }

    /** A message of a kind that the system refuses even when it is right may be refused for that alone. */
    private void judge(Trial trial, Ending ending, String because) {
        String what = Trial.named(LOGGED_IN, trial.order(), stage.trials());
        boolean told = trial.telling() || trial.attempt().seen().who() != Who.NOBODY;
        if (told) {
            judge(what, ending, because, trial.attempt());
        } else {
            untold.add(trial.order().way().words());
            stage.check(
                    what,
                    "nobody, as with a right message so made",
                    trial.attempt().account(),
                    true,
                    trial.attempt().sources());
        }
    }

    @Then("ska systemet inte visa något felspår")
    public void noStackTrace() {
        List<URI> leaks = stage.attempts().stream()
                .map(attempt -> attempt.journey().end())
                .filter(Page::leaksStackTrace)
                .map(Page::uri)
                .toList();
        stage.check(
                "what the refusal page gives away",
                "no stack trace",
                leaks.isEmpty() ? "no stack trace" : "a stack trace at " + leaks.get(0),
                leaks.isEmpty(),
                List.of("browser"));
    }

    /** Where a message is right but for something that decides nothing: whoever breaks on it has not refused it. */
    @Then("ska systemet inte ha slutat i ett serverfel")
    public void noServerError() {
        List<Page> broken = stage.attempts().stream()
                .map(attempt -> attempt.journey().end())
                .filter(page -> page.status() >= 500)
                .toList();
        stage.check(
                "where the login ended",
                "not in an error of the server",
                broken.isEmpty()
                        ? "not in an error of the server"
                        : "status " + broken.get(0).status() + " at "
                                + broken.get(0).uri(),
                broken.isEmpty(),
                List.of("browser"));
    }

    /** Every deviating message that was tried, or the last attempt where there was none. */
    private void judge(Ending ending, String because) {
        if (stage.trials().isEmpty()) {
            judge(LOGGED_IN, ending, because, stage.attempt());
        }
        stage.trials().forEach(trial -> judge(trial, ending, because));
        remarkOnAll();
    }

    private void judge(String what, Ending ending, String because, Attempt attempt) {
        Who who = attempt.seen().who();
        String reason = because.isEmpty() ? "" : " (" + because + ")";
        switch (ending) {
            case ACCEPTED ->
                stage.check(
                        what,
                        attempt.person().name() + ": the deviation is allowed" + reason,
                        attempt.account(),
                        who == Who.SIGNED_PERSON,
                        attempt.sources());
            case REFUSED ->
                stage.check(
                        what,
                        "nobody" + reason,
                        attempt.account(),
                        !attempt.seen().session(),
                        attempt.sources());
            case NEVER_FORGED -> {
                stage.check(
                        what,
                        "nobody, or " + attempt.person().name() + " whom the identity provider vouched for" + reason,
                        attempt.account(),
                        who == Who.NOBODY || who == Who.SIGNED_PERSON,
                        attempt.sources());
                if (who == Who.SIGNED_PERSON) {
                    remark(
                            "The forgery was ignored rather than refused: the truly signed person is logged in",
                            which(what),
                            ".");
                }
            }
            case EITHER -> {
                stage.check(
                        what,
                        "nobody, or " + attempt.person().name() + " whom the identity provider vouched for" + reason,
                        attempt.account(),
                        who == Who.NOBODY || who == Who.SIGNED_PERSON,
                        attempt.sources());
                if (who == Who.SIGNED_PERSON) {
                    remark("The system let the person in", which(what), ". Refusing is allowed too" + reason + ".");
                } else {
                    remark(
                            "The system let nobody in",
                            which(what),
                            ". Letting the person in is allowed too" + reason + ".");
                }
            }
            case REPORTED -> {
                stage.check(
                        what,
                        "whatever the system's own policy says" + reason,
                        attempt.account(),
                        true,
                        attempt.sources());
                remark("What the system did", which(what), ": " + attempt.account() + ".");
            }
        }
    }

    /** What a check's name says of the message. */
    private static String which(String what) {
        return what.startsWith(LOGGED_IN) ? what.substring(LOGGED_IN.length()) : "";
    }

    private void remark(String begins, String which, String ends) {
        said.computeIfAbsent(new Saying(begins, ends), saying -> new ArrayList<>())
                .add(which);
    }

    /** What is said of several messages is said once. */
    private void remarkOnAll() {
        said.forEach((saying, which) -> stage.file().remark(saying.begins() + String.join(",", which) + saying.ends()));
        if (!untold.isEmpty()) {
            stage.file()
                    .remark(
                            "The system refuses even a right message that is made so, so that its refusing the deviating one"
                                    + " proves nothing of the deviation: " + String.join(" / ", untold) + ".");
        }
    }

    private void replay(Attempt first, Delivery delivery, Visit visit) {
        stage.keep(stage.witness()
                .act(stage.file(), first.federation(), first.person(), visit, again -> again.deliver(delivery)));
    }

    private Delivery delivered(Attempt attempt) {
        return attempt.journey().carried().orElseGet(() -> {
            stage.file().obstacle("the login came to no SAML response: " + attempt.account());
            throw new CaseClosed("nothing was delivered");
        });
    }

    /** The broken message must have left the identity provider and reached the system, or nothing can be said. */
    private void requireDelivered(Attempt attempt, Deviations.Order order) {
        boolean made = Deviations.made(attempt, order.test());
        if (!made || attempt.journey().carried().isEmpty()) {
            String which = order.words().isEmpty() ? "" : " (" + order.words() + ")";
            stage.file()
                    .obstacle("the message of " + order.test() + which + " "
                            + (made ? "never reached the system" : "was never made by the identity provider") + ": "
                            + attempt.account());
            throw new CaseClosed("the deviation was not delivered");
        }
    }
}
