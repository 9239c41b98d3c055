package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.util.List;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.response.Assembly.Recipient;

/** Group encryption: for whom, with what, and what it does not prove. */
final class EncryptionTests {
    private EncryptionTests() {}

    private static NegativeTest pre(String id, String name, Deviation deviation) {
        return NegativeTest.of(id, "encryption", Phase.PRE, name, deviation);
    }

    static List<NegativeTest> all() {
        return List.of(
                pre(
                        "NEG-128",
                        "Encrypted for another key",
                        new EncryptedOtherwise((to, scene) ->
                                new Recipient(scene.keys().stranger().certificate(), to.methods()))),
                pre("NEG-129", "Not encrypted", new NotEncrypted()),
                pre(
                        "NEG-130",
                        "The key is encrypted with RSA 1.5",
                        new EncryptedOtherwise((to, scene) -> new Recipient(
                                to.certificate(), to.methods().withKeyTransport(EncryptionMethods.RSA_1_5)))),
                pre(
                        "NEG-132",
                        "Encrypted with Triple DES",
                        new EncryptedOtherwise((to, scene) -> new Recipient(
                                to.certificate(), to.methods().withBlock(EncryptionMethods.TRIPLEDES_CBC)))),
                NegativeTest.of(
                        "NEG-131",
                        "encryption",
                        Phase.POST,
                        "One bit of the ciphertext is flipped",
                        variant("first-block", new BitFlip(BitFlip.Where.FIRST_BLOCK)),
                        variant("last-block", new BitFlip(BitFlip.Where.LAST_BLOCK)),
                        variant("key", new BitFlip(BitFlip.Where.KEY))),
                NegativeTest.of(
                        "NEG-133",
                        "encryption",
                        Phase.PRE,
                        "EncryptedID or EncryptedAttribute in an assertion, plain or encrypted",
                        variant("id", new EncryptedPart("NameID", "EncryptedID", false)),
                        variant("attribute", new EncryptedPart("Attribute", "EncryptedAttribute", false)),
                        variant("id-in-encrypted", new EncryptedPart("NameID", "EncryptedID", true)),
                        variant("attribute-in-encrypted", new EncryptedPart("Attribute", "EncryptedAttribute", true))),
                pre("NEG-134", "A forged assertion, encrypted, nothing signed", new ForgedAndEncrypted()));
    }
}
