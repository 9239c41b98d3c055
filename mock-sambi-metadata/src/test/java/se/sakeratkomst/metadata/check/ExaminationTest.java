package se.sakeratkomst.metadata.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.metadata.Sample;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** What is handed in may be anything at all. */
class ExaminationTest {

    private static final String WHOLE = Sample.xml(Sample.serviceProvider("https://sp.example.se"));

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Finding refusal(byte[] bytes) {
        try {
            Examination.read(bytes);
        } catch (SamlRefusal refusal) {
            assertThat(refusal.findings()).hasSize(1);
            Finding finding = refusal.first();
            assertThat(List.of(finding.attempted(), finding.observed(), finding.expected(), finding.remedy()))
                    .noneMatch(String::isBlank)
                    .allMatch(part -> part.length() < 400);
            return finding;
        }
        throw new AssertionError("it was read");
    }

    @Test
    void anAggregateIsRefusedWithTheAdviceToHandInEachByItself() {
        String entity = WHOLE;
        Finding finding = refusal(utf8(
                "<md:EntitiesDescriptor xmlns:md=\"" + Ns.MD + "\">" + entity + entity + "</md:EntitiesDescriptor>"));
        assertThat(finding.observed()).isEqualTo("an EntitiesDescriptor with 2 entities");
        assertThat(finding.remedy()).contains("each EntityDescriptor by itself");
    }

    @Test
    void somethingElseThanMetadataIsRefused() {
        assertThat(refusal(utf8("<html/>")).observed()).contains("html");
        assertThat(refusal(utf8("entityID=https://sp.example.se")).rule()).isEqualTo("XML-WELLFORMED");
        assertThat(refusal(new byte[0]).rule()).isEqualTo("XML-WELLFORMED");
        assertThat(refusal(new byte[] {0x50, 0x4b, 3, 4, 0, 0, 1, 2}).rule()).isEqualTo("XML-WELLFORMED");
    }

    @Test
    void aDoctypeIsRefused() {
        assertThat(refusal(utf8("<!DOCTYPE md:EntityDescriptor>" + WHOLE)).rule())
                .isEqualTo("XML-DOCTYPE");
    }

    @Test
    void anEntityBombIsRefusedBeforeItGoesOff() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE b [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        bomb.append("]><b>&a29;</b>");
        assertThat(refusal(utf8(bomb.toString())).rule()).isEqualTo("XML-DOCTYPE");
    }

    @Test
    void anExternalEntityIsNotFetched() {
        assertThat(refusal(utf8("<!DOCTYPE b [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><b>&a;</b>"))
                        .rule())
                .isEqualTo("XML-DOCTYPE");
    }

    @Test
    void fiftyMegabytesAreRefused() {
        byte[] bytes = new byte[50_000_000];
        Arrays.fill(bytes, (byte) ' ');
        assertThat(refusal(bytes).rule()).isEqualTo("XML-SIZE");
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        assertThat(refusal(utf8("<a>".repeat(50_000) + "</a>".repeat(50_000))).rule())
                .isEqualTo("XML-WELLFORMED");
    }

    @Test
    void twoRootsAreRefused() {
        assertThat(refusal(utf8(WHOLE + WHOLE)).rule()).isEqualTo("XML-WELLFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void anotherEncodingThanIsSaidIsRefused(String encoding) {
        byte[] bytes = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + WHOLE).getBytes(Charset.forName(encoding));
        assertThat(refusal(bytes).rule()).isEqualTo("XML-WELLFORMED");
    }

    @Test
    void anEncodingThatDoesNotExistIsRefused() {
        assertThat(refusal(utf8("<?xml version=\"1.0\" encoding=\"SWEDISH\"?>" + WHOLE))
                        .rule())
                .isEqualTo("XML-WELLFORMED");
    }

    @Test
    void anotherEncodingThatIsSaidIsRead() {
        byte[] bytes = ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + WHOLE).getBytes(StandardCharsets.UTF_16);
        assertThat(Elements.attr(Examination.read(bytes), "entityID")).contains("https://sp.example.se");
    }

    @Test
    void aFindingSaysOnWhichLineAndHowToGetThere() {
        Finding finding = Examination.of(Draft.sp(Federations.SWEDEN_CONNECT)
                        .replace("https://sp.example.se/acs", "http://sp.example.se/acs")
                        .replace("><", ">\n<")
                        .submission())
                .get(0);
        assertThat(finding.rule()).isEqualTo("SC-066");
        assertThat(finding.place().element()).isEqualTo("md:AssertionConsumerService");
        assertThat(finding.place().xpath())
                .isEqualTo("/md:EntityDescriptor/md:SPSSODescriptor/md:AssertionConsumerService");
        assertThat(finding.place().line()).isGreaterThan(20);
    }

    @Test
    void whatBreaksTheSchemaIsToldOfTheElementThatBreaksIt() {
        assertThat(Examination.of(Draft.sp(Federations.SAMBI)
                        .replace("><", ">\n<")
                        .inside("mdui:UIInfo", "<mdui:Name>x</mdui:Name>")
                        .submission()))
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo("SAMBI-002");
                    assertThat(finding.observed()).contains("mdui:Name");
                    assertThat(finding.place().xpath()).contains("mdui:UIInfo");
                });
    }

    @Test
    void extensionsOfOthersAreLeftAlone() {
        assertThat(Examination.of(Draft.sp(Federations.SAMBI)
                        .inside("md:Extensions", "<x:own xmlns:x=\"urn:x\"><x:more/></x:own>")
                        .submission()))
                .isEmpty();
    }

    @Test
    void errorsComeFirst() {
        assertThat(Examination.of(Draft.sp(Federations.SWEDEN_CONNECT)
                        .without("md:EncryptionMethod")
                        .without("md:Organization")
                        .submission()))
                .extracting(Finding::severity)
                .isSorted();
    }

    @Test
    void theResultIsGreenYellowOrRed() {
        Finding warning = Finding.warning("SC-002", "a", "b", "c", "d");
        Finding error = Finding.error("SC-001", "a", "b", "c", "d");
        assertThat(Result.of(List.of())).isEqualTo(Result.GREEN);
        assertThat(Result.of(List.of(warning))).isEqualTo(Result.YELLOW);
        assertThat(Result.of(List.of(warning, error))).isEqualTo(Result.RED);
        assertThat(Result.RED.id()).isEqualTo("red");
    }

    @Test
    void whateverStandsInMetadataAFindingQuotesOnlyALineOfIt() {
        assertThat(Examination.of(Draft.sp(Federations.SWEDEN_CONNECT)
                        .replace("https://sp.example.se/acs", "x".repeat(100_000))
                        .replace("mailto:test@example.se", "y ".repeat(10_000))
                        .submission()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.observed()).hasSizeLessThan(400));
    }

    @Test
    void manyExaminationsAtATimeComeToTheSame() throws Exception {
        Draft draft = Draft.sp(Federations.SWEDEN_CONNECT).without("md:EncryptionMethod");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Finding>>> tasks = Stream.generate(
                            () -> (Callable<List<Finding>>) () -> Examination.of(draft.submission()))
                    .limit(200)
                    .toList();
            for (Future<List<Finding>> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).extracting(Finding::rule).containsExactly("SC-002");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    static Stream<Map.Entry<String, String>> privateKeys() throws Exception {
        KeyPair rsa = OddCertificate.keys("RSA", 2048);
        KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
        curves.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair ec = curves.generateKeyPair();
        Base64.Encoder lines = Base64.getMimeEncoder();
        Base64.Encoder one = Base64.getEncoder();
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("PKCS #8 in PEM", pem(rsa));
        keys.put("PKCS #8 on one line", one.encodeToString(rsa.getPrivate().getEncoded()));
        keys.put("PKCS #8 on many lines", lines.encodeToString(rsa.getPrivate().getEncoded()));
        keys.put(
                "PKCS #8 with references for line ends",
                lines.encodeToString(rsa.getPrivate().getEncoded()).replace("\r\n", "&#xD;&#10;"));
        keys.put(
                "PKCS #1",
                one.encodeToString(PrivateKeyInfo.getInstance(rsa.getPrivate().getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded()));
        keys.put("PKCS #8 of a curve", one.encodeToString(ec.getPrivate().getEncoded()));
        keys.put(
                "SEC 1",
                one.encodeToString(PrivateKeyInfo.getInstance(ec.getPrivate().getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded()));
        keys.put(
                "Ed25519",
                one.encodeToString(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded()));
        keys.put("encrypted PKCS #8", one.encodeToString(encrypted(rsa)));
        keys.put("PKCS #12", one.encodeToString(store(rsa)));
        keys.put("an XML key value", "<RSAKeyValue><InverseQ>AAAA</InverseQ></RSAKeyValue>");
        keys.put("a JWK", "{\"kty\":\"EC\",\"d\":\"" + "a".repeat(43) + "\"}");
        return keys.entrySet().stream();
    }

    private static String pem(KeyPair pair) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JcaPEMWriter writer = new JcaPEMWriter(new OutputStreamWriter(bytes, StandardCharsets.US_ASCII))) {
            writer.writeObject(pair.getPrivate());
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private static byte[] encrypted(KeyPair pair) throws Exception {
        String scheme = "PBEWithSHA1AndDESede";
        javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance(scheme);
        cipher.init(
                javax.crypto.Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec("TEST".toCharArray())),
                new PBEParameterSpec(new byte[8], 1000));
        return new EncryptedPrivateKeyInfo(
                        cipher.getParameters(), cipher.doFinal(pair.getPrivate().getEncoded()))
                .getEncoded();
    }

    private static byte[] store(KeyPair pair) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "TEST", pair.getPrivate(), "TEST".toCharArray(), new Certificate[] {OddCertificate.expired()});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, "TEST".toCharArray());
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("privateKeys")
    void aPrivateKeyIsRefusedWhereverItStandsAndNeverShown(Map.Entry<String, String> key) {
        String secret = key.getValue();
        String inCertificate = WHOLE.replaceFirst("<ds:X509Certificate>[^<]*", "<ds:X509Certificate>\n")
                .replaceFirst("(?=</ds:X509Certificate>)", java.util.regex.Matcher.quoteReplacement(secret));
        List<String> places = List.of(
                inCertificate,
                WHOLE.replaceFirst("(?=</md:EntityDescriptor>)", "<!-- key -->")
                        .replace("<!-- key -->", "<!-- our key: " + secret.replace("--", "- -") + " -->"),
                secret,
                "no XML at all <<< " + secret);
        for (String text : places) {
            if (text.contains("- -BEGIN")) {
                continue; // a comment cannot hold it as it is
            }
            Finding finding = refusal(utf8(text));
            assertThat(finding.rule()).isEqualTo("KEY-PRIVATE");
            assertThat(finding.sentence()).doesNotContain(secret.substring(0, Math.min(secret.length(), 20)));
            assertThat(Examination.holdsPrivateKey(utf8(text))).isTrue();
            assertThat(Examination.forJournal(utf8(text), 20_000))
                    .doesNotContain(secret)
                    .contains("not kept");
        }
    }

    @Test
    void aPrivateKeyInTwoBytesToACharacterIsFoundToo() throws Exception {
        String text = WHOLE.replaceFirst(
                "(?=</md:EntityDescriptor>)",
                java.util.regex.Matcher.quoteReplacement(pem(OddCertificate.keys("RSA", 2048))));
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_16)).rule()).isEqualTo("KEY-PRIVATE");
    }

    @Test
    void certificatesAreNoPrivateKeys() throws Exception {
        assertThat(Examination.holdsPrivateKey(utf8(WHOLE))).isFalse();
        String lines =
                Base64.getMimeEncoder().encodeToString(OddCertificate.expired().getEncoded());
        assertThat(Examination.holdsPrivateKey(utf8("-----BEGIN CERTIFICATE-----\n" + lines)))
                .isFalse();
        String publicKey = Base64.getEncoder()
                .encodeToString(OddCertificate.keys("RSA", 2048).getPublic().getEncoded());
        assertThat(Examination.holdsPrivateKey(utf8(publicKey))).isFalse();
        assertThat(Examination.forJournal(utf8(WHOLE), 30)).isEqualTo(WHOLE.substring(0, 30));
    }

    @Test
    void whatIsReadIsExactlyWhatWasHandedIn() {
        assertThat(SecureXml.text(Examination.read(utf8(WHOLE)))).isEqualTo(WHOLE);
        assertThatThrownBy(() -> Examination.read(utf8(WHOLE.replace("</md:EntityDescriptor>", ""))))
                .isInstanceOf(SamlRefusal.class);
    }
}
