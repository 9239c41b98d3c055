package se.sakeratkomst.certify.steps;

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
import java.util.function.Consumer;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.catalogue.Outcomes;
import se.sakeratkomst.certify.driver.Drivers;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Trust;
import se.sakeratkomst.certify.vendor.SpMetadataSource;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.verdict.Judgement;

/** Runs the suite against a vendor system that is registered in a running sandbox. */
public final class CertificationEngine {
    private static final URI FEATURES = URI.create("classpath:/suite");
    private static final URI GLUE = URI.create("classpath:/se/sakeratkomst/certify/steps");

    private final VendorFile vendor;
    private final SandboxClient sandbox;

    public CertificationEngine(VendorFile vendor, SandboxClient sandbox) {
        this.vendor = vendor;
        this.sandbox = sandbox;
    }

    /** What a run came to. */
    public record Run(Instant began, Duration took, List<Judgement> judgements, Suite suite) {
        public Run {
            judgements = List.copyOf(judgements);
        }
    }

    /**
     * Runs the scenarios.
     *
     * @param tags a Cucumber tag expression such as {@code @sambi and not @nll}; empty for all
     * @param listener hears each verdict as it falls
     */
    public Run run(String tags, Consumer<Judgement> listener) {
        Instant began = Instant.now();
        Suite suite = suite();
        Stage stage = new Stage(suite);
        StageObjects objects = new StageObjects(stage);
        List<Judgement> judgements = new ArrayList<>();
        CaseListener cases = new CaseListener(stage, judgement -> {
            judgements.add(judgement);
            listener.accept(judgement);
        });
        ClassLoader loader = CertificationEngine.class.getClassLoader();
        Runtime runtime = Runtime.builder()
                .withRuntimeOptions(options(tags))
                .withClassLoader(() -> loader)
                .withObjectFactorySupplier(() -> objects)
                .withBackendSupplier(new BackendServiceLoader(() -> loader, () -> objects))
                .withAdditionalPlugins(cases)
                .build();
        withSoundMetadata(runtime::run);
        return new Run(began, Duration.between(began, Instant.now()), judgements, suite);
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

    private static RuntimeOptions options(String tags) {
        RuntimeOptionsBuilder options = new RuntimeOptionsBuilder()
                .addFeature(FeatureWithLines.create(FEATURES, List.of()))
                .addGlue(GLUE)
                .setPickleOrder(CertificationEngine::byFederation)
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

    /** One federation after the other, so that the control after a case can be the control before the next. */
    private static List<Pickle> byFederation(List<Pickle> pickles) {
        return pickles.stream()
                .sorted(Comparator.comparing(
                        pickle -> Tags.heading("", "", pickle.getTags()).federation()))
                .toList();
    }

    private Suite suite() {
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
                Drivers.of(vendor, http, sandbox.cards()),
                parties,
                Catalogue.load(),
                Outcomes.load(),
                Cast.load(),
                sandbox.assumptions());
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
