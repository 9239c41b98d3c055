package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ids;

/** Arms negative tests. */
@RestController
@RequestMapping("/admin/labs/{lab}/deviations")
public final class DeviationControl {

    /** A test that can be armed. */
    public record Offer(String test, String name, String group, String phase, List<String> variants) {}

    /** What can be armed and what is. */
    public record Overview(List<Offer> tests, List<Armed> armed) {}

    /**
     * What to arm.
     *
     * @param variant the first one when left out
     * @param ticketed whether it is to hit only the login that shows the ticket it gets
     * @param source what is signed before the message is changed: federation when left out
     * @param encryption whether it is encrypted then: federation when left out
     */
    public record Wanted(
            @Nullable String test,
            @Nullable String idp,
            @Nullable String sp,
            @Nullable String variant,
            @Nullable Boolean ticketed,
            @Nullable String source,
            @Nullable String encryption) {}

    private final NegativeTests tests;
    private final Deviations deviations;
    private final Personas personas;
    private final VendorFeeds feeds;
    private final Labs labs;
    private final Journal journal;

    public DeviationControl(
            NegativeTests tests,
            Deviations deviations,
            Personas personas,
            VendorFeeds feeds,
            Labs labs,
            Journal journal) {
        this.tests = tests;
        this.deviations = deviations;
        this.personas = personas;
        this.feeds = feeds;
        this.labs = labs;
        this.journal = journal;
    }

    @GetMapping
    Overview overview(@PathVariable String lab) {
        LabId id = labs.require(new LabId(lab));
        return new Overview(
                tests.all().stream()
                        .map(test -> new Offer(
                                test.id(),
                                test.name(),
                                test.group(),
                                test.phaseName(),
                                test.variants().stream()
                                        .map(NegativeTest.Variant::name)
                                        .toList()))
                        .toList(),
                deviations.armed(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Armed arm(@PathVariable String lab, @RequestBody Wanted wanted) {
        LabId id = labs.require(new LabId(lab));
        String testId = required("test", wanted.test());
        String sp = required("sp", wanted.sp());
        Persona persona = personas.require(required("idp", wanted.idp()));
        NegativeTest test = tests.find(testId)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Arm the negative test " + testId,
                        "no such test here",
                        "one of those that GET on this address lists",
                        "Choose one of them.")));
        NegativeTest.Variant variant = test.variant(Optional.ofNullable(wanted.variant()))
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "Arm the negative test " + testId,
                        "the variant '" + wanted.variant() + "'",
                        "one of "
                                + test.variants().stream()
                                        .map(NegativeTest.Variant::name)
                                        .toList(),
                        "Name one of these, or none for the first.")));
        SpRole role = feeds.find(persona, id, sp)
                .flatMap(se.sakeratkomst.saml.metadata.EntityDescriptor::sp)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Arm the negative test " + testId + " against " + sp,
                        "no such service provider in the feed of "
                                + persona.profile().name(),
                        "the entityID of a registered service provider",
                        "Hand in its metadata first.")));
        Basis basis = new Basis(
                word("source", Source.class, wanted.source()), word("encryption", Secrecy.class, wanted.encryption()));
        obstacle(variant.deviation(), basis, persona, role).ifPresent(why -> {
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
                basis.encryption());
        deviations.arm(id, armed);
        journal.append(
                id,
                Note.of("deviation.armed")
                        .from(persona.entityId(id))
                        .to(sp)
                        .summary(testId + " is armed: " + test.name())
                        .fact("armed", armed.test())
                        .fact("variant", armed.variant())
                        .fact("source", basis.source().word())
                        .fact("encryption", basis.encryption().word())
                        .fact("ticket", armed.ticket())
                        .info());
        return armed;
    }

    @DeleteMapping
    Map<String, Object> disarm(@PathVariable String lab) {
        LabId id = labs.require(new LabId(lab));
        int before = deviations.armed(id).size();
        deviations.clear(id);
        return Map.of("lab", id, "disarmed", before);
    }

    private static Optional<String> obstacle(Deviation deviation, Basis basis, Persona persona, SpRole role) {
        if (!deviation.suits(basis)) {
            return Optional.of("the test itself lays down what is signed or encrypted; source '"
                    + basis.source().word() + "' and encryption '"
                    + basis.encryption().word() + "' would make another test's message");
        }
        return deviation
                .obstacle(persona, role)
                .or(() -> basis.encryption() == Secrecy.ENCRYPTED ? Needs.encryptionKey(role) : Optional.empty());
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
            throw new ProblemException(Problem.badRequest(
                    "Arm a negative test",
                    "no '" + field + "'",
                    "{\"test\":\"NEG-099\",\"idp\":\"sambi\",\"sp\":entityId}",
                    "Add '" + field + "'."));
        }
        return value;
    }
}
