package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Group signature: who signed, what, with which key and algorithm. */
final class SignatureTests {
    private static final String GROUP = "signature";

    private SignatureTests() {}

    private static NegativeTest pre(String id, String name, Deviation deviation) {
        return NegativeTest.of(id, GROUP, Phase.PRE, name, deviation);
    }

    private static NegativeTest post(String id, String name, Deviation deviation) {
        return NegativeTest.of(id, GROUP, Phase.POST, name, deviation);
    }

    static List<NegativeTest> all() {
        InPlan strangerSilent =
                (plan, scene) -> plan.withKey(scene.keys().stranger()).withKeyInfo(false);
        InPlan stranger = (plan, scene) -> plan.withKey(scene.keys().stranger());
        InPlan clone = (plan, scene) -> plan.withKey(scene.keys().clone());
        InPlan neighbour = (plan, scene) -> plan.withKey(scene.keys().neighbour());
        InPlan sha1 = (plan, scene) -> plan.withAlgorithm(SignatureAlgorithm.RSA_SHA1);
        InPlan sha1Digest = (plan, scene) -> plan.withAlgorithm(SignatureAlgorithm.RSA_SHA256_DIGEST_SHA1);
        return List.of(
                post("NEG-001", "Neither Response nor Assertion is signed", new Signed(false, false)),
                pre("NEG-002", "The Assertion is signed, the Response is not", new Signed(false, true)),
                pre("NEG-003", "The Response is signed, the Assertion is not", new Signed(true, false)),
                pre("NEG-004", "Signed by a stranger, without KeyInfo", strangerSilent),
                pre("NEG-005", "Signed by a stranger, whose certificate is in KeyInfo", stranger),
                pre("NEG-006", "Signed by a stranger with a copy of the certificate's names and dates", clone),
                pre("NEG-007", "Signed by another identity provider of the federation", neighbour),
                post("NEG-011", "DigestValue is changed", SignatureDamage.flip("DigestValue")),
                post("NEG-012", "SignatureValue is changed", SignatureDamage.flip("SignatureValue")),
                post("NEG-013", "SignatureValue is empty", SignatureDamage.empty("SignatureValue")),
                post("NEG-014", "The identity is overwritten after signing", new Wrappings.IdentityOverwritten()),
                pre("NEG-021", "Signed with RSA and SHA-1", sha1),
                pre("NEG-022", "Signed with RSA and SHA-256 over a SHA-1 digest", sha1Digest),
                NegativeTest.of(
                        "NEG-155",
                        GROUP,
                        Phase.POST,
                        "The Signature has a second SignedInfo",
                        variant("before", new SignatureDamage(signature -> doubled(signature, true))),
                        variant("after", new SignatureDamage(signature -> doubled(signature, false)))));
    }

    private static void doubled(Element signature, boolean before) {
        Element info = Elements.child(signature, Ns.DS, "SignedInfo").orElseThrow();
        Element copy = (Element) info.cloneNode(true);
        Elements.descendants(copy, Ns.DS, "DigestValue")
                .get(0)
                .setTextContent("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        signature.insertBefore(copy, before ? info : info.getNextSibling());
    }
}
