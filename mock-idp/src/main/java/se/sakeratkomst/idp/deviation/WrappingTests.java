package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import se.sakeratkomst.idp.deviation.CommentedIdentity.Cut;
import se.sakeratkomst.idp.deviation.CommentedIdentity.Where;
import se.sakeratkomst.idp.deviation.OtherObject.What;
import se.sakeratkomst.saml.xml.Ns;

/** Group wrapping: signed and forged content in one message. */
final class WrappingTests {
    private static final List<Source> SOURCES = List.of(Source.ASSERTION, Source.RESPONSE);

    /** Also of a message that lacks no signature anywhere, so that nothing but the second reading is wrong with it. */
    private static final List<Source> EVERY_SOURCE = List.of(Source.ASSERTION, Source.RESPONSE, Source.BOTH);

    private WrappingTests() {}

    private static NegativeTest post(String id, String name, Deviation deviation) {
        return NegativeTest.of(id, "wrapping", Phase.POST, name, deviation);
    }

    /** The attack on a signed Assertion and on a signed Response. */
    private static NegativeTest both(String id, String name, Wrapping.Weave weave) {
        return post(id, name, woven("", weave));
    }

    @SafeVarargs
    private static NegativeTest post(String id, String name, Stream<NegativeTest.Variant>... variants) {
        return new NegativeTest(
                id,
                "wrapping",
                Phase.POST,
                name,
                Stream.of(variants).flatMap(all -> all).toList());
    }

    private static Stream<NegativeTest.Variant> woven(String suffix, Wrapping.Weave weave) {
        return SOURCES.stream().map(source -> variant(source.word() + suffix, new Wrapping(source, weave)));
    }

    private static Stream<NegativeTest.Variant> ofAssertion(String name, Wrapping.Weave weave) {
        return Stream.of(variant(name, new Wrapping(Source.ASSERTION, weave)));
    }

    private static Stream<NegativeTest.Variant> companion(String suffix, BinaryOperator<String> join) {
        return EVERY_SOURCE.stream().map(source -> variant(source.word() + suffix, new Companion(source, false, join)));
    }

    static List<NegativeTest> all() {
        return Stream.of(signatureWrapping(), identifiers(), texts(), values(), elsewhere())
                .flatMap(List::stream)
                .toList();
    }

    private static List<NegativeTest> signatureWrapping() {
        return List.of(
                both(
                        "NEG-027",
                        "XSW1: a forged Response with the original one inside its Signature",
                        Weaves::originalInsideSignature),
                both(
                        "NEG-028",
                        "XSW2: a forged Response with the original one before a detached Signature",
                        Weaves::originalBeforeSignature),
                both("NEG-029", "XSW3: a forged Assertion before what is signed", Weaves::forgedFirst),
                both("NEG-030", "XSW4: what is signed inside a forged Assertion", Weaves::insideForged),
                both(
                        "NEG-031",
                        "XSW5: a forged Assertion with the genuine Signature, what that covers last",
                        Weaves::signatureOnForged),
                both(
                        "NEG-032",
                        "XSW6: what is signed inside the Signature of a forged Assertion",
                        Weaves::insideSignatureOfForged),
                both("NEG-033", "XSW7: Extensions, and a forged element with the signed one's ID", Weaves::extensions),
                both(
                        "NEG-034",
                        "XSW8: what is signed in an Object inside the Signature of a forged Assertion",
                        Weaves::insideObjectOfForged),
                both("NEG-035", "A forged Assertion after what is signed", Weaves::forgedLast),
                post(
                        "NEG-036",
                        "What is signed in Advice of a forged Assertion, and the inverse",
                        woven("", Weaves::insideAdviceOfForged),
                        ofAssertion("assertion-inverse", Weaves::forgedInsideAdvice)),
                post(
                        "NEG-037",
                        "StatusDetail with a forged Assertion, the signed Response, or a forged digest",
                        woven("", Weaves::statusDetail),
                        ofAssertion("assertion-digest", Weaves::digestInStatusDetail)));
    }

    private static List<NegativeTest> identifiers() {
        return List.of(
                both("NEG-038", "A forged element with the signed one's ID", Weaves::sameId),
                post(
                        "NEG-039",
                        "A forged element with the signed one's ID in Id or xml:id",
                        woven("-id", parts -> Weaves.sameIdAs("", "Id", parts)),
                        woven("-xml-id", parts -> Weaves.sameIdAs(Ns.XML, "xml:id", parts))),
                post(
                        "NEG-040",
                        "The Response's ID is an entity that a DOCTYPE gives the signed element's ID",
                        SOURCES.stream()
                                .map(source -> variant(
                                        source.word(),
                                        new Wrapping(source, Weaves::entityId, WrappingTests::entityForId)))));
    }

    private static String entityForId(String message, String id) {
        return RawText.doctype("<!ENTITY e \"" + id + "\">", message.replace(RawText.ENTITY_HERE, "&e;"));
    }

    private static List<NegativeTest> texts() {
        return List.of(
                post(
                        "NEG-041",
                        "One text with two readings: the genuine message and a forged one",
                        companion("-exact-is-genuine", Companion::twoReadings),
                        companion("-exact-is-forged", (genuine, forged) -> Companion.twoReadings(forged, genuine))),
                both(
                        "NEG-042",
                        "Something like a Signature in a namespace one invisible character away",
                        Weaves::nearNamespace),
                post(
                        "NEG-043",
                        "A relative namespace URI with a signature over nothing, or an ID in a namespace",
                        woven("-void", Weaves::voidCanonicalisation),
                        woven("-attribute", Weaves::pollutedId)),
                NegativeTest.of(
                        "NEG-153",
                        "xml",
                        Phase.POST,
                        "Two document elements: a genuine error Response and a forged unsigned Response",
                        variant(
                                "genuine-first",
                                new Companion(Source.RESPONSE, true, (genuine, forged) -> genuine + forged)),
                        variant(
                                "forged-first",
                                new Companion(Source.RESPONSE, true, (genuine, forged) -> forged + genuine))));
    }

    private static List<NegativeTest> values() {
        return List.of(
                post("NEG-044", "A comment inside NameID", new CommentedIdentity(Where.NAME_ID, Cut.COMMENT)),
                post(
                        "NEG-045",
                        "A comment inside the identifying attributes",
                        new CommentedIdentity(Where.ATTRIBUTES, Cut.COMMENT)),
                NegativeTest.of(
                        "NEG-046",
                        "wrapping",
                        Phase.POST,
                        "The identifying attributes split by CDATA and a processing instruction",
                        variant("cdata", new CommentedIdentity(Where.ATTRIBUTES, Cut.CDATA)),
                        variant(
                                "cdata-and-instruction",
                                new CommentedIdentity(Where.ATTRIBUTES, Cut.CDATA_AND_INSTRUCTION))),
                NegativeTest.of(
                        "NEG-158",
                        "xml",
                        Phase.POST,
                        "A processing instruction inside the identifying values",
                        variant("name-id", new CommentedIdentity(Where.NAME_ID, Cut.INSTRUCTION)),
                        variant("attributes", new CommentedIdentity(Where.ATTRIBUTES, Cut.INSTRUCTION)),
                        variant("rest-inside", new CommentedIdentity(Where.BOTH, Cut.REST_IN_INSTRUCTION))));
    }

    private static List<NegativeTest> elsewhere() {
        return List.of(
                post(
                        "NEG-156",
                        "A forged element with the genuine Signature of something else, hidden in the message",
                        SOURCES.stream()
                                .flatMap(carrier -> Stream.of(What.values())
                                        .map(what -> variant(
                                                carrier.word() + "-" + what.word(), new OtherObject(carrier, what))))),
                both(
                        "NEG-157",
                        "Forged content inside the genuine Signature itself",
                        Weaves::forgedInsideOwnSignature));
    }
}
