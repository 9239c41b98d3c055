package se.sakeratkomst.idp.answer;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.card.CardProof;
import se.sakeratkomst.idp.deviation.Basis;
import se.sakeratkomst.idp.deviation.Delivery;
import se.sakeratkomst.idp.deviation.Deviation;
import se.sakeratkomst.idp.deviation.Scene;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.ForeignKeys;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.revocation.RevocationResult;
import se.sakeratkomst.kit.revocation.RevocationResult.State;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.Assembly.Recipient;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseAssembler;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.response.SubjectRecipe;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.SecureXml;

/** Makes the Responses that say yes: right ones, or wrong ones by a deviation. */
public final class Workshop {

    /**
     * What a message is to be.
     *
     * @param basis the message that is changed
     * @param deviation how; one that changes nothing gives a right message
     * @param canary an address that nobody may call
     */
    public record Order(Basis basis, Deviation deviation, URI canary) {}

    /**
     * A made message.
     *
     * @param right the assertion as it would be without a deviation
     * @param recipe what was written
     * @param plan who signed what
     * @param plain the assertion before it was encrypted, where it was
     * @param delivery how it is brought
     */
    public record Made(
            AssertionRecipe right,
            ResponseRecipe recipe,
            SigningPlan plan,
            @Nullable String plain,
            Scene scene,
            Delivery delivery) {}

    private final Personas personas;
    private final PersonaMetadata metadata;
    private final Recipes recipes;
    private final AttributeRelease release;
    private final ForeignKeys foreign;
    private final LastAssertions last;
    private final People people;
    private final LabClock clock;

    public Workshop(
            Personas personas,
            PersonaMetadata metadata,
            Recipes recipes,
            AttributeRelease release,
            ForeignKeys foreign,
            LastAssertions last,
            People people,
            LabClock clock) {
        this.personas = personas;
        this.metadata = metadata;
        this.recipes = recipes;
        this.release = release;
        this.foreign = foreign;
        this.last = last;
        this.people = people;
        this.clock = clock;
    }

    /** Makes one. */
    public Made make(Login login, Answers.Granted granted, Order order, String address) {
        Instant now = clock.wall();
        AssertionRecipe assertion = assertion(login, granted, now, address);
        recipes.gaveName(login, granted.user().person());
        Scene scene = scene(login, granted, assertion, order, now, address);
        Deviation deviation = order.deviation();
        SigningPlan right = SigningPlan.right(
                login.persona().profile(),
                login.role(),
                login.acsUrl(),
                scene.keys().own());
        boolean inTheClear = !login.persona().settings().answers().encrypted();
        SigningPlan plan = deviation.plan(order.basis().of(inTheClear ? right.withEncrypt(false) : right), scene);
        ResponseRecipe recipe = deviation.recipe(recipes.success(login, assertion, now), scene);
        Watched steps = new Watched(deviation.steps(scene));
        Document document =
                ResponseAssembler.assemble(recipe, plan, deviation.recipient(recipient(login.role()), scene), steps);
        recipe.assertions().stream().findFirst().ifPresent(sent -> last.remember(login, granted.user(), sent));
        Delivery delivery = deviation.delivery(
                Delivery.post(SecureXml.serialise(document), login.acsUrl(), login.relayState()), scene);
        return new Made(assertion, recipe, plan, plan.encrypt() ? steps.plain : null, scene, delivery);
    }

    /**
     * What a right message says of somebody who showed no card: the tester says so.
     *
     * @param level the level of assurance that is claimed
     */
    public Answers.Granted granted(Login login, TestPerson person, int level) {
        Standing user = Standing.of(person, person.personalId());
        X509Certificate certificate =
                personas.signingKey(login.persona(), login.lab()).certificate();
        CardProof none = new CardProof(
                certificate, "", person.personalId(), level, "TEST", null, new RevocationResult(State.GOOD, List.of()));
        Proved proved = new Proved(person, none, clock.wall());
        String loaUri = login.persona().loaUri(level).orElseThrow();
        return new Answers.Granted(
                user,
                loaUri,
                release.release(login, user, new Circumstances(none, loaUri)).attributes(),
                proved);
    }

    private AssertionRecipe assertion(Login login, Answers.Granted granted, Instant now, String address) {
        return recipes.assertion(
                login,
                granted.user().person(),
                granted.attributes(),
                granted.loaUri(),
                granted.proved().at(),
                now,
                address,
                granted.proved().proof());
    }

    private static Optional<Recipient> recipient(SpRole role) {
        return role.encryptionCertificates().stream()
                .findFirst()
                .map(certificate -> new Recipient(certificate, role.encryption()));
    }

    private Scene scene(
            Login login, Answers.Granted granted, AssertionRecipe right, Order order, Instant now, String address) {
        Standing other = people.all(login.lab()).stream()
                .filter(person -> !person.id().equals(granted.user().person().id()))
                .filter(person -> person.firstEmployment().isPresent())
                .map(person -> Standing.of(person, person.personalId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A forgery needs a second test person"));
        AssertionRecipe forged = assertion(
                login,
                new Answers.Granted(
                        other,
                        granted.loaUri(),
                        release.release(login, other, granted.circumstances()).attributes(),
                        granted.proved()),
                now,
                address);
        Supplier<AssertionRecipe> again = () -> forged.withId(Ids.next());
        return new Scene(
                login,
                login.persona().entityId(login.lab()),
                Identity.of(granted.user(), nameId(right)),
                Identity.of(other, nameId(forged)),
                again,
                new Keys(login),
                new Around(login, granted.user(), order),
                now);
    }

    private static String nameId(AssertionRecipe assertion) {
        return Optional.ofNullable(assertion.subject())
                .map(SubjectRecipe::nameId)
                .map(NameIdRecipe::value)
                .orElse("");
    }

    private final class Keys implements Scene.Keys {
        private final Login login;

        Keys(Login login) {
            this.login = login;
        }

        @Override
        public SigningKey own() {
            return personas.signingKey(login.persona(), login.lab());
        }

        @Override
        public SigningKey stranger() {
            return foreign.stranger();
        }

        @Override
        public SigningKey clone() {
            return foreign.clone(own().certificate());
        }

        @Override
        public SigningKey neighbour() {
            return personas.neighbourKey(login.persona(), login.lab());
        }

        @Override
        public SigningKey neighbourSp() {
            return personas.neighbourSpKey(login.persona(), login.lab());
        }

        @Override
        public SigningKey encryption() {
            return personas.encryptionKey(login.persona(), login.lab());
        }

        @Override
        public SigningKey weak() {
            return foreign.weak();
        }
    }

    private final class Around implements Scene.Surroundings {
        private final Login login;
        private final Standing user;
        private final Order order;

        Around(Login login, Standing user, Order order) {
            this.login = login;
            this.user = user;
            this.order = order;
        }

        @Override
        public String neighbour() {
            return login.persona().neighbourEntityId(login.lab());
        }

        @Override
        public String weak() {
            return login.persona().weakEntityId(login.lab());
        }

        @Override
        public URI canary() {
            return order.canary();
        }

        @Override
        public Document metadata() {
            return metadata.of(login.persona(), login.lab());
        }

        @Override
        public Optional<String> coordinationNumber() {
            return people.all(login.lab()).stream()
                    .flatMap(person -> Optional.ofNullable(person.personnummer()).stream())
                    .filter(AttributeRelease::isCoordinationNumber)
                    .findFirst();
        }

        @Override
        public Optional<AssertionRecipe> previous() {
            return last.before(login, user);
        }
    }

    /** Remembers what the assertion looked like before it was encrypted, for the journal. */
    private static final class Watched implements AssemblySteps {
        private final AssemblySteps steps;
        private @Nullable String plain;

        Watched(AssemblySteps steps) {
            this.steps = steps;
        }

        @Override
        public void sign(Element element, SigningPlan plan) {
            steps.sign(element, plan);
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
