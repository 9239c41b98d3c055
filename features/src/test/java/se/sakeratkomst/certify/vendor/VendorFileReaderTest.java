package se.sakeratkomst.certify.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.sakeratkomst.certify.Mishap;

class VendorFileReaderTest {
    private static final Path FILE = Path.of("vendor.yaml");
    private static final String SMALLEST = """
            version: 1
            name: Journalsystemet Åäö
            organisation:
              name: TEST AB
              number: "5560000001"
              hsaId: SE5560000001-TEST1
            federations:
              sambi:
                metadata: http://localhost:8080/metadata
                login: http://localhost:8080/login?idp={idp}
                protectedPage: http://localhost:8080/patients
            """;

    private final VendorFileReader reader = new VendorFileReader();

    @Test
    void smallestFileClaimsOneFederationAndNoCallsToTheMedicationList() {
        VendorFile vendor = reader.read(FILE, SMALLEST);

        assertThat(vendor.claims("sambi")).isTrue();
        assertThat(vendor.claims("sweden-connect")).isFalse();
        assertThat(vendor.claimsNll()).isFalse();
        assertThat(vendor.driver()).isEqualTo("http");
        assertThat(vendor.slug()).isEqualTo("journalsystemet-aao");
    }

    @Test
    void placesInAnAddressAreFilledInEncoded() {
        VendorFile vendor = reader.read(FILE, SMALLEST);

        assertThat(vendor.address(vendor.in("sambi").login(), "default", "urn:a:b")
                        .toString())
                .isEqualTo("http://localhost:8080/login?idp=urn%3Aa%3Ab");
    }

    @Test
    void systemThatNamesNoActionsHasAllOfThem() {
        VendorFile vendor = reader.read(FILE, SMALLEST + """
                nll:
                  prescriptions: http://localhost:8080/patients/{personnummer}
                  actions: http://localhost:8080/test-driver/
                """);

        assertThat(vendor.nll()).isNotNull().satisfies(nll -> {
            assertThat(nll.supports()).containsExactlyInAnyOrder(Action.values());
            assertThat(nll.address(Action.TAKE_BACK)).contains("http://localhost:8080/test-driver/take-back");
        });
    }

    @Test
    void actionsThatAreNotNamedAreNotClaimed() {
        VendorFile vendor = reader.read(FILE, SMALLEST + """
                nll:
                  prescriptions: http://localhost:8080/patients/{personnummer}
                  actions: http://localhost:8080/test-driver
                  supports: [openPatient]
                """);

        assertThat(vendor.nll()).isNotNull().satisfies(nll -> {
            assertThat(nll.supports()).containsExactly(Action.OPEN_PATIENT);
            assertThat(nll.address(Action.PRESCRIBE)).isEmpty();
        });
    }

    @Test
    void unknownActionIsRefusedWithTheNearestOneAndNoneWithoutAnAddress() {
        String nll = SMALLEST + "nll:\n  prescriptions: http://localhost:8080/p/{personnummer}\n";

        assertThat(refused(nll + "  supports: [prescribe]\n").observed()).contains("without nll.actions");
        assertThat(refused(nll + "  actions: http://localhost:8080/a\n  supports: [perscribe]\n")
                        .observed())
                .contains("did you mean 'prescribe'?");
        assertThat(refused(nll + "  actions: http://localhost:8080/a\n  supports: []\n")
                        .observed())
                .contains("nll.supports is empty");
    }

    @Test
    void recordedStepsAreReadForTheBrowser() {
        VendorFile vendor = reader.read(FILE, SMALLEST + """
                driver: browser
                steps:
                  login:
                    - {click: "#log-in-{federation}"}
                    - {fill: "#department", with: TEST}
                """);

        assertThat(vendor.steps().login())
                .extracting(step -> step.in("sambi").words())
                .containsExactly("click: #log-in-sambi", "fill: #department");
    }

    @Test
    void stepsNeedTheBrowserAndSayOneThingEach() {
        String steps = "steps:\n  login:\n    - {click: '#a', waitFor: '#b'}\n";

        assertThat(refused(SMALLEST + steps).expected()).contains("driver: browser");
        assertThat(refused(SMALLEST + "driver: browser\n" + steps).observed())
                .contains("steps.login[0]")
                .contains("not one step");
    }

    @Test
    void misspeltFieldIsNamedWithItsLineAndTheNearestField() {
        Mishap mishap = refused(SMALLEST.replace("protectedPage", "protectdPage"));

        assertThat(mishap.observed()).contains("federations.sambi.protectdPage").contains("line 11");
        assertThat(mishap.expected()).contains("protectedPage");
        assertThat(mishap.remedy()).contains("did you mean 'protectedPage'?").contains("docs/vendor-yaml.md");
    }

    @Test
    void misspeltFieldAtTheTopIsNamed() {
        assertThat(refused(SMALLEST.replace("organisation:", "organization:")).remedy())
                .contains("did you mean 'organisation'?");
    }

    @Test
    void unknownFederationIsRefusedWithTheNearestOne() {
        assertThat(refused(SMALLEST.replace("sambi:", "samby:")).observed())
                .contains("federations.samby")
                .contains("did you mean 'sambi'?");
    }

    @Test
    void missingFieldIsNamed() {
        assertThat(refused(SMALLEST.replaceAll(" +login:.*\n", "")).observed())
                .isEqualTo("the field 'federations.sambi.login' is missing");
    }

    @Test
    void fieldThatOccursTwiceIsRefused() {
        assertThat(refused(SMALLEST + "name: Another\n").observed()).contains("line 12");
    }

    @Test
    void organisationNumberWithHyphenIsRefused() {
        assertThat(refused(SMALLEST.replace("5560000001\"", "556000-0001\"")).expected())
                .contains("ten digits");
    }

    @Test
    void addressWithoutHostIsRefused() {
        assertThat(refused(SMALLEST.replace("http://localhost:8080/patients", "/patients"))
                        .observed())
                .contains("federations.sambi.protectedPage is '/patients'");
    }

    @Test
    void otherVersionIsRefused() {
        assertThat(refused(SMALLEST.replace("version: 1", "version: 2")).expected())
                .isEqualTo("version: 1");
    }

    @Test
    void listWhereTextBelongsIsRefusedByFieldAndLine() {
        assertThat(refused(SMALLEST.replace("name: Journalsystemet Åäö", "name: [a, b]"))
                        .observed())
                .contains("'name'")
                .contains("line 2");
    }

    @Test
    void feedThatIsNotDescribedIsNotClaimed() {
        assertThat(reader.read(FILE, SMALLEST).in("sambi").feed()).isNull();
        assertThat(reader.read(FILE, SMALLEST).in("sambi").discovery()).isNull();
        assertThat(reader.read(FILE, SMALLEST).in("sambi").stepUp()).isNull();
        assertThat(reader.read(FILE, SMALLEST).in("sambi").singleLogout()).isFalse();
    }

    @Test
    void feedIsAnAggregateUnlessTheFileSaysOtherwise() {
        VendorFile.Feed feed = feed("      refresh: http://localhost:8080/refresh\n");

        assertThat(feed.refresh()).isEqualTo("http://localhost:8080/refresh");
        assertThat(feed.interval()).isNull();
        assertThat(feed.source()).isEqualTo(VendorFile.FeedSource.AGGREGATE);
    }

    @Test
    void intervalIsInSeconds() {
        VendorFile.Feed feed = feed("      interval: 30\n      source: mdq\n");

        assertThat(feed.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(feed.source()).isEqualTo(VendorFile.FeedSource.MDQ);
    }

    @Test
    void feedThatNobodyCanWaitForIsRefused() {
        assertThat(refusedFeed("      source: mdq\n").observed()).contains("neither refresh nor interval");
        assertThat(refusedFeed("      interval: 86400\n").expected())
                .contains("1 to 300")
                .contains("feed.refresh");
        assertThat(refusedFeed("      interval: 0\n").observed()).contains("interval is 0");
    }

    @Test
    void misspeltSourceFindsTheNearest() {
        assertThat(refusedFeed("      interval: 5\n      source: agregate\n").observed())
                .contains("federations.sambi.feed.source")
                .contains("did you mean 'aggregate'?");
    }

    @Test
    void misspeltFieldOfTheFeedIsNamed() {
        assertThat(refusedFeed("      intervall: 5\n").remedy()).contains("did you mean 'interval'?");
    }

    private VendorFile.Feed feed(String fields) {
        VendorFile.Feed feed =
                reader.read(FILE, SMALLEST + "    feed:\n" + fields).in("sambi").feed();
        assertThat(feed).isNotNull();
        return feed;
    }

    private Mishap refusedFeed(String fields) {
        return refused(SMALLEST + "    feed:\n" + fields);
    }

    @Test
    void selectorThatDoesNotParseIsRefused() {
        assertThat(refused(SMALLEST + "identity:\n  selector: \"div[\"\n").observed())
                .contains("identity.selector");
    }

    @Test
    void fileThatIsNotThereIsRefusedWithWhatToDo() {
        Mishap mishap = catchThrowableOfType(Mishap.class, () -> reader.read(Path.of("nowhere/vendor.yaml")));

        assertThat(mishap.remedy()).contains("--vendor");
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfTheDocumentationIsRead() throws IOException {
        List<String> examples = examples(Files.readString(Path.of("../docs/vendor-yaml.md")));
        assertThat(examples).isNotEmpty();
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.lines()
                                .filter(line -> line.startsWith("name:"))
                                .findFirst()
                                .orElse("example"),
                        () -> assertThat(reader.read(FILE, example).federations())
                                .isNotEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyVendorFileOfTheProjectIsRead() {
        return Stream.of(
                        "../reference-vendor/vendor.yaml",
                        "../examples/shibboleth-sp/vendor.yaml",
                        "../examples/shibboleth-sp/vendor-mdq.yaml",
                        "../examples/node-saml/vendor.yaml",
                        "../examples/samlify/vendor.yaml",
                        "../examples/foreign-compose/vendor.yaml")
                .map(Path::of)
                .filter(Files::isRegularFile)
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertThat(reader.read(file).federations()).isNotEmpty()));
    }

    private static List<String> examples(String page) {
        List<String> examples = new ArrayList<>();
        String[] parts = page.split("```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].startsWith("yaml\n")) {
                examples.add(parts[i].substring("yaml\n".length()));
            }
        }
        return examples;
    }

    private Mishap refused(String text) {
        return catchThrowableOfType(Mishap.class, () -> reader.read(FILE, text));
    }
}
