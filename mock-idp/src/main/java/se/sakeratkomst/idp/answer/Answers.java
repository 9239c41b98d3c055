package se.sakeratkomst.idp.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import se.sakeratkomst.idp.card.CardProof;
import se.sakeratkomst.idp.deviation.Armed;
import se.sakeratkomst.idp.deviation.Delivery;
import se.sakeratkomst.idp.deviation.Deviation;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.idp.deviation.Scene;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.request.RequestRefused;
import se.sakeratkomst.idp.sign.ActivationData;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.extension.SadRequest;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseAssembler;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Makes the Responses. A right one, unless a negative test is armed for the service provider: then that one, once, and the
 * journal says which and about whom.
 */
public final class Answers {

    /**
     * A person the card vouched for, and what is said about them.
     *
     * @param loaUri the level of assurance, by its URI
     * @param proved how and when the user proved who they are
     */
    public record Granted(Standing user, String loaUri, List<AttributeRecipe> attributes, Proved proved) {
        Circumstances circumstances() {
            return new Circumstances(proved.proof(), loaUri);
        }
    }

    private final Personas personas;
    private final Recipes recipes;
    private final Workshop workshop;
    private final Deviations deviations;
    private final Dispatch dispatch;
    private final LabClock clock;
    private final Journal journal;

    public Answers(
            Personas personas,
            Recipes recipes,
            Workshop workshop,
            Deviations deviations,
            Dispatch dispatch,
            LabClock clock,
            Journal journal) {
        this.personas = personas;
        this.recipes = recipes;
        this.workshop = workshop;
        this.deviations = deviations;
        this.dispatch = dispatch;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * A right answer, and what a logout needs of it.
     *
     * @param nameId of the right assertion, also where what was sent deviates
     */
    public record Issued(Outgoing outgoing, NameIdRecipe nameId, String sessionIndex) {}

    /** The Response that says who logged in. */
    public Issued yes(Login login, CardProof proof, Granted granted, String address) {
        Optional<Armed> armed =
                deviations.take(login.lab(), login.persona(), login.sp().entityId(), login.ticket());
        Workshop.Order order = deviations.order(login.lab(), armed);
        Workshop.Made made = workshop.make(login, granted, order, address);
        Outgoing outgoing = dispatch.of(
                login, made.delivery(), Optional.ofNullable(made.recipe().id()));
        journal.append(login.lab(), sent(login, proof, granted, made, outgoing, armed, order.deviation()));
        AssertionRecipe right = made.right();
        return new Issued(
                outgoing,
                Objects.requireNonNull(Objects.requireNonNull(right.subject()).nameId()),
                Objects.requireNonNull(right.authnStatements().get(0).sessionIndex()));
    }

    /** The Response that a tester composed and sends at once, with nobody's card. */
    public Outgoing composed(Login login, Granted granted, Armed composed, String address) {
        Workshop.Order order = deviations.order(login.lab(), Optional.of(composed));
        Workshop.Made made = workshop.make(login, granted, order, address);
        Outgoing outgoing = dispatch.of(
                login, made.delivery(), Optional.ofNullable(made.recipe().id()));
        journal.append(
                login.lab(),
                sent(
                        login,
                        granted.proved().proof(),
                        granted,
                        made,
                        outgoing,
                        Optional.of(composed),
                        order.deviation()));
        return outgoing;
    }

    /** Signature activation data, signed with the key of the metadata. */
    String activation(Login login, ActivationData data, SadRequest wish) {
        return data.signed(wish, personas.signingKey(login.persona(), login.lab()), clock.wall());
    }

    /** Whether a login's name identifier needs no making: it is transient, or was made for the service provider before. */
    boolean hasName(Login login, TestPerson person) {
        return recipes.hasName(login, person);
    }

    private static Note sent(
            Login login,
            CardProof proof,
            Granted granted,
            Workshop.Made made,
            Outgoing outgoing,
            Optional<Armed> armed,
            Deviation deviation) {
        Scene scene = made.scene();
        Delivery delivery = made.delivery();
        ResponseRecipe recipe = made.recipe();
        boolean success = Ns.STATUS_SUCCESS.equals(recipe.statusCode());
        String what = armed.map(test -> "deviates as " + test.test() + " (" + test.variant() + ")")
                .orElse("right");
        Note note = Note.of("saml.response.sent")
                .from(scene.entityId())
                .to(login.sp().entityId())
                .protocol(outgoing.protocol())
                .correlation(recipe.id(), login.inResponseTo(), login.id(), proof.fingerprint())
                .summary("Response about " + granted.user().person().displayName() + " to "
                        + login.sp().displayName("sv") + ": " + what)
                .fact("idp", login.persona().id())
                .fact("login", login.id())
                .fact("responseId", recipe.id())
                .fact("inResponseTo", login.inResponseTo())
                .fact("acs", login.acsUrl())
                .fact("deliveredTo", delivery.target())
                .fact("artifact", outgoing.artifact())
                .fact("status", recipe.statusCode())
                .fact("secondaryStatus", recipe.secondaryStatus())
                .fact("success", success)
                .fact("loa", granted.loaUri())
                .fact("responseSigned", made.plan().response())
                .fact("assertionSigned", made.plan().assertion())
                .fact("encrypted", made.plan().encrypt())
                .fact("unsolicited", login.unsolicited())
                .fact("certificate", proof.fingerprint())
                .fact("signedIdentity", scene.signed().fact())
                .fact("negativeTest", armed.map(Armed::test).orElse(null))
                .fact("variant", armed.map(Armed::variant).orElse(null))
                .fact("source", armed.map(test -> test.source().word()).orElse(null))
                .fact("encryption", armed.map(test -> test.encryption().word()).orElse(null))
                .fact("ticket", armed.map(Armed::ticket).orElse(null))
                .fact("canary", armed.map(Armed::canary).orElse(null))
                .fact("assumption", proof.assumption())
                .fact("plain", made.plain())
                .raw(text(delivery));
        recipe.assertions().forEach(assertion -> note.correlation(assertion.id()));
        if (deviation.forges()) {
            note.fact("forgedIdentity", deviation.forgedIdentity(scene).fact());
        }
        return note.info();
    }

    private static String text(Delivery delivery) {
        String text = delivery.field().orElseGet(() -> new String(delivery.message(), StandardCharsets.UTF_8));
        return text.length() > 200_000 ? text.substring(0, 200_000) + "…" : text;
    }

    /** The Response that says no to a request that is not fulfilled. */
    public Outgoing no(LabId lab, Persona persona, RequestRefused.Answer to, List<Finding> causes) {
        return no(
                lab,
                persona,
                to.role(),
                to.sp().entityId(),
                to.acsUrl(),
                to.answerBinding(),
                to.relayState(),
                to.inResponseTo(),
                null,
                to.status(),
                to.secondaryStatus(),
                causes,
                true);
    }

    /** The Response that says no at the end of a login. */
    public Outgoing no(Login login, String status, String secondaryStatus, List<Finding> causes, boolean confirm) {
        return no(
                login.lab(),
                login.persona(),
                login.role(),
                login.sp().entityId(),
                login.acsUrl(),
                login.answerBinding(),
                login.relayState(),
                login.inResponseTo(),
                login.id(),
                status,
                secondaryStatus,
                causes,
                confirm);
    }

    private Outgoing no(
            LabId lab,
            Persona persona,
            SpRole role,
            String sp,
            String acsUrl,
            String answerBinding,
            Optional<String> relayState,
            @Nullable String inResponseTo,
            @Nullable String login,
            String status,
            String secondaryStatus,
            List<Finding> causes,
            boolean confirm) {
        String message = causes.isEmpty()
                ? "TEST: the user cancelled"
                : "TEST: " + causes.get(0).rule() + ": " + causes.get(0).observed();
        ResponseRecipe recipe =
                recipes.failure(persona, lab, acsUrl, inResponseTo, status, secondaryStatus, message, clock.wall());
        SigningPlan plan = SigningPlan.right(persona.profile(), role, acsUrl, personas.signingKey(persona, lab))
                .withEncrypt(false);
        Document document = ResponseAssembler.assemble(recipe, plan, Optional.empty());
        byte[] bytes = SecureXml.serialise(document);
        Outgoing outgoing = dispatch.of(
                lab,
                persona,
                sp,
                answerBinding,
                Delivery.post(bytes, acsUrl, relayState),
                Optional.ofNullable(recipe.id()),
                confirm,
                causes);
        journal.append(
                lab,
                Note.of("saml.response.sent")
                        .from(persona.entityId(lab))
                        .to(sp)
                        .protocol(outgoing.protocol())
                        .correlation(recipe.id(), inResponseTo, login)
                        .summary("Error Response: " + secondaryStatus
                                + (causes.isEmpty() ? "" : " (" + causes.get(0).rule() + ")"))
                        .fact("idp", persona.id())
                        .fact("responseId", recipe.id())
                        .fact("inResponseTo", inResponseTo)
                        .fact("acs", acsUrl)
                        .fact("artifact", outgoing.artifact())
                        .fact("status", status)
                        .fact("secondaryStatus", secondaryStatus)
                        .fact("success", false)
                        .fact("responseSigned", plan.response())
                        .raw(new String(bytes, StandardCharsets.UTF_8))
                        .info());
        return outgoing;
    }
}
