package se.sakeratkomst.certify.steps;

import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.BackendServiceLoader;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.TestCaseStarted;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import se.sakeratkomst.certify.verdict.CaseHeading;

/** The test cases of the suite, read and not run. */
public final class SuiteCases {
    private SuiteCases() {}

    /** Every case, in the order in which the suite has them. */
    public static List<CaseHeading> all() {
        List<CaseHeading> cases = new ArrayList<>();
        read(publisher -> publisher.registerHandlerFor(
                TestCaseStarted.class,
                event -> cases.add(Tags.heading(
                        "", event.getTestCase().getName(), event.getTestCase().getTags()))));
        return List.copyOf(cases);
    }

    /** Goes through the suite without calling a step. */
    static void read(ConcurrentEventListener listener) {
        ClassLoader loader = SuiteCases.class.getClassLoader();
        ObjectFactory nothing = new NoObjects();
        Runtime.builder()
                .withRuntimeOptions(new RuntimeOptionsBuilder()
                        .addFeature(FeatureWithLines.create(URI.create("classpath:/suite"), List.of()))
                        .addGlue(URI.create("classpath:/se/sakeratkomst/certify/steps"))
                        .setDryRun()
                        .setMonochrome()
                        .setNoSummary()
                        .setPublishQuiet(true)
                        .build())
                .withClassLoader(() -> loader)
                .withObjectFactorySupplier(() -> nothing)
                .withBackendSupplier(new BackendServiceLoader(() -> loader, () -> nothing))
                .withAdditionalPlugins(listener)
                .build()
                .run();
    }

    /** A dry run calls no step. */
    private static final class NoObjects implements ObjectFactory {
        @Override
        public void start() {
            // nothing to begin
        }

        @Override
        public void stop() {
            // nothing to end
        }

        @Override
        public boolean addClass(Class<?> glueClass) {
            return true;
        }

        @Override
        public <T> T getInstance(Class<T> glueClass) {
            throw new IllegalStateException("a dry run makes no " + glueClass);
        }
    }
}
