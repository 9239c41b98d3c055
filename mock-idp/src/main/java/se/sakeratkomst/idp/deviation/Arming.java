package se.sakeratkomst.idp.deviation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.SecureXml;

/** Arms negative tests, and says why one cannot be armed. */
public final class Arming {

    /**
     * What to arm.
     *
     * @param variant the first one when left out
     * @param ticketed whether it is to hit only the login that shows the ticket it gets
     * @param source what is signed before the message is changed: federation when left out
     * @param encryption whether it is encrypted then: federation when left out
     * @param compose a tester's own deviation, in the place of a test
     */
    public record Wanted(
            @Nullable String test,
            @Nullable String idp,
            @Nullable String sp,
            @Nullable String variant,
            @Nullable Boolean ticketed,
            @Nullable String source,
            @Nullable String encryption,
            @Nullable Composition compose) {

        Basis basis() {
            return new Basis(word("source", Source.class, source), word("encryption", Secrecy.class, encryption));
        }
    }

    private static final String EXAMPLE = "{\"test\":\"NEG-099\",\"idp\":\"sambi\",\"sp\":entityId}";

    private final NegativeTests tests;
    private final Deviations deviations;
    private final Personas personas;
    private final VendorFeeds feeds;
    private final Journal journal;

    public Arming(NegativeTests tests, Deviations deviations, Personas personas, VendorFeeds feeds, Journal journal) {
        this.tests = tests;
        this.deviations = deviations;
        this.personas = personas;
        this.feeds = feeds;
        this.journal = journal;
    }

    /** Arms. */
    public Armed arm(LabId lab, Wanted wanted) {
        Composition own = wanted.compose();
        String testId = own == null ? required("test", wanted.test()) : Armed.COMPOSED;
        String sp = required("sp", wanted.sp());
        Persona persona = personas.require(required("idp", wanted.idp()));
        NegativeTest.Variant variant = own == null ? variant(testId, wanted.variant()) : composed(own);
        EntityDescriptor entity = feeds.find(persona, lab, sp)
                .filter(found -> found.sp().isPresent())
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Arm the negative test " + testId + " against " + sp,
                        "no such service provider in the feed of "
                                + persona.profile().name(),
                        "the entityID of a registered service provider",
                        "Hand in its metadata first.")));
        Basis basis = wanted.basis();
        obstacle(variant.deviation(), basis, persona, entity).ifPresent(why -> {
            throw new ProblemException(Problem.of(
                    409,
                    "Not applicable",
                    "Arm the negative test " + testId + " (" + variant.name() + ") against " + sp,
                    why,
                    "a service provider and a message that the test can be made for",
                    "Count the test as not applicable, or change the service provider's metadata."));
        });
        Armed armed = new Armed(
                testId,
                variant.name(),
                persona.id(),
                sp,
                Boolean.TRUE.equals(wanted.ticketed()) ? Ids.next() : null,
                basis.source(),
                basis.encryption(),
                Canaries.next(),
                own);
        deviations.arm(lab, armed);
        journal.append(
                lab,
                Note.of("deviation.armed")
                        .from(persona.entityId(lab))
                        .to(sp)
                        .summary(testId + " is armed: "
                                + tests.find(testId).map(NegativeTest::name).orElse("a tester's own"))
                        .fact("armed", armed.test())
                        .fact("variant", armed.variant())
                        .fact("source", basis.source().word())
                        .fact("encryption", basis.encryption().word())
                        .fact("ticket", armed.ticket())
                        .info());
        return armed;
    }

    private NegativeTest.Variant variant(String testId, @Nullable String wanted) {
        NegativeTest test = tests.find(testId)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Arm the negative test " + testId,
                        "no such test here",
                        "one of those that GET on this address lists",
                        "Choose one of them.")));
        return test.variant(Optional.ofNullable(wanted))
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "Arm the negative test " + testId,
                        "the variant '" + wanted + "'",
                        "one of "
                                + test.variants().stream()
                                        .map(NegativeTest.Variant::name)
                                        .toList(),
                        "Name one of these, or none for the first.")));
    }

    /** A tester's own deviation, when its fields are known and its document is XML. */
    static NegativeTest.Variant composed(Composition own) {
        Map<String, @Nullable String> fields = own.fields();
        if (fields != null) {
            fields.keySet().stream()
                    .filter(name -> Field.named(name).isEmpty())
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new ProblemException(Problem.badRequest(
                                "Compose a deviation",
                                "the field '" + unknown + "'",
                                "one of " + Field.ALL.stream().map(Field::name).toList()
                                        + ", or attribute: and an attribute's Name",
                                "Name one of these."));
                    });
        }
        Composition.Edit before = own.beforeSigning();
        if (before != null && before.document() != null && !before.document().isBlank()) {
            try {
                SecureXml.parse(before.document());
            } catch (SamlRefusal e) {
                throw new ProblemException(Problem.badRequest(
                        "Compose a deviation",
                        e.first().observed(),
                        "well-formed XML before signing",
                        "What is no XML can be written after signing."));
            }
        }
        return new NegativeTest.Variant("own", new Composed(own));
    }

    /** Why a deviation cannot be made of that message for that service provider. */
    public static Optional<String> obstacle(Deviation deviation, Basis basis, Persona persona, EntityDescriptor sp) {
        if (!deviation.suits(basis)) {
            return Optional.of(
                    "the test itself lays down what is signed or encrypted, and would be another test with another"
                            + " source or encryption");
        }
        return deviation
                .obstacle(persona, sp)
                .or(() -> basis.encryption() == Secrecy.ENCRYPTED ? Needs.encryptionKey(sp) : Optional.empty());
    }

    private static <E extends Enum<E>> E word(String field, Class<E> words, @Nullable String value) {
        E[] all = words.getEnumConstants();
        return Stream.of(all)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(value == null ? "federation" : value))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "Arm a negative test",
                        "'" + field + "' is '" + value + "'",
                        "one of "
                                + Stream.of(all)
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .toList(),
                        "Name one of these, or leave '" + field + "' out.")));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ProblemException(
                    Problem.badRequest("Arm a negative test", "no '" + field + "'", EXAMPLE, "Add '" + field + "'."));
        }
        return value;
    }
}
