package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.AuthnStatementRecipe;
import se.sakeratkomst.saml.response.ConditionsRecipe;
import se.sakeratkomst.saml.response.ConfirmationRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SubjectRecipe;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Group assertion: subject, conditions, level of assurance. */
final class AssertionTests {
    private static final String OTHER_ADDRESS = "https://other.example.org/acs";
    private static final String OTHER_SP = "https://other.example.org/sp";
    private static final List<List<String>> WRONG = List.of(List.of(OTHER_SP));
    private static final Duration PAST = Duration.ofMinutes(-6);
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private AssertionTests() {}

    private static NegativeTest pre(String id, String name, NegativeTest.Variant... variants) {
        return NegativeTest.of(id, "assertion", Phase.PRE, name, variants);
    }

    private static NegativeTest.Variant recipe(String name, InRecipe change) {
        return variant(name, change);
    }

    private static NegativeTest.Variant confirmation(String name, UnaryOperator<ConfirmationRecipe> change) {
        return recipe(name, (r, s) -> r.confirmationBy(change));
    }

    private static NegativeTest.Variant conditions(String name, UnaryOperator<ConditionsRecipe> change) {
        return recipe(name, (r, s) -> r.assertionBy(a -> a.conditionsBy(change)));
    }

    private static NegativeTest.Variant authn(String name, UnaryOperator<AuthnStatementRecipe> change) {
        return recipe(name, (r, s) -> r.assertionBy(a -> a.authnBy(change)));
    }

    static List<NegativeTest> all() {
        List<NegativeTest> tests = new ArrayList<>();
        tests.addAll(subject());
        tests.addAll(confirmations());
        tests.addAll(conditions());
        tests.addAll(authentication());
        return tests;
    }

    private static List<NegativeTest> subject() {
        return List.of(
                pre(
                        "NEG-083",
                        "The Assertion has no ID",
                        recipe("missing", (r, s) -> r.assertionBy(a -> a.withId(null))),
                        recipe("empty", (r, s) -> r.assertionBy(a -> a.withId("")))),
                pre(
                        "NEG-084",
                        "Subject is missing",
                        recipe("missing", (r, s) -> r.assertionBy(a -> a.withSubject(null))),
                        recipe(
                                "empty",
                                (r, s) -> r.assertionBy(a -> a.withSubject(new SubjectRecipe(null, List.of()))))),
                pre(
                        "NEG-085",
                        "NameID is missing",
                        recipe("missing", (r, s) -> r.assertionBy(a -> a.subjectBy(x -> x.withNameId(null)))),
                        recipe(
                                "empty",
                                (r, s) -> r.assertionBy(a -> a.subjectBy(x -> x.nameId() == null
                                        ? x
                                        : x.withNameId(x.nameId().withValue("")))))),
                pre(
                        "NEG-086",
                        "NameID has another format",
                        recipe("email", (r, s) -> format(r, Ns.NAMEID_EMAIL)),
                        recipe("unspecified", (r, s) -> format(r, Ns.NAMEID_UNSPECIFIED)),
                        recipe("missing", (r, s) -> format(r, null))),
                pre(
                        "NEG-087",
                        "SubjectConfirmation is missing",
                        recipe(
                                "missing",
                                (r, s) -> r.assertionBy(a -> a.subjectBy(x -> x.withConfirmations(List.of())))),
                        confirmation("empty", c -> new ConfirmationRecipe(null, false, null, null, null, null, null))));
    }

    private static ResponseRecipe format(ResponseRecipe recipe, @org.jspecify.annotations.Nullable String format) {
        return recipe.assertionBy(a -> a.subjectBy(
                x -> x.nameId() == null ? x : x.withNameId(x.nameId().withFormat(format))));
    }

    private static List<NegativeTest> confirmations() {
        return List.of(
                pre(
                        "NEG-088",
                        "SubjectConfirmation has another Method",
                        confirmation("sender-vouches", c -> c.withMethod(Ns.CONFIRMATION_SENDER_VOUCHES)),
                        confirmation("holder-of-key", c -> c.withMethod(Ns.CONFIRMATION_HOLDER_OF_KEY)),
                        confirmation("missing", c -> c.withMethod(null))),
                pre("NEG-089", "SubjectConfirmationData is missing", confirmation("missing", c -> c.withData(false))),
                pre(
                        "NEG-090",
                        "Recipient is another address",
                        confirmation("other", c -> c.withRecipient(OTHER_ADDRESS)),
                        confirmation("missing", c -> c.withRecipient(null)),
                        confirmation("empty", c -> c.withRecipient(""))),
                pre(
                        "NEG-091",
                        "SubjectConfirmationData has no InResponseTo",
                        confirmation("missing", c -> c.withInResponseTo(null)),
                        confirmation("empty", c -> c.withInResponseTo("")),
                        confirmation("other", c -> c.withInResponseTo("_TEST-a-request-of-somebody-else"))),
                pre(
                        "NEG-092",
                        "SubjectConfirmationData has expired",
                        recipe("past", (r, s) -> r.confirmationBy(c -> c.withNotOnOrAfter(ProtocolTests.at(s, PAST)))),
                        recipe(
                                "two-minutes",
                                (r, s) -> r.confirmationBy(
                                        c -> c.withNotOnOrAfter(ProtocolTests.at(s, Duration.ofMinutes(-2))))),
                        confirmation("missing", c -> c.withNotOnOrAfter(null)),
                        confirmation("invalid", c -> c.withNotOnOrAfter("soon"))),
                pre(
                        "NEG-093",
                        "SubjectConfirmationData has NotBefore",
                        recipe(
                                "only",
                                (r, s) -> r.confirmationBy(
                                        c -> c.withNotBefore(ProtocolTests.at(s, Duration.ofMinutes(-1)))))));
    }

    private static List<NegativeTest> conditions() {
        return List.of(
                pre(
                        "NEG-094",
                        "Conditions are missing",
                        recipe("missing", (r, s) -> r.assertionBy(a -> a.withConditions(null))),
                        conditions("empty", c -> new ConditionsRecipe(null, null, List.of(), false))),
                pre(
                        "NEG-095",
                        "NotBefore lies ahead",
                        recipe(
                                "future",
                                (r, s) -> r.assertionBy(a ->
                                        a.conditionsBy(c -> c.withNotBefore(ProtocolTests.at(s, AHEAD))
                                                .withNotOnOrAfter(ProtocolTests.at(s, AHEAD.plusHours(1)))))),
                        conditions("missing", c -> c.withNotBefore(null)),
                        conditions("invalid", c -> c.withNotBefore("soon"))),
                pre(
                        "NEG-096",
                        "NotOnOrAfter has passed",
                        recipe(
                                "past",
                                (r, s) -> r.assertionBy(a ->
                                        a.conditionsBy(c -> c.withNotBefore(ProtocolTests.at(s, PAST.minusHours(1)))
                                                .withNotOnOrAfter(ProtocolTests.at(s, PAST))))),
                        conditions("missing", c -> c.withNotOnOrAfter(null)),
                        conditions("invalid", c -> c.withNotOnOrAfter("later"))),
                pre(
                        "NEG-097",
                        "NotBefore is later than NotOnOrAfter",
                        recipe(
                                "only",
                                (r, s) -> r.assertionBy(a ->
                                        a.conditionsBy(c -> c.withNotBefore(ProtocolTests.at(s, Duration.ofSeconds(90)))
                                                .withNotOnOrAfter(ProtocolTests.at(s, Duration.ofSeconds(30))))))),
                pre(
                        "NEG-098",
                        "AudienceRestriction is missing",
                        conditions("missing", c -> c.withAudienceRestrictions(List.of())),
                        conditions("empty", c -> c.withAudienceRestrictions(List.of(List.of()))),
                        conditions("empty-audience", c -> audience(c, ""))),
                pre(
                        "NEG-099",
                        "Audience is another service provider",
                        conditions("other", c -> c.withAudienceRestrictions(List.of(List.of(OTHER_SP)))),
                        conditions(
                                "slash",
                                c -> audience(c, c.audienceRestrictions().get(0).get(0) + "/")),
                        conditions(
                                "case",
                                c -> audience(
                                        c,
                                        c.audienceRestrictions().get(0).get(0).toUpperCase(java.util.Locale.ROOT))),
                        variant("scheme", new OtherScheme())),
                pre(
                        "NEG-100",
                        "Two AudienceRestrictions, one of them wrong",
                        conditions("wrong-last", c -> restrictions(c, c.audienceRestrictions(), WRONG)),
                        conditions("wrong-first", c -> restrictions(c, WRONG, c.audienceRestrictions()))),
                pre(
                        "NEG-101",
                        "An unknown Condition",
                        variant(
                                "only",
                                new InDocument((response, assembly) -> Elements.path(
                                                response.getDocumentElement(), Ns.SAML, "Assertion", "Conditions")
                                        .ifPresent(AssertionTests::unknownCondition)))),
                pre(
                        "NEG-102",
                        "OneTimeUse, and the assertion is used again",
                        conditions("first", c -> c.withOneTimeUse(true)),
                        variant("again", new Again(true, true))));
    }

    private static ConditionsRecipe restrictions(
            ConditionsRecipe conditions, List<List<String>> first, List<List<String>> then) {
        List<List<String>> both = new ArrayList<>(first);
        both.addAll(then);
        return conditions.withAudienceRestrictions(both);
    }

    /** The audience with http for https, or the other way round. */
    private record OtherScheme() implements InRecipe {
        @Override
        public ResponseRecipe change(ResponseRecipe right, Scene scene) {
            String audience = scene.login().sp().entityId();
            String other = audience.startsWith("https:")
                    ? audience.replaceFirst("https:", "http:")
                    : audience.replaceFirst("http:", "https:");
            return right.assertionBy(a -> a.conditionsBy(c -> audience(c, other)));
        }

        @Override
        public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
            return sp.entityId().startsWith("http")
                    ? Optional.empty()
                    : Optional.of("the service provider's entityID is no http or https address");
        }
    }

    private static ConditionsRecipe audience(ConditionsRecipe conditions, String audience) {
        return conditions.withAudienceRestrictions(List.of(List.of(audience)));
    }

    private static void unknownCondition(Element conditions) {
        Element condition = Elements.append(conditions, Ns.SAML, "Condition");
        Elements.declare(condition, "xsi", Ns.XSI);
        Elements.declare(condition, "test", "urn:saker-atkomst-sandbox:TEST:condition");
        condition.setAttributeNS(Ns.XSI, "xsi:type", "test:OnlyOnMondaysType");
    }

    private static List<NegativeTest> authentication() {
        return List.of(
                pre(
                        "NEG-103",
                        "There is not exactly one AuthnStatement",
                        recipe("missing", (r, s) -> r.assertionBy(a -> a.withAuthnStatements(List.of()))),
                        inAuthnStatement("empty", statement -> {
                            Elements.children(statement).forEach(Elements::remove);
                            statement.removeAttributeNS(null, "AuthnInstant");
                            statement.removeAttributeNS(null, "SessionIndex");
                        }),
                        recipe(
                                "two",
                                (r, s) -> r.assertionBy(a -> a.withAuthnStatements(List.of(
                                        a.authnStatements().get(0),
                                        a.authnStatements()
                                                .get(0)
                                                .withClassRef(lower(
                                                        s,
                                                        a.authnStatements()
                                                                .get(0)
                                                                .classRef()))))))),
                pre(
                        "NEG-104",
                        "AuthnContext or AuthnContextClassRef is missing",
                        inAuthnStatement(
                                "no-context",
                                statement -> Elements.children(statement).forEach(Elements::remove)),
                        authn("missing", a -> a.withClassRef(null)),
                        authn("empty", a -> a.withClassRef(""))),
                pre(
                        "NEG-105",
                        "A lower level of assurance than asked for",
                        recipe(
                                "only",
                                (r, s) -> r.assertionBy(a -> a.authnBy(x -> x.withClassRef(lower(s, x.classRef())))))),
                pre(
                        "NEG-106",
                        "An uncertified level of assurance instead of a certified one",
                        authn("only", a -> a.withClassRef("http://id.swedenconnect.se/loa/1.0/uncertified-loa3"))),
                pre(
                        "NEG-107",
                        "The level of assurance is the other federation's",
                        recipe(
                                "only",
                                (r, s) ->
                                        r.assertionBy(a -> a.authnBy(x -> x.withClassRef(foreign(s, x.classRef())))))),
                pre(
                        "NEG-108",
                        "A level of assurance that the identity provider is not approved for",
                        variant("only", new NotApprovedLoa())),
                pre(
                        "NEG-109",
                        "An AuthnContextClassRef that is no level of assurance",
                        authn("password", a -> a.withClassRef("urn:oasis:names:tc:SAML:2.0:ac:classes:Password")),
                        authn(
                                "unspecified",
                                a -> a.withClassRef("urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"))),
                pre(
                        "NEG-110",
                        "AuthnInstant lies an hour before the request",
                        recipe(
                                "only",
                                (r, s) -> r.assertionBy(a -> a.authnBy(
                                        x -> x.withAuthnInstant(ProtocolTests.at(s, Duration.ofHours(-1))))))),
                pre(
                        "NEG-111",
                        "AuthnInstant lies ahead",
                        recipe(
                                "only",
                                (r, s) -> r.assertionBy(
                                        a -> a.authnBy(x -> x.withAuthnInstant(ProtocolTests.at(s, AHEAD)))))),
                pre(
                        "NEG-112",
                        "SessionNotOnOrAfter has passed",
                        recipe(
                                "only",
                                (r, s) -> r.assertionBy(
                                        a -> a.authnBy(x -> x.withSessionNotOnOrAfter(ProtocolTests.at(s, PAST)))))));
    }

    private static NegativeTest.Variant inAuthnStatement(String name, Consumer<Element> change) {
        return variant(
                name,
                new InDocument((response, assembly) -> Elements.path(
                                response.getDocumentElement(), Ns.SAML, "Assertion", "AuthnStatement")
                        .ifPresent(change)));
    }

    /** The highest level that the federation has and the identity provider's metadata has not. */
    private record NotApprovedLoa() implements InRecipe {
        @Override
        public ResponseRecipe change(ResponseRecipe right, Scene scene) {
            String uri = uri(scene.login().persona());
            return right.assertionBy(a -> a.authnBy(x -> x.withClassRef(uri)));
        }

        private static String uri(Persona persona) {
            return persona.profile().loaUris().values().stream()
                    .filter(uri -> !persona.supportedLoas().contains(uri))
                    .reduce((lower, higher) -> higher)
                    .orElseGet(() -> persona.profile().loa(3).replaceFirst("3$", "4"));
        }
    }

    private static String lower(Scene scene, @org.jspecify.annotations.Nullable String right) {
        FederationProfile profile = scene.login().persona().profile();
        List<String> asked = scene.login().requestedLoas();
        int level = profile.level(String.valueOf(right)).orElse(3);
        for (int below = level - 1; below >= 1; below--) {
            String uri = profile.loaUris().get(below);
            if (uri != null && !asked.contains(uri)) {
                return uri;
            }
        }
        return String.valueOf(right).replaceAll("loa\\d$", "loa1");
    }

    private static String foreign(Scene scene, @org.jspecify.annotations.Nullable String right) {
        FederationProfile mine = scene.login().persona().profile();
        int level = mine.level(String.valueOf(right)).orElse(3);
        return Federations.all().stream()
                .filter(profile -> !profile.id().equals(mine.id()))
                .findFirst()
                .orElseThrow()
                .loa(level);
    }
}
