package se.sakeratkomst.cards.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.PIN_2;
import static se.sakeratkomst.cards.RunningCards.WRONG_PIN;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import se.sakeratkomst.cards.RunningCards;

/** Documents signed with PIN 2, judged by programs that are not ours. */
class DocumentSigningTest {

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <recept xmlns="urn:example:TEST" xmlns:l="urn:example:lakemedel" id="r1">
              <!-- TEST --><l:vara styrka="500 mg">Läkemedel &amp; salva</l:vara>
            </recept>
            """;
    private static final byte[] CONTENT =
            "Content-Type: text/plain; charset=UTF-8\r\n\r\nTEST recept för Åsa\r\n".getBytes(StandardCharsets.UTF_8);

    private static RunningCards cards;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        cards = RunningCards.fresh();
    }

    @AfterAll
    static void stop() {
        cards.close();
    }

    @AfterEach
    void reset() {
        cards.reset();
    }

    @Test
    void opensslVerifiesADetachedCmsAndMissesNoChangedByte() throws Exception {
        byte[] cms = signed("cms-detached", CONTENT);

        assertThat(openssl(cms, CONTENT)).isEqualTo(0);
        assertThat(openssl(cms, changed(CONTENT))).isNotEqualTo(0);
    }

    @Test
    void aDetachedCmsHoldsChainAndSignedAttributesButNotTheContent() throws Exception {
        CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(CONTENT), signed("cms-detached", CONTENT));

        assertThat(new CMSSignedData(signed("cms-detached", CONTENT)).getSignedContent())
                .isNull();
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        X509Certificate certificate = certificate(cms, signer);
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)))
                .isTrue();
        assertThat(certificate.getKeyUsage()[1]).as("nonRepudiation").isTrue();
        assertThat(cms.getCertificates().getMatches(null)).hasSize(2);
        AttributeTable attributes = signer.getSignedAttributes();
        assertThat(attributes.get(CMSAttributes.contentType)).isNotNull();
        assertThat(attributes.get(CMSAttributes.messageDigest)).isNotNull();
        assertThat(attributes.get(CMSAttributes.signingTime)).isNotNull();
        SigningCertificateV2 named = SigningCertificateV2.getInstance(attributes
                .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .getAttrValues()
                .getObjectAt(0));
        assertThat(named.getCerts()[0].getCertHash())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    @Test
    void theJdkVerifiesASignedXmlDocumentAndMissesNoChangedByte() throws Exception {
        byte[] document = signed("xml", XML.getBytes(StandardCharsets.UTF_8));

        assertThat(valid(document)).isTrue();
        assertThat(new String(document, StandardCharsets.UTF_8)).contains("Läkemedel &amp; salva");
        assertThat(valid(replaced(document, "500 mg", "600 mg"))).isFalse();
        assertThat(valid(replaced(document, "id=\"r1\"", "id=\"r2\""))).isFalse();
        assertThat(valid(replaced(document, "recept", "Recept"))).isFalse();
    }

    @Test
    void xmlsecVerifiesASignedXmlDocumentUpToTheRoot() throws Exception {
        assumeThat(present("xmlsec1")).as("xmlsec1 is installed").isTrue();
        byte[] document = signed("xml", XML.getBytes(StandardCharsets.UTF_8));

        assertThat(xmlsec(document)).isEqualTo(0);
        assertThat(xmlsec(replaced(document, "500 mg", "600 mg"))).isNotEqualTo(0);
    }

    @Test
    void theJournalTellsTheFormat() {
        signed("xml", XML.getBytes(StandardCharsets.UTF_8));

        assertThat(cards.journal("card.signature")).singleElement().satisfies(entry -> {
            assertThat(entry.path("facts").path("format").stringValue()).isEqualTo("xml");
            assertThat(entry.path("facts").path("use").stringValue()).isEqualTo("underskrift");
        });
    }

    @Test
    void whatIsNotXmlOrHasADoctypeIsRefusedBeforeThePinIsTried() {
        for (String text :
                List.of("recept", "<a>", "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")) {
            HttpResponse<String> refused = sign("xml", "underskrift", WRONG_PIN, text.getBytes(StandardCharsets.UTF_8));
            assertThat(refused.statusCode()).as(text).isEqualTo(400);
            assertThat(refused.body()).contains("the PIN was not tried");
        }
        assertThat(sign("xml", "underskrift", WRONG_PIN, XML.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("\"triesLeft\":2");
    }

    @Test
    void theLegitimeringKeySignsNoDocuments() {
        for (String format : List.of("xml", "cms-detached")) {
            HttpResponse<String> refused = sign(format, "legitimering", PIN_1, RunningCards.challenge("login-1"));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("Set use to underskrift");
        }
        HttpResponse<String> unknown = sign("pades", "underskrift", PIN_2, CONTENT);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("cms-detached");
    }

    @Test
    void aCardAsDeliveredTodayHasNoCertificateForUnderskriftAndSaysHowOneIsHad() {
        String bare = JSON.readTree(cards.get("/api/cards").body())
                .valueStream()
                .filter(card -> card.path("kind").stringValue().equals("authentication-only"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .stringValue();

        for (SignatureFormat format : SignatureFormat.values()) {
            HttpResponse<String> refused = sign(bare, format.word(), "underskrift", PIN_2, CONTENT);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("without certificates for underskrift", "optional", "Mina sidor");
        }
        assertThat(cards.sign(bare, PIN_1, RunningCards.challenge("login-2")).statusCode())
                .isEqualTo(200);
    }

    private static byte[] signed(String format, byte[] content) {
        HttpResponse<String> answer = sign(format, "underskrift", PIN_2, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Base64.getDecoder()
                .decode(JSON.readTree(answer.body())
                        .path(format.equals("xml") ? "xml" : "cms")
                        .stringValue());
    }

    private static HttpResponse<String> sign(String format, String use, String pin, byte[] content) {
        return sign(ANNA, format, use, pin, content);
    }

    private static HttpResponse<String> sign(String card, String format, String use, String pin, byte[] content) {
        Map<String, String> order = new HashMap<>(Map.of(
                "pin",
                pin,
                "use",
                use,
                "certificate",
                "person-id",
                "content",
                Base64.getEncoder().encodeToString(content)));
        order.put("format", format);
        return cards.postJson("/api/cards/" + card + "/sign", order);
    }

    private static X509Certificate certificate(CMSSignedData cms, SignerInformation signer) throws Exception {
        @SuppressWarnings("unchecked")
        var found = cms.getCertificates().getMatches(signer.getSID());
        return new JcaX509CertificateConverter()
                .getCertificate((X509CertificateHolder) found.iterator().next());
    }

    private static boolean valid(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        NodeList signatures = document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature");
        assertThat(signatures.getLength()).isEqualTo(1);
        String leaf = document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "X509Certificate")
                .item(0)
                .getTextContent();
        X509Certificate certificate = (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(leaf)));
        DOMValidateContext context = new DOMValidateContext(
                KeySelector.singletonKeySelector(certificate.getPublicKey()), signatures.item(0));
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    /** The line of the manual that begins so, run on a signature, its content and the exported trust. */
    private int manual(String program, String signature, byte[] signed, byte[] content) throws Exception {
        Files.write(folder.resolve(signature), signed);
        Files.write(folder.resolve("recept"), content);
        Files.write(folder.resolve("trust.pem"), cards.bytes("/pki/trust.pem").body());
        String line = Files.readAllLines(Path.of("..", "docs", "cards.md")).stream()
                .filter(each -> each.startsWith(program + " "))
                .findFirst()
                .orElseThrow();
        Process process = new ProcessBuilder(line.split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private int openssl(byte[] cms, byte[] content) throws Exception {
        return manual("openssl", "recept.p7s", cms, content);
    }

    private int xmlsec(byte[] document) throws Exception {
        return manual("xmlsec1", "recept.xml", document, new byte[0]);
    }

    private static boolean present(String program) {
        return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
                .anyMatch(part -> Files.isExecutable(Path.of(part, program)));
    }

    private static byte[] changed(byte[] content) {
        byte[] other = content.clone();
        other[other.length - 3] ^= 1;
        return other;
    }

    private static byte[] replaced(byte[] document, String part, String with) {
        String text = new String(document, StandardCharsets.UTF_8);
        assertThat(text).contains(part);
        return text.replace(part, with).getBytes(StandardCharsets.UTF_8);
    }
}
