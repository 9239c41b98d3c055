package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.steps.Words.Person;

/**
 * Cards that log nobody in, and revocation that cannot be asked about. What the identity provider does is the sandbox's own
 * doing: where it does not do what these scenarios rest on, nothing can be said of the system, and the case is inconclusive.
 * The system is judged by its own page only: nobody is logged in.
 */
public final class CardStateSteps {
    private static final String BLOCKED = "423";
    private static final String AUTHN_FAILED = "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed";

    private final Stage stage;

    CardStateSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{person} loggar in genom {federation} medan spärrkontrollen har felet {string}")
    public void logsInDuring(Person person, Federation federation, String faults) {
        stage.keep(stage.revocation()
                .during(faults, () -> stage.witness().logIn(stage.file(), federation.id(), person.holder())));
        stage.file().remark("Revocation meanwhile: " + faults);
    }

    @When("{person} provar sitt kort genom {federation} och avbryter när kortet vägrar")
    public void triesCard(Person person, Federation federation) {
        UserChoice choice = new UserChoice.TryCardOrCancel(stage.witness().withCard(federation.id(), person.holder()));
        stage.keep(stage.witness().logIn(stage.file(), federation.id(), person.holder(), choice));
    }

    @When("{person} väljer kort på denna enhet genom {federation} utan att webbläsaren har något kort")
    public void showsNoCard(Person person, Federation federation) {
        stage.keep(stage.witness().logIn(stage.file(), federation.id(), person.holder(), new UserChoice.ShowNoCard()));
    }

    @Then("ska intygsutgivaren ha vägrat kortet enligt {string}")
    public void refusedBecause(String rule) {
        Optional<JournalEntry> verified = verified();
        boolean so = verified.filter(JournalEntry::refused)
                .flatMap(entry -> entry.fact("requirement"))
                .filter(rule::equals)
                .isPresent();
        require(so, "refuse the card by " + rule, verified);
    }

    @Then("ska intygsutgivaren ha godtagit kortet efter spärrlistan")
    public void acceptedByCrl() {
        Optional<JournalEntry> verified = verified();
        boolean so = verified.filter(JournalEntry::accepted)
                .flatMap(entry -> entry.fact("revocation"))
                .filter("CRL"::equals)
                .isPresent();
        require(so, "accept the card by the CRL", verified);
        verified.flatMap(entry -> entry.fact("revocationTold"))
                .ifPresent(told -> stage.file().remark("What revocation told: " + told));
    }

    @Then("ska kortet ha vägrat därför att PIN är blockerad")
    public void cardIsBlocked() {
        boolean blocked = stage.attempt().journey().hops().stream()
                .anyMatch(hop -> hop.note().contains("the card refused: " + BLOCKED));
        require(blocked, "refuse to sign with a blocked PIN", Optional.empty());
    }

    @Then("ska systemet ha fått ett fel utan intyg")
    public void errorWasDelivered() {
        Attempt attempt = stage.attempt();
        Optional<JournalEntry> sent = attempt.all("saml.response.sent").stream().reduce((one, later) -> later);
        boolean error = sent.filter(entry -> entry.fact("success").orElse("").equals("false"))
                .filter(entry -> entry.fact("secondaryStatus").orElse("").equals(AUTHN_FAILED)
                        || entry.fact("secondaryStatus").orElse("").endsWith("/cancel"))
                .filter(entry -> !entry.message().orElse("").contains("Assertion "))
                .isPresent();
        require(
                error && attempt.journey().carried().isPresent(),
                "answer with an error Response that has no assertion",
                sent);
    }

    private Optional<JournalEntry> verified() {
        return stage.attempt().all("card.verified").stream().reduce((one, later) -> later);
    }

    private void require(boolean so, String expected, Optional<JournalEntry> observed) {
        if (so) {
            return;
        }
        stage.file()
                .obstacle("the sandbox did not " + expected + ": "
                        + observed.map(entry -> entry.service() + " " + entry.outcome() + " " + entry.summary())
                                .orElse(stage.attempt().account()));
        throw new CaseClosed("the sandbox did otherwise");
    }
}
