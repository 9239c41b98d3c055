package se.sakeratkomst.certify.steps;

import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.BackendServiceLoader;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.catalogue.Outcomes;
import se.sakeratkomst.certify.driver.Driver;
import se.sakeratkomst.certify.driver.Drivers;
import se.sakeratkomst.certify.evidence.JournalTail;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.evidence.Trust;
import se.sakeratkomst.certify.nll.MedicationLists;
import se.sakeratkomst.certify.nll.PatientPool;
import se.sakeratkomst.certify.vendor.SpMetadataSource;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.vendor.VendorFile.Step;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.Kind;

/** Runs the suite against a vendor system that is registered in a running sandbox. */
public final class CertificationEngine {
    private static final URI FEATURES = URI.create("classpath:/suite");
    private static final URI GLUE = URI.create("classpath:/se/sakeratkomst/certify/steps");

    /** What changes what other scenarios see: faults of metadata and of revocation, cards, persons, clocks. */
    private static final String ALONE = "@ensam or @flode";

    private static final String NOT_ALONE = "not (" + ALONE + ")";

    private final VendorFile vendor;
    private final SandboxClient sandbox;

    public CertificationEngine(VendorFile vendor, SandboxClient sandbox) {
        this.vendor = vendor;
        this.sandbox = sandbox;
    }

    /**
     * Which scenarios, and how.
     *
     * @param tags a Cucumber tag expression such as {@code @sambi and not @nll}; empty for all
     * @param parallel how many scenarios run at the same time
     * @param sources what deviating messages are made of
     */
    public record Selection(String tags, int parallel, Sources sources) {
        /** How many scenarios run at the same time unless something else is said. */
        public static final int PARALLEL = 4;

        public static Selection of(String tags) {
            return new Selection(tags, PARALLEL, Sources.FEDERATION);
        }
    }

    /**
     * What a run came to.
     *
     * @param together how long the scenarios took that may run at the same time
     * @param alone how long those took that must run alone
     * @param judgements in the order of the suite
     */
    public record Run(
            Instant began, Duration took, Duration together, Duration alone, List<Judgement> judgements, Suite suite) {
        public Run {
            judgements = List.copyOf(judgements);
        }
    }

    private record Fallen(CaseListener.Place place, Judgement judgement) {}

    /**
     * Runs the scenarios: first those that may run at the same time, then one by one those that change what others see.
     *
     * @param listener hears each verdict as it falls, one at a time
     */
    public Run run(Selection selection, Consumer<Judgement> listener) {
        Instant began = Instant.now();
        Suite suite = suite(selection.sources());
        List<Fallen> fallen = new ArrayList<>();
        BiConsumer<CaseListener.Place, Judgement> verdicts = (place, judgement) -> {
            fallen.add(new Fallen(place, judgement));
            listener.accept(judgement);
        };
        JournalTail journals = Witness.journals(suite);
        Deviations deviations = new Deviations(suite);
        PatientPool patients = new PatientPool(new MedicationLists(sandbox.control(Service.EHM), sandbox.lab()));
        List<Duration> took = new ArrayList<>();
        try (Driver driver = suite.driver()) {
            withSoundMetadata(() -> {
                Instant start = Instant.now();
                int threads = Math.max(1, selection.parallel());
                play(
                        suite,
                        new Witness(suite, journals, threads == 1),
                        deviations,
                        patients,
                        NOT_ALONE,
                        selection,
                        threads,
                        verdicts);
                Instant between = Instant.now();
                play(suite, new Witness(suite, journals, true), deviations, patients, ALONE, selection, 1, verdicts);
                took.add(Duration.between(start, between));
                took.add(Duration.between(between, Instant.now()));
            });
        }
        fallen.sort(Comparator.comparing(Fallen::place, CaseListener.Place.ORDER));
        return new Run(
                began,
                Duration.between(began, Instant.now()),
                took.get(0),
                took.get(1),
                fallen.stream().map(Fallen::judgement).toList(),
                suite);
    }

    /** Plays a part of the suite; every worker has a stage of its own. */
    private static void play(
            Suite suite,
            Witness witness,
            Deviations deviations,
            PatientPool patients,
            String part,
            Selection selection,
            int threads,
            BiConsumer<CaseListener.Place, Judgement> verdicts) {
        ThreadLocal<Stage> stages = ThreadLocal.withInitial(() -> new Stage(suite, witness, deviations, patients));
        ThreadLocal<ObjectFactory> objects = ThreadLocal.withInitial(() -> new StageObjects(stages.get()));
        ClassLoader loader = CertificationEngine.class.getClassLoader();
        Runtime.builder()
                .withRuntimeOptions(options(selection.tags(), part, threads))
                .withClassLoader(() -> loader)
                .withObjectFactorySupplier(objects::get)
                .withBackendSupplier(new BackendServiceLoader(() -> loader, objects::get))
                .withAdditionalPlugins(new CaseListener(stages::get, verdicts))
                .build()
                .run();
    }

    /** The run begins and ends, however it ends, without any fault in the federations' metadata. */
    private void withSoundMetadata(Runnable run) {
        List<String> watched = vendor.federations().entrySet().stream()
                .filter(part -> part.getValue().feed() != null)
                .map(Map.Entry::getKey)
                .toList();
        Thread atExit = new Thread(() -> disarm(watched), "disarm-faults");
        disarm(watched);
        java.lang.Runtime.getRuntime().addShutdownHook(atExit);
        try {
            run.run();
        } finally {
            disarm(watched);
            forget(atExit);
        }
    }

    private static void forget(Thread atExit) {
        try {
            java.lang.Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the machine is going down already, and the hook does the same
        }
    }

    private void disarm(List<String> federations) {
        federations.forEach(federation -> FeedFaults.disarm(sandbox, federation));
        RevocationFaults.disarm(sandbox);
    }

    private static RuntimeOptions options(String tags, String part, int threads) {
        RuntimeOptionsBuilder options = new RuntimeOptionsBuilder()
                .addFeature(FeatureWithLines.create(FEATURES, List.of()))
                .addGlue(GLUE)
                .addTagFilter(TagExpressionParser.parse(part))
                .setThreads(threads)
                .setPickleOrder(CertificationEngine::ordered)
                .setMonochrome()
                .setNoSummary()
                .setPublishQuiet(true);
        if (!tags.isBlank()) {
            try {
                options.addTagFilter(TagExpressionParser.parse(tags));
            } catch (TagExpressionException e) {
                throw Mishap.of(
                                "choose scenarios with --tags '" + tags + "'",
                                String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                                "a Cucumber tag expression",
                                "for example --tags '@sambi and not @nll'")
                        .because(e);
            }
        }
        return options.build();
    }

    /**
     * One federation after the other, and the negative cases together, so that the control after a case can be the control before
     * the next.
     */
    private static List<Pickle> ordered(List<Pickle> pickles) {
        return pickles.stream()
                .sorted(Comparator.comparing((Pickle pickle) ->
                                Tags.heading("", "", pickle.getTags()).federation())
                        .thenComparing(pickle -> !pickle.getTags().contains("@" + Kind.NEGATIVE.tag())))
                .toList();
    }

    private Suite suite(Sources sources) {
        HttpClient http = sandbox.http(vendorRoots(vendor));
        SpMetadataSource metadata = new SpMetadataSource(vendor, http);
        Map<String, Party> parties = new LinkedHashMap<>();
        for (String federation : vendor.federations().keySet()) {
            SpMetadataSource.Found found = metadata.in(federation);
            parties.put(
                    federation,
                    new Party(federation, found.entity(), found.xml(), Party.idpOf(sandbox.lab(), federation)));
        }
        return new Suite(
                vendor,
                sandbox,
                Drivers.of(
                        vendor,
                        http,
                        sandbox.cards(),
                        Set.of(sandbox.addresses().of(Service.IDP).url()),
                        recorded()),
                parties,
                Catalogue.load(),
                Outcomes.load(),
                Cast.load(),
                sandbox.assumptions(),
                sources);
    }

    /** The recorded steps, by the addresses where they are taken. */
    private Map<URI, List<Step>> recorded() {
        Map<URI, List<Step>> recorded = new LinkedHashMap<>();
        vendor.federations().forEach((federation, part) -> {
            List<Step> login = vendor.steps().login().stream()
                    .map(step -> step.in(federation))
                    .toList();
            List<Step> logout = vendor.steps().logout().stream()
                    .map(step -> step.in(federation))
                    .toList();
            address(federation, part.login()).ifPresent(address -> recorded.put(address, login));
            address(federation, part.discovery()).ifPresent(address -> recorded.put(address, login));
            address(federation, part.logout()).ifPresent(address -> recorded.put(address, logout));
        });
        return recorded;
    }

    private Optional<URI> address(String federation, @Nullable String template) {
        return Optional.ofNullable(template)
                .map(given -> vendor.address(given, sandbox.lab(), Party.idpOf(sandbox.lab(), federation)));
    }

    /** The roots of the vendor's own servers, from the files that vendor.yaml names. */
    public static List<X509Certificate> vendorRoots(VendorFile vendor) {
        List<X509Certificate> roots = new ArrayList<>();
        for (Path file : vendor.trust()) {
            Path resolved = vendor.folder().resolve(file);
            try {
                roots.addAll(Trust.certificates(Files.readString(resolved)));
            } catch (java.io.IOException e) {
                throw Mishap.of(
                                "read the field trust of " + vendor.file(),
                                resolved + " cannot be read (" + Mishap.words(e) + ")",
                                "a PEM file",
                                "correct the path; it starts in the folder of vendor.yaml")
                        .because(e);
            }
        }
        return roots;
    }
}
