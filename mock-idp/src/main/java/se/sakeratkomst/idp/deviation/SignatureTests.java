package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.signature.SignatureDraft;
import se.sakeratkomst.saml.signature.SignatureDraft.Seal;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Group signature: who signed, what, with which key and algorithm. */
final class SignatureTests {
    private static final String GROUP = "signature";
    private static final String DSIG_MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String HMAC_SHA256 = DSIG_MORE + "hmac-sha256";
    private static final String XSLT = "http://www.w3.org/TR/1999/REC-xslt-19991116";
    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
    private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";

    private SignatureTests() {}

    private static NegativeTest pre(String id, String name, Deviation deviation) {
        return NegativeTest.of(id, GROUP, Phase.PRE, name, deviation);
    }

    private static NegativeTest post(String id, String name, Deviation deviation) {
        return NegativeTest.of(id, GROUP, Phase.POST, name, deviation);
    }

    static List<NegativeTest> all() {
        List<NegativeTest> tests = new ArrayList<>();
        tests.addAll(whoSigned());
        tests.addAll(damaged());
        tests.addAll(whatIsSigned());
        tests.addAll(algorithms());
        return tests;
    }

    private static InPlan key(Function<Scene.Keys, SigningKey> which) {
        return (plan, scene) -> plan.withKey(which.apply(scene.keys()));
    }

    private static List<NegativeTest> whoSigned() {
        InPlan strangerSilent =
                (plan, scene) -> plan.withKey(scene.keys().stranger()).withKeyInfo(false);
        return List.of(
                post("NEG-001", "Neither Response nor Assertion is signed", new Signed(false, false)),
                pre("NEG-002", "The Assertion is signed, the Response is not", new Signed(false, true)),
                pre("NEG-003", "The Response is signed, the Assertion is not", new Signed(true, false)),
                pre("NEG-004", "Signed by a stranger, without KeyInfo", strangerSilent),
                pre("NEG-005", "Signed by a stranger, whose certificate is in KeyInfo", key(Scene.Keys::stranger)),
                pre(
                        "NEG-006",
                        "Signed by a stranger with a copy of the certificate's names and dates",
                        key(Scene.Keys::clone)),
                pre("NEG-007", "Signed by another identity provider of the federation", key(Scene.Keys::neighbour)),
                pre("NEG-008", "Signed with a service provider's key", key(Scene.Keys::neighbourSp)),
                pre("NEG-009", "Signed with a key that is published for encryption only", key(Scene.Keys::encryption)),
                NegativeTest.of(
                        "NEG-024",
                        GROUP,
                        Phase.PRE,
                        "Signed with RSA of 1024 bits",
                        variant("own-name", key(Scene.Keys::weak)),
                        variant("weak-idp", new WeakIdp())));
    }

    /** An identity provider whose key is too short: no register takes it, so nobody should know it. */
    private record WeakIdp() implements Deviation {
        @Override
        public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
            String weak = scene.around().weak();
            return right.withIssuer(weak).assertionBy(assertion -> assertion.withIssuer(weak));
        }

        @Override
        public SigningPlan plan(SigningPlan right, Scene scene) {
            return right.withKey(scene.keys().weak());
        }
    }

    private static List<NegativeTest> damaged() {
        return List.of(
                post("NEG-011", "DigestValue is changed", SignatureDamage.flip("DigestValue")),
                post("NEG-012", "SignatureValue is changed", SignatureDamage.flip("SignatureValue")),
                post("NEG-013", "SignatureValue is empty", SignatureDamage.empty("SignatureValue")),
                post(
                        "NEG-014",
                        "The identity is overwritten after signing",
                        new Tampered(Source.FEDERATION, (signature, digest) -> {})),
                pre("NEG-025", "The Assertion's Signature stands in the Response", new SignatureOutside()),
                tampered(
                        "NEG-154",
                        "The digest of overwritten content in a comment inside DigestValue",
                        new Treatment("before", (signature, digest) -> commented(signature, digest, true)),
                        new Treatment("after", (signature, digest) -> commented(signature, digest, false))),
                tampered(
                        "NEG-155",
                        "A second SignedInfo with the digest of overwritten content",
                        new Treatment(
                                "before",
                                (signature, digest) ->
                                        signature.insertBefore(second(signature, digest), first(signature))),
                        new Treatment(
                                "after",
                                (signature, digest) -> signature.insertBefore(
                                        second(signature, digest),
                                        first(signature).getNextSibling())),
                        new Treatment(
                                "object",
                                (signature, digest) ->
                                        Parts.object(signature).appendChild(second(signature, digest)))));
    }

    private record Treatment(String name, Tampered.Doctor doctor) {}

    private static NegativeTest tampered(String id, String name, Treatment... treatments) {
        List<NegativeTest.Variant> variants = new ArrayList<>();
        for (Source source : List.of(Source.ASSERTION, Source.RESPONSE, Source.BOTH)) {
            for (Treatment treatment : treatments) {
                variants.add(variant(source.word() + "-" + treatment.name(), new Tampered(source, treatment.doctor())));
            }
        }
        return new NegativeTest(id, GROUP, Phase.POST, name, variants);
    }

    private static Element first(Element signature) {
        return Elements.child(signature, Ns.DS, "SignedInfo").orElseThrow();
    }

    private static Element second(Element signature, String digest) {
        Element copy = (Element) first(signature).cloneNode(true);
        Elements.descendants(copy, Ns.DS, "DigestValue").get(0).setTextContent(digest);
        return copy;
    }

    private static void commented(Element signature, String digest, boolean before) {
        Element value =
                Elements.descendants(first(signature), Ns.DS, "DigestValue").get(0);
        value.insertBefore(value.getOwnerDocument().createComment(digest), before ? value.getFirstChild() : null);
    }

    private static List<NegativeTest> whatIsSigned() {
        return List.of(
                NegativeTest.of(
                        "NEG-015",
                        GROUP,
                        Phase.PRE,
                        "The signature's Reference names no ID",
                        variant("empty", HandSigned.sealed((draft, scene) -> draft.uri(""))),
                        variant("missing", HandSigned.sealed((draft, scene) -> draft.uri(null)))),
                pre(
                        "NEG-016",
                        "The signature has two References",
                        HandSigned.sealed((draft, scene) -> draft.signedInfo()
                                .appendChild(draft.part("Reference").cloneNode(true)))),
                pre(
                        "NEG-017",
                        "The signature has an XSLT transform that calls an address",
                        HandSigned.sealed((draft, scene) ->
                                stylesheet(draft, scene.around().canary().toString()))),
                pre(
                        "NEG-018",
                        "An XPath transform leaves the person out of what is signed",
                        new Tampered(
                                Source.FEDERATION,
                                (signature, digest) -> {},
                                HandSigned.Making.sealed((draft, scene) -> withoutPerson(draft)))),
                NegativeTest.of(
                        "NEG-026",
                        GROUP,
                        Phase.PRE,
                        "Comments in the identity and in SignedInfo, canonicalised with them and without",
                        variant("with-comments", new CommentsEverywhere(true)),
                        variant("without-comments", new CommentsEverywhere(false))));
    }

    private static Element transform(SignatureDraft draft, String algorithm) {
        Element transforms = draft.part("Transforms");
        Element transform = Elements.append(transforms, Ns.DS, "Transform");
        transforms.insertBefore(transform, transforms.getLastChild().getPreviousSibling());
        return Elements.set(transform, "Algorithm", algorithm);
    }

    /** Copies everything as it is, and asks the address first. */
    private static void stylesheet(SignatureDraft draft, String address) {
        Element transform = transform(draft, XSLT);
        Document document = transform.getOwnerDocument();
        Element sheet = document.createElementNS(XSL, "xsl:stylesheet");
        Elements.declare(sheet, "xsl", XSL);
        sheet.setAttributeNS(null, "version", "1.0");
        Element template = document.createElementNS(XSL, "xsl:template");
        template.setAttributeNS(null, "match", "/");
        for (String select : List.of("document('" + address + "')/*[false()]", ".")) {
            Element copy = document.createElementNS(XSL, "xsl:copy-of");
            copy.setAttributeNS(null, "select", select);
            template.appendChild(copy);
        }
        sheet.appendChild(template);
        transform.appendChild(sheet);
    }

    private static void withoutPerson(SignatureDraft draft) {
        boolean response = Elements.is(draft.target(), Ns.SAMLP, "Response");
        List<String> left =
                response ? List.of("Assertion", "EncryptedAssertion") : List.of("Subject", "AttributeStatement");
        Element xpath = Elements.append(
                transform(draft, XPATH),
                Ns.DS,
                "XPath",
                left.stream()
                        .map("ancestor-or-self::saml2:%s"::formatted)
                        .collect(java.util.stream.Collectors.joining(" or ", "not(", ")")));
        Elements.declare(xpath, "saml2", Ns.SAML);
        Element rest = Elements.detach(draft.target());
        Elements.child(rest, Ns.DS, "Signature").ifPresent(Elements::remove);
        left.forEach(name -> Elements.children(rest, Ns.SAML, name).forEach(Elements::remove));
        draft.digest(SignatureDraft.digest(rest));
    }

    private static List<NegativeTest> algorithms() {
        InPlan sha1 = (plan, scene) -> plan.withAlgorithm(SignatureAlgorithm.RSA_SHA1);
        InPlan sha1Digest = (plan, scene) -> plan.withAlgorithm(SignatureAlgorithm.RSA_SHA256_DIGEST_SHA1);
        HandSigned md5 = new HandSigned((draft, plan, scene) -> draft.algorithm(
                        "SignatureMethod", DSIG_MORE + "rsa-md5")
                .seal(Seal.with(plan.key().key(), "MD5withRSA"), plan.key().certificate()));
        return List.of(
                NegativeTest.of(
                        "NEG-019",
                        GROUP,
                        Phase.PRE,
                        "HMAC with the public certificate as the secret",
                        variant("certificate", hmac(SignatureTests::der, false)),
                        variant("pem", hmac(SignatureTests::pem, false)),
                        variant(
                                "public-key",
                                hmac(certificate -> certificate.getPublicKey().getEncoded(), false))),
                pre("NEG-020", "HMAC of eight bits", hmac(SignatureTests::der, true)),
                pre("NEG-021", "Signed with RSA and SHA-1", new NeedsRsa(sha1)),
                pre("NEG-022", "Signed with RSA and SHA-256 over a SHA-1 digest", new NeedsRsa(sha1Digest)),
                pre("NEG-023", "Signed with RSA and MD5", new NeedsRsa(md5)));
    }

    private static HandSigned hmac(Function<X509Certificate, byte[]> secret, boolean truncated) {
        return new HandSigned((draft, plan, scene) -> {
            draft.algorithm("SignatureMethod", HMAC_SHA256);
            Seal whole = Seal.hmac(secret.apply(plan.key().certificate()));
            if (truncated) {
                Elements.append(draft.part("SignatureMethod"), Ns.DS, "HMACOutputLength", "8");
                draft.seal(
                        signedInfo -> java.util.Arrays.copyOf(whole.over(signedInfo), 1),
                        plan.key().certificate());
            } else {
                draft.seal(whole, plan.key().certificate());
            }
        });
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(X509Certificate certificate) {
        return ("-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate))
                        + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
