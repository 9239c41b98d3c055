package se.sakeratkomst.metadata.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.MetadataSettings;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.fault.ArmedFault;
import se.sakeratkomst.metadata.fault.Signature;
import se.sakeratkomst.metadata.fault.Transport;
import se.sakeratkomst.metadata.fault.Validity;
import se.sakeratkomst.saml.metadata.AggregateEntry;
import se.sakeratkomst.saml.metadata.StreamedAggregate;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * The signed aggregates of every register: made when they are asked for and something changed since, or half of their validity has
 * passed. Each lies in a file of its own that appears whole. Stamped in wall time, which is what readers judge by.
 */
public final class Feeds {

    private static final int LARGEST_IN_JOURNAL = 256_000;
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    /** Who asks: a party under test meets the faults, the sandbox's own services do not. */
    public enum Reader {
        PARTY,
        SANDBOX
    }

    private record Place(Register register, Scope scope, Reader reader) {}

    private final Path folder;
    private final Entries entries;
    private final RegisterStates states;
    private final Operators operators;
    private final Journal journal;
    private final LabClock clock;
    private final MetadataSettings settings;
    private final Map<Place, Publication> published = new ConcurrentHashMap<>();

    /** @param folder where the files lie; they are made anew at each start */
    public Feeds(
            Path folder,
            Entries entries,
            RegisterStates states,
            Operators operators,
            Journal journal,
            LabClock clock,
            MetadataSettings settings) {
        this.folder = folder;
        this.entries = entries;
        this.states = states;
        this.operators = operators;
        this.journal = journal;
        this.clock = clock;
        this.settings = settings;
    }

    /** What to hand out now. */
    public Publication current(Register register, Scope scope, Reader reader) {
        RegisterState state = states.of(register);
        boolean disturbed = state.armed().isPresent() && reader == Reader.PARTY;
        Place place = new Place(register, scope, disturbed ? Reader.PARTY : Reader.SANDBOX);
        Instant now = clock.wall();
        Publication ready = published.get(place);
        if (ready != null && isFresh(ready, states.generation(register), disturbed, now)) {
            return ready;
        }
        return published.compute(place, (key, there) -> {
            long generation = states.generation(register);
            return there != null && isFresh(there, generation, disturbed, now)
                    ? there
                    : publish(register, scope, generation, disturbed ? state.armed() : Optional.empty(), now, there);
        });
    }

    private static boolean isFresh(Publication ready, long generation, boolean disturbed, Instant now) {
        return ready.generation() == generation && (disturbed || !ready.isHalfSpent(now));
    }

    /** How long a feed of the register is valid from its signing. */
    public Duration validFor(Register register) {
        String own = states.of(register).validFor();
        return own == null ? settings.validFor() : Duration.parse(own);
    }

    /** How long a reader may do without asking again. */
    public Duration cacheDuration(Register register) {
        String own = states.of(register).cacheDuration();
        return own == null ? settings.cacheDuration() : Duration.parse(own);
    }

    /** Something in the register is not as it was: the next reader gets a new feed. */
    public void changed(Register register) {
        states.touch(register);
    }

    private Publication publish(
            Register register,
            Scope scope,
            long generation,
            Optional<ArmedFault> armed,
            Instant now,
            @Nullable Publication before) {
        long began = System.nanoTime();
        Instant validUntil = validUntil(register, armed, now);
        try {
            Path place = Files.createDirectories(folder.resolve(register.lab().value())
                    .resolve(register.federation().id() + "-"
                            + register.environment().id()));
            Path file = place.resolve(scope.id() + (armed.isPresent() ? "-faulty-" : "-") + generation + "-"
                    + now.toEpochMilli() + ".xml");
            String digest;
            int count;
            try (StreamedAggregate aggregate = new StreamedAggregate(
                    file,
                    new StreamedAggregate.Head(
                            "urn:saker-atkomst-sandbox:TEST:" + register.lab() + ":"
                                    + register.federation().id()
                                    + (register.path().endsWith("prod") ? ":prod" : "")
                                    + (scope == Scope.ALL ? "" : ":" + scope.id()),
                            validUntil,
                            cacheDuration(register)))) {
                aggregate.prologue(publicationInfo(register, now));
                add(aggregate, register, scope, armed);
                digest = aggregate.finish(key(register, armed));
                count = aggregate.entries();
            }
            if (armed.isPresent() && armed.get().fault().signature() == Signature.INNER_ONLY) {
                digest = wrap(register, armed.get(), file);
            }
            forgetOld(place, scope, armed.isPresent(), file, before);
            Publication publication = new Publication(
                    file,
                    '"' + digest.substring(0, 32) + '"',
                    generation,
                    now,
                    validUntil,
                    count,
                    Files.size(file),
                    Duration.ofNanos(System.nanoTime() - began));
            tell(register, scope, armed, publication, digest);
            return publication;
        } catch (IOException e) {
            throw new UncheckedIOException("The feed of " + register + " could not be written", e);
        }
    }

    private void add(StreamedAggregate aggregate, Register register, Scope scope, Optional<ArmedFault> armed)
            throws IOException {
        if (armed.isEmpty()) {
            entries.forEach(register, scope, entry -> aggregate.add(entry.content()));
            return;
        }
        Signature signature = armed.get().fault().signature();
        FaultyEntries faulty = FaultyEntries.of(register, armed.get(), entries);
        entries.forEach(register, scope, entry -> {
            for (Entry instead : faulty.inPlaceOf(entry)) {
                if (signature == Signature.BROKEN) {
                    aggregate.add(instead.content(), entry.content());
                } else if (signature != Signature.INNER_ONLY || instead == entry) {
                    aggregate.add(instead.content());
                }
            }
        });
    }

    /** Puts the changed entries and the signed aggregate, which lacks them, into an unsigned one. */
    private String wrap(Register register, ArmedFault armed, Path file) throws IOException {
        String inner = Files.readString(file);
        Path outer = file.resolveSibling(file.getFileName() + ".outer");
        FaultyEntries faulty = FaultyEntries.of(register, armed, entries);
        String digest;
        try (StreamedAggregate aggregate = new StreamedAggregate(
                outer,
                new StreamedAggregate.Head(
                        "urn:saker-atkomst-sandbox:TEST:" + register.lab() + ":outer",
                        clock.wall().plus(validFor(register)),
                        cacheDuration(register)))) {
            entries.forEach(register, Scope.ALL, entry -> {
                for (Entry instead : faulty.inPlaceOf(entry)) {
                    if (instead != entry) {
                        aggregate.add(instead.content());
                    }
                }
            });
            aggregate.add(new AggregateEntry(inner.substring(inner.indexOf("<md:")), java.util.Set.of()));
            digest = aggregate.finish(null);
        }
        Files.move(outer, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        return digest;
    }

    /** What signs under a fault; null for nothing. */
    @Nullable
    SigningKey key(Register register, Optional<ArmedFault> armed) {
        Operator operator = operators.of(register);
        return switch (armed.map(one -> one.fault().signature()).orElse(Signature.RIGHT)) {
            case RIGHT, BROKEN, INNER_ONLY -> operator.key();
            case STANDBY -> operator.standby();
            case FOREIGN -> operators.foreign(register);
            case NONE -> null;
        };
    }

    /** The validUntil of what is signed now; null for none. */
    @Nullable
    Instant validUntil(Register register, Optional<ArmedFault> armed, Instant now) {
        return switch (armed.map(one -> one.fault().validity()).orElse(Validity.RIGHT)) {
            case RIGHT -> now.plus(validFor(register));
            case PAST -> now.minus(Duration.ofHours(1));
            case NONE -> null;
            case TEN_YEARS -> now.plus(TEN_YEARS);
            case ONCE -> armed.orElseThrow().armedAt().plus(armed.orElseThrow().validFor());
        };
    }

    private AggregateEntry publicationInfo(Register register, Instant now) {
        Document document = SecureXml.newDocument();
        Element extensions = Elements.root(document, Ns.MD, "Extensions");
        Element info = Elements.append(extensions, Ns.MDRPI, "PublicationInfo");
        Elements.set(info, "publisher", operators.name(register.federation()));
        Elements.set(info, "creationInstant", Instants.write(now));
        return AggregateEntry.of(extensions);
    }

    /** Keeps the file before this one, which somebody may be reading; removes what is older. */
    private static void forgetOld(Path place, Scope scope, boolean faulty, Path file, @Nullable Publication before)
            throws IOException {
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place, scope.id() + "-*")) {
            for (Path one : files) {
                boolean same = one.getFileName().toString().startsWith(scope.id() + "-faulty-") == faulty;
                if (same && !one.equals(file) && (before == null || !one.equals(before.file()))) {
                    old.add(one);
                }
            }
        }
        for (Path one : old) {
            Files.deleteIfExists(one);
        }
    }

    private void tell(
            Register register, Scope scope, Optional<ArmedFault> armed, Publication publication, String digest)
            throws IOException {
        LabId lab = register.lab();
        journal.append(
                lab,
                Note.of("feed.published")
                        .from(operators.name(register.federation()))
                        .protocol("SAML metadata")
                        .correlation(publication.etag())
                        .summary("A feed of " + publication.entities() + " entities was "
                                + armed.map(one -> "published with the fault "
                                                + one.fault().id())
                                        .orElse("signed")
                                + ", valid until " + publication.validUntil())
                        .fact("federation", register.federation().id())
                        .fact("environment", register.environment().id())
                        .fact("scope", scope.id())
                        .fact("count", publication.entities())
                        .fact("validUntil", String.valueOf(publication.validUntil()))
                        .fact("sha256", digest)
                        .fact("operatorFingerprint", operators.of(register).fingerprint())
                        .fact("fault", armed.map(one -> one.fault().id()).orElse(null))
                        .fact("tookMillis", publication.took().toMillis())
                        .raw(
                                publication.bytes() <= LARGEST_IN_JOURNAL
                                        ? Files.readString(publication.file(), StandardCharsets.UTF_8)
                                        : null)
                        .accepted());
    }

    /** How the register's feed is handed over now. */
    public Transport transport(Register register) {
        return states.of(register)
                .armed()
                .map(armed -> armed.fault().transport())
                .orElse(Transport.RIGHT);
    }

    /** The fault at work in the register. */
    public Optional<ArmedFault> armed(Register register) {
        return states.of(register).armed();
    }
}
