package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/** Group protocol: the Response around the assertion, and how it is brought. */
final class ProtocolTests {
    private static final String GROUP = "protocol";
    private static final String OTHER_IDP = "urn:saker-atkomst-sandbox:TEST:another:idp";

    private ProtocolTests() {}

    private static NegativeTest pre(String id, String name, NegativeTest.Variant... variants) {
        return NegativeTest.of(id, GROUP, Phase.PRE, name, variants);
    }

    private static NegativeTest.Variant recipe(String name, InRecipe change) {
        return variant(name, change);
    }

    static List<NegativeTest> all() {
        return List.of(
                pre(
                        "NEG-054",
                        "The Response has no ID",
                        recipe("missing", (r, s) -> r.withId(null)),
                        recipe("empty", (r, s) -> r.withId(""))),
                pre(
                        "NEG-055",
                        "Version is not 2.0",
                        recipe("response", (r, s) -> r.withVersion("1.1")),
                        recipe("assertion", (r, s) -> r.assertionBy(a -> a.withVersion("1.1")))),
                pre(
                        "NEG-056",
                        "IssueInstant is missing or no time",
                        recipe("response-missing", (r, s) -> r.withIssueInstant(null)),
                        recipe("response-empty", (r, s) -> r.withIssueInstant("")),
                        recipe("response-invalid", (r, s) -> r.withIssueInstant("yesterday")),
                        recipe("assertion-missing", (r, s) -> r.assertionBy(a -> a.withIssueInstant(null))),
                        recipe("assertion-empty", (r, s) -> r.assertionBy(a -> a.withIssueInstant(""))),
                        recipe("assertion-invalid", (r, s) -> r.assertionBy(a -> a.withIssueInstant("yesterday")))),
                pre(
                        "NEG-057",
                        "IssueInstant lies an hour before the request",
                        recipe("both", (r, s) -> issued(r, at(s, Duration.ofHours(-1)))),
                        recipe("response", (r, s) -> r.withIssueInstant(at(s, Duration.ofHours(-1)))),
                        recipe(
                                "assertion",
                                (r, s) -> r.assertionBy(a -> a.withIssueInstant(at(s, Duration.ofHours(-1)))))),
                pre(
                        "NEG-058",
                        "IssueInstant lies ten minutes ahead",
                        recipe("both", (r, s) -> issued(r, at(s, Duration.ofMinutes(10)))),
                        recipe("response", (r, s) -> r.withIssueInstant(at(s, Duration.ofMinutes(10)))),
                        recipe(
                                "assertion",
                                (r, s) -> r.assertionBy(a -> a.withIssueInstant(at(s, Duration.ofMinutes(10)))))),
                pre(
                        "NEG-059",
                        "The Response has no InResponseTo",
                        recipe("missing", (r, s) -> r.withInResponseTo(null)),
                        recipe("empty", (r, s) -> r.withInResponseTo(""))),
                pre("NEG-060", "InResponseTo names a request that was never sent", recipe("only", (r, s) -> {
                    String never = Ids.next();
                    return r.withInResponseTo(never).confirmationBy(c -> c.withInResponseTo(never));
                })),
                pre(
                        "NEG-062",
                        "InResponseTo of Response and Assertion differ",
                        recipe("assertion", (r, s) -> r.confirmationBy(c -> c.withInResponseTo(Ids.next()))),
                        recipe("response", (r, s) -> r.withInResponseTo(Ids.next()))),
                pre(
                        "NEG-063",
                        "The signed Response has no Destination",
                        variant("missing", new InSignedResponse(r -> r.withDestination(null))),
                        variant("empty", new InSignedResponse(r -> r.withDestination("")))),
                pre(
                        "NEG-064",
                        "Destination is another address",
                        variant("host", new InSignedResponse(r -> r.withDestination("https://other.example.org/acs"))),
                        variant("slash", new InSignedResponse(r -> r.withDestination(r.destination() + "/"))),
                        variant("port", new InSignedResponse(r -> r.withDestination(port443(r.destination()))))),
                pre(
                        "NEG-065",
                        "Status is missing",
                        recipe("missing", (r, s) -> r.withStatusCode(null)),
                        inStatus("empty", status -> Elements.children(status).forEach(Elements::remove)),
                        inStatus(
                                "no-value",
                                status -> Elements.children(status)
                                        .forEach(code -> code.removeAttributeNS(null, "Value"))),
                        recipe("empty-value", (r, s) -> r.withStatusCode(""))),
                pre(
                        "NEG-066",
                        "An error status with an assertion",
                        recipe(
                                "authn-failed",
                                (r, s) -> r.withStatusCode(Ns.STATUS_REQUESTER)
                                        .withSecondaryStatus(Ns.STATUS_AUTHN_FAILED))),
                pre(
                        "NEG-067",
                        "An unknown status, no assertion",
                        recipe("only", (r, s) -> r.withStatusCode("urn:x").withAssertions(List.of()))),
                pre(
                        "NEG-068",
                        "Success inside an error status, with an assertion",
                        recipe(
                                "only",
                                (r, s) ->
                                        r.withStatusCode(Ns.STATUS_RESPONDER).withSecondaryStatus(Ns.STATUS_SUCCESS))),
                pre(
                        "NEG-069",
                        "The Response's Issuer is not this identity provider",
                        recipe("other", (r, s) -> r.withIssuer(OTHER_IDP)),
                        recipe("neighbour", (r, s) -> r.withIssuer(s.around().neighbour())),
                        recipe("missing", (r, s) -> r.withIssuer(null)),
                        recipe("format", (r, s) -> r.withIssuerFormat(Ns.NAMEID_TRANSIENT))),
                pre(
                        "NEG-070",
                        "The Assertion's Issuer is not this identity provider",
                        recipe("other", (r, s) -> r.assertionBy(a -> a.withIssuer(OTHER_IDP))),
                        recipe(
                                "neighbour",
                                (r, s) -> r.assertionBy(
                                        a -> a.withIssuer(s.around().neighbour()))),
                        recipe("missing", (r, s) -> r.assertionBy(a -> a.withIssuer(null))),
                        recipe("format", (r, s) -> r.assertionBy(a -> a.withIssuerFormat(Ns.NAMEID_TRANSIENT)))),
                pre(
                        "NEG-071",
                        "Another identity provider of the federation answers",
                        variant("only", new NeighbourAnswers())),
                pre("NEG-073", "Success without an assertion", recipe("only", (r, s) -> r.withAssertions(List.of()))),
                pre("NEG-074", "Two validly signed assertions about two people", variant("only", new TwoAssertions())),
                NegativeTest.of(
                        "NEG-075", GROUP, Phase.SEQ, "A right Response, to be delivered twice", new Deviation() {}),
                NegativeTest.of(
                        "NEG-076",
                        GROUP,
                        Phase.SEQ,
                        "The last assertion about the same person, in a new Response",
                        variant("as-it-was", new Again(false, false)),
                        variant("confirmed-anew", new Again(true, false))),
                NegativeTest.of("NEG-077", GROUP, Phase.SEQ, "A Response that nobody asked for", (InRecipe)
                        (r, s) -> r.withInResponseTo(null).confirmationBy(c -> c.withInResponseTo(null))),
                NegativeTest.of(
                        "NEG-079",
                        GROUP,
                        Phase.XPORT,
                        "Brought by GET to an address for POST",
                        variant("redirect", (InDelivery) (d, s) -> d.withField(
                                        Base64.getEncoder().encodeToString(RedirectBinding.deflate(d.message())))
                                .withMethod("get")),
                        variant("form", (InDelivery) (d, s) -> d.withMethod("get"))),
                NegativeTest.of("NEG-080", GROUP, Phase.XPORT, "Brought to another ACS than asked for", new OtherAcs()),
                NegativeTest.of(
                        "NEG-081",
                        GROUP,
                        Phase.XPORT,
                        "RelayState is an address elsewhere",
                        relayState("https", "https://elsewhere.example.org/"),
                        relayState("relative", "//elsewhere.example.org/"),
                        relayState("script", "javascript:alert(1)")),
                NegativeTest.of(
                        "NEG-082",
                        GROUP,
                        Phase.XPORT,
                        "RelayState is another than sent, or too long",
                        relayState("other", "TEST-other-state"),
                        relayState("long", "x".repeat(2000))));
    }

    private static NegativeTest.Variant relayState(String name, String value) {
        return variant(name, (InDelivery) (delivery, scene) -> delivery.withRelayState(value));
    }

    private static NegativeTest.Variant inStatus(String name, Consumer<Element> change) {
        return variant(
                name,
                new InDocument((response, assembly) -> Elements.child(response.getDocumentElement(), Ns.SAMLP, "Status")
                        .ifPresent(change)));
    }

    /** The same address with the port of https written out, or another port in the place of its own. */
    private static String port443(@Nullable String destination) {
        URI uri = URI.create(String.valueOf(destination));
        return String.valueOf(destination).replaceFirst("://[^/]+", "://" + uri.getHost() + ":443");
    }

    private static ResponseRecipe issued(ResponseRecipe recipe, @Nullable String instant) {
        return recipe.withIssueInstant(instant).assertionBy(a -> a.withIssueInstant(instant));
    }

    static String at(Scene scene, Duration away) {
        Instant instant = scene.now().plus(away);
        return Instants.write(instant);
    }

    /** A right answer of an identity provider that was not asked. */
    private record NeighbourAnswers() implements Deviation {
        @Override
        public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
            String neighbour = scene.around().neighbour();
            return right.withIssuer(neighbour)
                    .assertionBy(assertion -> assertion
                            .withIssuer(neighbour)
                            .subjectBy(subject -> subject.nameId() == null
                                    ? subject
                                    : subject.withNameId(subject.nameId().withNameQualifier(neighbour))));
        }

        @Override
        public SigningPlan plan(SigningPlan right, Scene scene) {
            return right.withKey(scene.keys().neighbour());
        }
    }

    /** A second assertion about somebody else, signed like the first. */
    private static final class TwoAssertions implements Deviation {
        @Override
        public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
            AssertionRecipe other = scene.forgedAssertion().get();
            return right.withAssertions(List.of(right.assertions().get(0), other));
        }

        @Override
        public boolean forges() {
            return true;
        }
    }
}
