package se.sakeratkomst.idp.deviation;

import java.util.List;
import se.sakeratkomst.idp.deviation.CommentedIdentity.Where;

/** Group wrapping: signed and forged content in one message. */
final class WrappingTests {
    private WrappingTests() {}

    private static NegativeTest post(String id, String name, Deviation deviation) {
        return NegativeTest.of(id, "wrapping", Phase.POST, name, deviation);
    }

    static List<NegativeTest> all() {
        return List.of(
                post("NEG-029", "XSW3: a forged Assertion before the signed one", new Wrappings.ForgedBefore()),
                post("NEG-030", "XSW4: the signed Assertion inside a forged one", new Wrappings.SignedInsideForged()),
                post(
                        "NEG-031",
                        "XSW5: a forged Assertion with the genuine Signature, the signed one last",
                        new Wrappings.SignatureMovedToForged()),
                post(
                        "NEG-032",
                        "XSW6: the signed Assertion inside the Signature of a forged one",
                        new Wrappings.SignedInsideSignatureOfForged()),
                post(
                        "NEG-034",
                        "XSW8: the signed Assertion in an Object inside the Signature of a forged one",
                        new Wrappings.SignedInsideObjectOfForged()),
                post("NEG-035", "A forged Assertion after the signed one", new Wrappings.ForgedAfter()),
                post(
                        "NEG-036",
                        "The signed Assertion in Advice of a forged one",
                        new Wrappings.SignedInsideAdviceOfForged()),
                post("NEG-038", "A forged Assertion with the signed one's ID", new Wrappings.DuplicateId()),
                post("NEG-044", "A comment inside NameID", new CommentedIdentity(Where.NAME_ID, false)),
                post(
                        "NEG-045",
                        "A comment inside the identifying attributes",
                        new CommentedIdentity(Where.ATTRIBUTES, false)),
                post(
                        "NEG-157",
                        "A forged Subject inside the genuine Signature",
                        new Wrappings.ForgedInsideOwnSignature()),
                NegativeTest.of(
                        "NEG-158",
                        "xml",
                        Phase.POST,
                        "A processing instruction inside the identifying values",
                        NegativeTest.variant("name-id", new CommentedIdentity(Where.NAME_ID, true)),
                        NegativeTest.variant("attributes", new CommentedIdentity(Where.ATTRIBUTES, true))));
    }
}
