package se.sakeratkomst.vendor.sp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.TestFederation;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.keys.TestKeys;

class GatekeeperTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String REQUEST = "_request";
    private static final String BROWSER = "the browser's secret";

    static final List<FederationProfile> FEDERATIONS = Federations.all();

    private static final Map<String, Membership> MEMBERSHIPS = Map.of(
            Federations.SAMBI.id(),
            new TestFederation(Federations.SAMBI, CLOCK).membership(),
            Federations.SWEDEN_CONNECT.id(),
            new TestFederation(Federations.SWEDEN_CONNECT, CLOCK).membership());

    /** A system that has sent one request and waits for the answer. */
    private static final class Waiting {
        final TestFederation federation;
        final Gatekeeper gatekeeper;
        private final PendingRequests pending = new PendingRequests();

        Waiting(FederationProfile profile, Flaw... flaws) {
            this.federation = new TestFederation(profile, CLOCK);
            this.gatekeeper = new Gatekeeper(pending, TestKeys.vendor(), Flaws.of(flaws), CLOCK);
            asks(REQUEST);
        }

        void asks(String id) {
            pending.add(new PendingRequest(
                    id,
                    BROWSER,
                    federation.profile().id(),
                    TestFederation.IDP,
                    List.of(federation.profile().loa(3)),
                    true,
                    NOW.minus(Duration.ofSeconds(20)),
                    "relay",
                    "/patients"));
        }

        Membership membership() {
            return MEMBERSHIPS.get(federation.profile().id());
        }

        Answer judge(String samlResponse) {
            return gatekeeper.judge(membership(), samlResponse, BROWSER, TestFederation.ACS);
        }

        Answer judge(ResponseRecipe recipe) {
            return judge(federation.post(recipe, federation.plan(), AssemblySteps.NONE));
        }

        boolean accepts(String message) {
            try {
                judge(message);
                return true;
            } catch (LoginRefused refused) {
                return false;
            }
        }

        String made(Deviation deviation) {
            return federation.post(
                    deviation.recipe().apply(federation.right(REQUEST)),
                    deviation.plan().apply(federation.plan()),
                    deviation.steps());
        }
    }

    static Stream<Arguments> deviations() {
        return Deviation.all(NOW).stream()
                .flatMap(deviation ->
                        deviation.federations().stream().map(profile -> Arguments.of(deviation, profile.id())));
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void theRightAnswerIsBelieved(FederationProfile profile) {
        Answer answer = new Waiting(profile).judge(new TestFederation(profile, CLOCK).right(REQUEST));
        assertThat(answer.assertion()
                        .value(profile.nameOf(Attribute.EMPLOYEE_HSA_ID).orElseThrow()))
                .contains("SE5599990008-ANNA");
        assertThat(answer.request()).isPresent();
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("deviations")
    void everyDeviationIsRefusedForItsRule(Deviation deviation, String federation) {
        Waiting waiting = new Waiting(Federations.byId(federation));
        assertThatThrownBy(() -> waiting.judge(waiting.made(deviation)))
                .isInstanceOf(LoginRefused.class)
                .satisfies(refused -> assertThat(
                                ((LoginRefused) refused).findings().stream().map(Finding::sentence))
                        .anyMatch(sentence -> sentence.contains(deviation.rule())));
    }

    /** Switches about a whole way of reading: what else they let through is seen with the suite's own messages. */
    private static final Set<Flaw> FAMILIES = EnumSet.of(
            Flaw.NEVER_VERIFIES,
            Flaw.IGNORES_SIGNATURE_VALUE,
            Flaw.IGNORES_DIGEST,
            Flaw.TRUSTS_WHOLE_FEDERATION,
            Flaw.ACCEPTS_UNSIGNED,
            Flaw.ACCEPTS_UNSIGNED_ASSERTION,
            Flaw.READS_BESIDE_SIGNATURE,
            Flaw.TAKES_FIRST_ASSERTION,
            Flaw.TAKES_LAST_ASSERTION,
            Flaw.READS_SEVERAL_DOCUMENTS,
            Flaw.ACCEPTS_STRAY_SIGNATURE,
            Flaw.IGNORES_LEVEL,
            Flaw.NEEDS_NO_ASSERTION,
            Flaw.ACCEPTS_SEVERAL_ASSERTIONS,
            Flaw.KNOWS_ATTRIBUTES_BY_FRIENDLY_NAME,
            Flaw.ACCEPTS_ONE_AUDIENCE_OF_SEVERAL,
            Flaw.ACCEPTS_UNCONFIRMED_SUBJECT,
            Flaw.ACCEPTS_ASSERTION_WITHOUT_CONDITIONS,
            Flaw.ACCEPTS_MISSING_AUTHN_STATEMENT);

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("deviations")
    void eachSwitchLetsThroughWhatItsCheckWouldHaveStoppedAndNothingElse(Deviation deviation, String federation) {
        FederationProfile profile = Federations.byId(federation);
        String message = new Waiting(profile).made(deviation);
        List<String> letThrough = Arrays.stream(Flaw.values())
                .filter(flaw -> flaw == deviation.flaw() || !FAMILIES.contains(flaw))
                .filter(flaw -> !flaw.id().contains("feed") && !flaw.id().contains("logout"))
                .filter(flaw -> new Waiting(profile, flaw).accepts(message))
                .map(Flaw::id)
                .toList();
        assertThat(letThrough)
                .isEqualTo(
                        deviation.flaw() == null
                                ? List.of()
                                : List.of(deviation.flaw().id()));
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void anAssertionIsUsedOnce(FederationProfile profile) {
        Waiting waiting = new Waiting(profile);
        String message = waiting.federation.post(REQUEST, recipe -> recipe);
        waiting.judge(message);
        assertThatThrownBy(() -> waiting.judge(message)).hasMessageContaining("SC-100");
        Waiting careless = new Waiting(profile, Flaw.ACCEPTS_REPLAY);
        careless.judge(message);
        assertThat(careless.judge(message)).isNotNull();
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void anAssertionIsUsedOnceWhateverCarriesIt(FederationProfile profile) {
        for (Flaw flaw : List.of(Flaw.ACCEPTS_USED_ASSERTION, Flaw.OMITS_X_PURPOSE)) {
            Waiting waiting = new Waiting(profile, flaw);
            waiting.asks("_second");
            ResponseRecipe first = waiting.federation.right(REQUEST);
            ResponseRecipe second = waiting.federation.right("_second");
            String used = first.assertions().get(0).id();
            waiting.judge(first);
            String again = waiting.federation.post(
                    second.assertionBy(assertion -> assertion.withId(used)),
                    waiting.federation.plan(),
                    AssemblySteps.NONE);
            assertThat(waiting.accepts(again)).as(flaw.id()).isEqualTo(flaw == Flaw.ACCEPTS_USED_ASSERTION);
            assertThat(waiting.accepts(waiting.federation.post(first, waiting.federation.plan(), AssemblySteps.NONE)))
                    .as(flaw.id())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void aHigherLevelIsTakenWithTheSwitchOnlyAndAnotherKindOfLevelNever(FederationProfile profile) {
        String higher = profile.loa(3).replaceFirst("3$", "4");
        String uncertified = "http://id.swedenconnect.se/loa/1.0/uncertified-loa4";
        for (Flaw flaw : List.of(Flaw.TAKES_ANY_HIGHER_LEVEL, Flaw.OMITS_X_PURPOSE)) {
            Waiting waiting = new Waiting(profile, flaw);
            assertThat(waiting.accepts(level(waiting, higher)))
                    .as(flaw.id())
                    .isEqualTo(flaw == Flaw.TAKES_ANY_HIGHER_LEVEL);
            assertThat(waiting.accepts(level(waiting, profile.loa(2)))).isFalse();
            assertThat(waiting.accepts(level(waiting, uncertified))).isFalse();
        }
    }

    private static String level(Waiting waiting, String classRef) {
        return waiting.federation.post(
                waiting.federation
                        .right(REQUEST)
                        .assertionBy(assertion -> assertion.authnBy(authn -> authn.withClassRef(classRef))),
                waiting.federation.plan(),
                AssemblySteps.NONE);
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void aRequestIsAnsweredOnce(FederationProfile profile) {
        Waiting waiting = new Waiting(profile);
        waiting.judge(waiting.federation.right(REQUEST));
        assertThatThrownBy(() -> waiting.judge(waiting.federation.right(REQUEST)))
                .hasMessageContaining("SC-100");
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void whatWasRefusedIsNotUsedUp(FederationProfile profile) {
        Waiting waiting = new Waiting(profile);
        ResponseRecipe right = waiting.federation.right(REQUEST);
        assertThatThrownBy(() -> waiting.judge(right.withDestination("https://other.example.se")))
                .isInstanceOf(LoginRefused.class);
        assertThat(waiting.judge(right)).isNotNull();
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void anotherBrowserIsRefused(FederationProfile profile) {
        Waiting waiting = new Waiting(profile);
        String message = waiting.federation.post(REQUEST, recipe -> recipe);
        assertThatThrownBy(() ->
                        waiting.gatekeeper.judge(waiting.membership(), message, "another browser", TestFederation.ACS))
                .hasMessageContaining("SC-092");
        assertThatThrownBy(() -> waiting.gatekeeper.judge(waiting.membership(), message, null, TestFederation.ACS))
                .hasMessageContaining("SC-092");
        Waiting careless = new Waiting(profile, Flaw.IGNORES_BROWSER);
        assertThat(careless.gatekeeper.judge(careless.membership(), message, "another browser", TestFederation.ACS))
                .isNotNull();
    }

    @Test
    void anAnswerThatNobodyAskedForIsTakenInSambi() {
        assertThat(new Waiting(Federations.SAMBI).judge(unsolicited()).request())
                .isEmpty();
        assertThatThrownBy(() -> new Waiting(Federations.SAMBI, Flaw.REFUSES_UNSOLICITED_IN_SAMBI).judge(unsolicited()))
                .hasMessageContaining("SAMBI-024");
    }

    private static ResponseRecipe unsolicited() {
        return new TestFederation(Federations.SAMBI, CLOCK).right(null);
    }

    @Test
    void aSignedAssertionIsEnoughInSambi() {
        ResponseRecipe right = new TestFederation(Federations.SAMBI, CLOCK).right(REQUEST);
        assertThat(new Waiting(Federations.SAMBI).judge(right)).isNotNull();
        assertThatThrownBy(() -> new Waiting(Federations.SAMBI, Flaw.REFUSES_UNSIGNED_RESPONSE_IN_SAMBI).judge(right))
                .hasMessageContaining("SAMBI-022");
    }

    @Test
    void anEncryptedAssertionIsOpenedInSambiToo() {
        Waiting waiting = new Waiting(Federations.SAMBI);
        assertThat(waiting.judge(waiting.federation.post(
                        waiting.federation.right(REQUEST),
                        waiting.federation.plan().withEncrypt(true),
                        AssemblySteps.NONE)))
                .isNotNull();
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void friendlyNameAndNameFormatDecideNothing(FederationProfile profile) {
        ResponseRecipe bare = new TestFederation(profile, CLOCK)
                .right(REQUEST)
                .assertionBy(assertion -> assertion.attributesBy(
                        attribute -> attribute.withFriendlyName(null).withNameFormat(null)));
        assertThat(new Waiting(profile).judge(bare)).isNotNull();
        assertThatThrownBy(() -> new Waiting(profile, Flaw.REQUIRES_FRIENDLY_NAME).judge(bare))
                .hasMessageContaining("SC-131");
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void everySwitchAloneLeavesTheRightLoginWorking(FederationProfile profile) {
        for (Flaw flaw : Flaw.values()) {
            Waiting waiting = new Waiting(profile, flaw);
            ResponseRecipe right = waiting.federation.right(REQUEST);
            boolean strict = flaw == Flaw.REFUSES_UNSIGNED_RESPONSE_IN_SAMBI && profile.equals(Federations.SAMBI);
            if (!strict) {
                assertThat(waiting.judge(right)).as(flaw.id()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("FEDERATIONS")
    void anErrorIsToldAsWhatItIs(FederationProfile profile) {
        Waiting waiting = new Waiting(profile);
        ResponseRecipe error =
                waiting.federation.right(REQUEST).withAssertions(List.of()).withStatusCode(Ns.STATUS_RESPONDER);
        assertThat(reason(waiting, error.withSecondaryStatus("http://id.elegnamnden.se/status/1.0/cancel")))
                .isEqualTo(Reason.CANCELLED);
        assertThat(reason(waiting, error.withSecondaryStatus("http://id.elegnamnden.se/status/1.0/fraud")))
                .isEqualTo(Reason.FRAUD);
        assertThat(reason(waiting, error.withSecondaryStatus(Ns.STATUS_AUTHN_FAILED)))
                .isEqualTo(Reason.NOT_IDENTIFIED);
    }

    private static Reason reason(Waiting waiting, ResponseRecipe error) {
        try {
            waiting.judge(error);
            throw new AssertionError("an error let somebody in");
        } catch (LoginRefused refused) {
            return refused.reason();
        }
    }

    @Test
    void whatIsNoMessageIsRefused() {
        Waiting waiting = new Waiting(Federations.SAMBI);
        for (String garbage : List.of("", "%%%", "PGE+", "PCFET0NUWVBFIGE+PGEvPg==")) {
            assertThatThrownBy(() -> waiting.judge(garbage)).isInstanceOf(LoginRefused.class);
        }
    }

    @Test
    void anIdentityProviderThatIsNotInTheFederationIsRefused() {
        ResponseRecipe stranger =
                new TestFederation(Federations.SAMBI, CLOCK).right(null).withIssuer("https://stranger.example.se");
        assertThatThrownBy(() -> new Waiting(Federations.SAMBI).judge(stranger))
                .isInstanceOf(LoginRefused.class)
                .satisfies(
                        refused -> assertThat(((LoginRefused) refused).reason()).isEqualTo(Reason.FEDERATION));
    }

    @Test
    void aRequestToOneFederationIsNotAnsweredThroughAnother() {
        Waiting waiting = new Waiting(Federations.SAMBI);
        TestFederation other = new TestFederation(Federations.SWEDEN_CONNECT, CLOCK);
        assertThatThrownBy(() -> waiting.gatekeeper.judge(
                        other.membership(), other.post(REQUEST, recipe -> recipe), BROWSER, TestFederation.ACS))
                .hasMessageContaining("SC-092");
    }
}
