package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.driver.Visit;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.steps.Seen.Who;
import se.sakeratkomst.certify.steps.Words.Deviation;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.steps.Words.Person;

/**
 * Single logout: begun at the system, begun at the identity provider, and asked for in ways that must end nobody's session.
 *
 * @see "SAML profiles 4.4; Kantara eGov 2.0 (SAMBI-038); SDP-SP29 (GEN-015)"
 */
public final class LogoutSteps {
    private static final String SESSION = "the session at the system";

    private final Stage stage;
    private final List<Ended> ended = new ArrayList<>();
    private @Nullable Visit copied;

    LogoutSteps(Stage stage) {
        this.stage = stage;
    }

    /** What the protected page showed after a deviating LogoutRequest. */
    private record Ended(Deviations.Order order, Attempt attempt, Seen seen) {}

    @When("{person}s webbläsare kopieras med sina kakor")
    public void copies(Person person) {
        copied = stage.attempt().visit().copy();
    }

    @When("{person} loggar ut överallt hos intygsutgivaren")
    public void logsOutEverywhere(Person person) {
        stage.fence().broken();
        logOutEverywhere(stage.attempt());
    }

    @When("intygsutgivaren i {federation} loggar ut {person}, och begäran om det avviker enligt {deviation}")
    public void asksWrongly(Federation federation, Person person, Deviation deviation) {
        for (List<Deviations.Order> ways : stage.deviations().orders(deviation.id())) {
            Deviations.Order order = ways.get(0).inTheFederationsWay();
            Attempt attempt = stage.keep(stage.witness().logIn(stage.file(), federation.id(), person.holder()));
            if (attempt.seen().who() != Who.SIGNED_PERSON) {
                stage.file().obstacle("nobody could log in to be logged out: " + attempt.account());
                throw new CaseClosed("the login failed");
            }
            stage.deviations().armNext(order, federation.id());
            logOutEverywhere(attempt);
            if (stage.deviations().stillArmed(deviation.id())) {
                stage.deviations().disarm();
                stage.file()
                        .obstacle("the LogoutRequest of " + deviation.id()
                                + " was never made by the identity provider: has the system a single logout service in its"
                                + " metadata?");
                throw new CaseClosed("the deviation was not delivered");
            }
            ended.add(new Ended(order, attempt, seen(attempt.visit(), attempt)));
        }
    }

    private void logOutEverywhere(Attempt attempt) {
        URI page = sessionPage(attempt.federation());
        Page end = attempt.visit().logOut(page, URI.create(page + "/logout"));
        stage.file().hop("logged out everywhere at " + page + " → " + end.uri() + " " + end.status());
    }

    @Then("ska {person} fortfarande vara inloggad")
    public void stillLoggedIn(Person person) {
        for (Ended each : ended) {
            stage.check(
                    each.order().words().isEmpty()
                            ? SESSION
                            : SESSION + " (" + each.order().words() + ")",
                    person.holder().name() + " is logged in still: a LogoutRequest like this ends nothing",
                    each.seen().text(),
                    each.seen().who() == Who.SIGNED_PERSON,
                    each.attempt().sources());
        }
    }

    @Then("ska den skyddade sidan inte visa någon med de gamla kakorna heller")
    public void oldCookiesAreWorthNothing() {
        Visit browser = copied;
        if (browser == null) {
            throw new IllegalStateException("the scenario copies no browser before this step");
        }
        Seen seen = seen(browser, stage.attempt());
        stage.check(
                "the protected page with the cookies from before the logout",
                "nobody",
                seen.text(),
                !seen.session(),
                List.of("protected page"));
    }

    /** Read in the browser that logged out: the session's cookie is the identity provider's own. */
    @Then("ska ingen vara inloggad hos intygsutgivaren")
    public void nobodyAtTheIdentityProvider() {
        Attempt attempt = stage.attempt();
        Page page = attempt.visit().open(sessionPage(attempt.federation()));
        String user = page.text("#session-user");
        stage.check(
                "who is logged in at the identity provider",
                "nobody: the system has asked it to end the session",
                user.isBlank() ? "nobody" : user,
                page.status() == 200 && user.isBlank(),
                List.of("identity provider"));
    }

    /** Somebody who is known at the identity provider already, and comes again to the system that has forgotten. */
    @When("{person} loggar in igen genom {federation} i samma webbläsare")
    public void logsInOnceMore(Person person, Federation federation) {
        Attempt before = stage.attempt();
        CardHolder holder = person.holder();
        URI login = stage.witness().login(federation.id());
        stage.keep(stage.witness()
                .act(
                        stage.file(),
                        federation.id(),
                        holder,
                        before.visit(),
                        visit -> visit.go(login, stage.witness().withCard(federation.id(), holder))));
    }

    @Then("ska kortet ha använts igen, om systemet begärde det")
    public void cardUsedIfAsked() {
        Attempt attempt = stage.attempt();
        boolean asked = Requests.forcesAuthn(attempt);
        boolean used = attempt.journey().cardUsed();
        if (asked && !used) {
            stage.file().obstacle("the identity provider answered without the card, although ForceAuthn asked for it");
            throw new CaseClosed("the sandbox failed");
        }
        stage.file()
                .remark(
                        asked
                                ? "The system asks for ForceAuthn: each login takes the card."
                                : "The system takes single sign-on: the second login took "
                                        + (used ? "the card all the same." : "no card."));
    }

    private Seen seen(Visit browser, Attempt attempt) {
        return stage.witness()
                .seenOn(
                        browser.open(stage.witness().protectedPage(attempt.federation())),
                        attempt.federation(),
                        attempt.person());
    }

    private URI sessionPage(String federation) {
        return URI.create(stage.suite()
                        .sandbox()
                        .addresses()
                        .url(Service.IDP, stage.suite().sandbox().lab())
                + "/" + federation + "/session");
    }
}
