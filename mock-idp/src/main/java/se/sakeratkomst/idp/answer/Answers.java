package se.sakeratkomst.idp.answer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import se.sakeratkomst.idp.card.CardProof;
import se.sakeratkomst.idp.deviation.Armed;
import se.sakeratkomst.idp.deviation.Basis;
import se.sakeratkomst.idp.deviation.Delivery;
import se.sakeratkomst.idp.deviation.Deviation;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.idp.deviation.Scene;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.ForeignKeys;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.request.RequestRefused;
import se.sakeratkomst.idp.sign.ActivationData;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.extension.SadRequest;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.Assembly.Recipient;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseAssembler;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.response.SubjectRecipe;
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
    private final AttributeRelease release;
    private final Deviations deviations;
    private final ForeignKeys foreign;
    private final People people;
    private final LabClock clock;
    private final Journal journal;

    public Answers(
            Personas personas,
            Recipes recipes,
            AttributeRelease release,
            Deviations deviations,
            ForeignKeys foreign,
            People people,
            LabClock clock,
            Journal journal) {
        this.personas = personas;
        this.recipes = recipes;
        this.release = release;
        this.deviations = deviations;
        this.foreign = foreign;
        this.people = people;
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
        Instant now = clock.wall();
        AssertionRecipe assertion = recipes.assertion(
                login,
                granted.user().person(),
                granted.attributes(),
                granted.loaUri(),
                granted.proved().at(),
                now,
                address);
        recipes.gaveName(login, granted.user().person());
        ResponseRecipe right = recipes.success(login, assertion, now);
        Optional<Armed> armed =
                deviations.take(login.lab(), login.persona(), login.sp().entityId(), login.ticket());
        Deviation deviation = armed.map(deviations::deviation).orElse(new Deviation() {});
        Scene scene = scene(login, granted, assertion, now, address);
        Made made = make(login, right, armed.map(Armed::basis).orElse(Basis.FEDERATION), deviation, scene);
        Delivery delivery = deviation.delivery(
                new Delivery(
                        SecureXml.serialise(made.document()),
                        Optional.empty(),
                        login.acsUrl(),
                        login.relayState(),
                        "post"),
                scene);
        journal.append(login.lab(), sent(login, proof, granted, made, armed, deviation, scene, delivery));
        return new Issued(
                outgoing(delivery, false, List.of()),
                Objects.requireNonNull(
                        Objects.requireNonNull(assertion.subject()).nameId()),
                Objects.requireNonNull(assertion.authnStatements().get(0).sessionIndex()));
    }

    /** Signature activation data, signed with the key of the metadata. */
    String activation(Login login, ActivationData data, SadRequest wish) {
        return data.signed(wish, personas.signingKey(login.persona(), login.lab()), clock.wall());
    }

    /** Whether a login's name identifier needs no making: it is transient, or was made for the service provider before. */
    boolean hasName(Login login, TestPerson person) {
        return recipes.hasName(login, person);
    }

    private record Made(
            Document document,
            ResponseRecipe recipe,
            SigningPlan plan,
            @Nullable String plain) {}

    private Made make(Login login, ResponseRecipe right, Basis basis, Deviation deviation, Scene scene) {
        SigningPlan plan = deviation.plan(
                basis.of(SigningPlan.right(
                        login.persona().profile(),
                        login.role(),
                        login.acsUrl(),
                        personas.signingKey(login.persona(), login.lab()))),
                scene);
        ResponseRecipe recipe = deviation.recipe(right, scene);
        Watched steps = new Watched(deviation.steps(scene));
        Document document =
                ResponseAssembler.assemble(recipe, plan, deviation.recipient(recipient(login.role()), scene), steps);
        return new Made(document, recipe, plan, plan.encrypt() ? steps.plain : null);
    }

    private static Optional<Recipient> recipient(SpRole role) {
        return role.encryptionCertificates().stream()
                .findFirst()
                .map(certificate -> new Recipient(certificate, role.encryption()));
    }

    private Scene scene(Login login, Granted granted, AssertionRecipe right, Instant now, String address) {
        Standing other = people.all(login.lab()).stream()
                .filter(person -> !person.id().equals(granted.user().person().id()))
                .filter(person -> person.firstEmployment().isPresent())
                .map(person -> Standing.of(person, person.personalId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A forgery needs a second test person"));
        AssertionRecipe forged = recipes.assertion(
                login,
                other.person(),
                release.release(login, other, granted.circumstances()).attributes(),
                granted.loaUri(),
                granted.proved().at(),
                now,
                address);
        Supplier<AssertionRecipe> again = () -> forged.withId(se.sakeratkomst.saml.xml.Ids.next());
        var own = personas.signingKey(login.persona(), login.lab());
        return new Scene(
                login,
                login.persona().entityId(login.lab()),
                Identity.of(granted.user(), nameId(right)),
                Identity.of(other, nameId(forged)),
                again,
                new Scene.WrongKeys() {
                    @Override
                    public se.sakeratkomst.saml.signature.SigningKey stranger() {
                        return foreign.stranger();
                    }

                    @Override
                    public se.sakeratkomst.saml.signature.SigningKey clone() {
                        return foreign.clone(own.certificate());
                    }

                    @Override
                    public se.sakeratkomst.saml.signature.SigningKey neighbour() {
                        return personas.neighbourKey(login.persona(), login.lab());
                    }
                },
                now);
    }

    private static String nameId(AssertionRecipe assertion) {
        return Optional.ofNullable(assertion.subject())
                .map(SubjectRecipe::nameId)
                .map(NameIdRecipe::value)
                .orElse("");
    }

    private static Note sent(
            Login login,
            CardProof proof,
            Granted granted,
            Made made,
            Optional<Armed> armed,
            Deviation deviation,
            Scene scene,
            Delivery delivery) {
        ResponseRecipe recipe = made.recipe();
        boolean success = Ns.STATUS_SUCCESS.equals(recipe.statusCode());
        String what = armed.map(test -> "deviates as " + test.test() + " (" + test.variant() + ")")
                .orElse("right");
        Note note = Note.of("saml.response.sent")
                .from(scene.entityId())
                .to(login.sp().entityId())
                .protocol("SAML HTTP-POST")
                .correlation(recipe.id(), login.inResponseTo(), login.id(), proof.fingerprint())
                .summary("Response about " + granted.user().person().displayName() + " to "
                        + login.sp().displayName("sv") + ": " + what)
                .fact("idp", login.persona().id())
                .fact("login", login.id())
                .fact("responseId", recipe.id())
                .fact("inResponseTo", login.inResponseTo())
                .fact("acs", login.acsUrl())
                .fact("deliveredTo", delivery.target())
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

    private static Outgoing outgoing(Delivery delivery, boolean confirm, List<Finding> causes) {
        return new Outgoing(
                delivery.target(),
                delivery.method(),
                delivery.field().orElseGet(() -> Base64.getEncoder().encodeToString(delivery.message())),
                delivery.relayState(),
                confirm,
                causes);
    }

    /** The Response that says no to a request that is not fulfilled. */
    public Outgoing no(LabId lab, Persona persona, RequestRefused.Answer to, List<Finding> causes) {
        return no(
                lab,
                persona,
                to.role(),
                to.sp().entityId(),
                to.acsUrl(),
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
        journal.append(
                lab,
                Note.of("saml.response.sent")
                        .from(persona.entityId(lab))
                        .to(sp)
                        .protocol("SAML HTTP-POST")
                        .correlation(recipe.id(), inResponseTo, login)
                        .summary("Error Response: " + secondaryStatus
                                + (causes.isEmpty() ? "" : " (" + causes.get(0).rule() + ")"))
                        .fact("idp", persona.id())
                        .fact("responseId", recipe.id())
                        .fact("inResponseTo", inResponseTo)
                        .fact("acs", acsUrl)
                        .fact("status", status)
                        .fact("secondaryStatus", secondaryStatus)
                        .fact("success", false)
                        .fact("responseSigned", plan.response())
                        .raw(new String(bytes, StandardCharsets.UTF_8))
                        .info());
        return outgoing(new Delivery(bytes, Optional.empty(), acsUrl, relayState, "post"), confirm, causes);
    }

    /** Remembers what the assertion looked like before it was encrypted, for the journal. */
    private static final class Watched implements AssemblySteps {
        private final AssemblySteps steps;
        private @Nullable String plain;

        Watched(AssemblySteps steps) {
            this.steps = steps;
        }

        @Override
        public void beforeSigning(Document response, Assembly assembly) {
            steps.beforeSigning(response, assembly);
        }

        @Override
        public void afterAssertionSigned(Document response, Assembly assembly) {
            steps.afterAssertionSigned(response, assembly);
            if (assembly.plan().encrypt()) {
                plain = SecureXml.text(response);
            }
        }

        @Override
        public void afterEncryption(Document response, Assembly assembly) {
            steps.afterEncryption(response, assembly);
        }

        @Override
        public void afterSigning(Document response, Assembly assembly) {
            steps.afterSigning(response, assembly);
        }
    }
}
