package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.encryption.AssertionEncrypter;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** What the filter stops before a key is used, and that nothing is told apart afterwards. */
final class EncryptedDataFilterTest {
    private static final String NAME_ID =
            "<saml2:NameID xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\">pseudonym</saml2:NameID>";
    private static final List<String> WRAPPERS = List.of("EncryptedAssertion", "EncryptedID");

    private static Element encrypted(String wrapper, EncryptionMethods methods) {
        byte[] plain = wrapper.equals("EncryptedID")
                ? NAME_ID.getBytes(StandardCharsets.UTF_8)
                : SecureXml.serialise(
                        ResponseWriter.write(Messages.response().assertions().get(0)));
        return wrapped(wrapper, plain, methods);
    }

    private static Element wrapped(String wrapper, byte[] plain, EncryptionMethods methods) {
        Element made = AssertionEncrypter.encrypt(plain, TestKeys.SP.certificate(), methods);
        made.getOwnerDocument().renameNode(made, Ns.SAML, "saml2:" + wrapper);
        return SecureXml.parse(SecureXml.serialise(made)).getDocumentElement();
    }

    private static Element decrypted(Element encrypted) {
        return encrypted.getLocalName().equals("EncryptedID")
                ? AssertionDecrypter.decryptId(encrypted, List.of(TestKeys.SP.key()))
                : AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.SP.key()));
    }

    private static Element only(Element in, String name) {
        return Elements.descendants(in, Ns.XENC, name).get(0);
    }

    private static Element keyMethod(Element in) {
        return Elements.child(only(in, "EncryptedKey"), Ns.XENC, "EncryptionMethod")
                .orElseThrow();
    }

    private static void algorithm(Element element, String uri) {
        element.setAttributeNS(null, "Algorithm", uri);
    }

    private static Element mask(Element encrypted, String uri) {
        Element mask = Elements.append(keyMethod(encrypted), Ns.XENC11, "MGF");
        algorithm(mask, uri);
        return mask;
    }

    private static void toOaep11(Element encrypted) {
        algorithm(keyMethod(encrypted), EncryptionMethods.RSA_OAEP);
    }

    private static Map<String, Consumer<Element>> hostile() {
        Map<String, Consumer<Element>> all = new LinkedHashMap<>();
        all.put("CipherReference for CipherValue", encrypted -> {
            Element data = Elements.path(encrypted, Ns.XENC, "EncryptedData", "CipherData")
                    .orElseThrow();
            Elements.children(data).forEach(Elements::remove);
            Elements.set(Elements.append(data, Ns.XENC, "CipherReference"), "URI", "http://127.0.0.1:1/");
        });
        all.put("CipherReference beside CipherValue", encrypted -> {
            Element data = Elements.path(encrypted, Ns.XENC, "EncryptedData", "CipherData")
                    .orElseThrow();
            Elements.set(Elements.append(data, Ns.XENC, "CipherReference"), "URI", "#x");
        });
        all.put("CipherReference in the EncryptedKey", encrypted -> {
            Element data = Elements.child(only(encrypted, "EncryptedKey"), Ns.XENC, "CipherData")
                    .orElseThrow();
            Elements.children(data).forEach(Elements::remove);
            Elements.set(Elements.append(data, Ns.XENC, "CipherReference"), "URI", "file:///etc/passwd");
        });
        all.put("Transforms with a stylesheet", encrypted -> {
            Element transforms = Elements.append(only(encrypted, "CipherData"), Ns.XENC, "Transforms");
            algorithm(Elements.append(transforms, Ns.DS, "Transform"), "http://www.w3.org/TR/1999/REC-xslt-19991116");
        });
        all.put(
                "a Transform in another namespace",
                encrypted -> Elements.append(only(encrypted, "EncryptedData"), Ns.DS, "KeyInfo")
                        .appendChild(encrypted.getOwnerDocument().createElementNS("urn:x", "Transform")));
        all.put(
                "RetrievalMethod in the data's KeyInfo",
                encrypted -> Elements.set(
                        Elements.append(
                                Elements.descendants(encrypted, Ns.DS, "KeyInfo")
                                        .get(0),
                                Ns.DS,
                                "RetrievalMethod"),
                        "URI",
                        "http://127.0.0.1:1/key"));
        all.put(
                "RetrievalMethod in the key's KeyInfo",
                encrypted -> Elements.set(
                        Elements.append(
                                Elements.descendants(only(encrypted, "EncryptedKey"), Ns.DS, "KeyInfo")
                                        .get(0),
                                Ns.DS,
                                "RetrievalMethod"),
                        "URI",
                        "#key"));
        all.put(
                "KeyInfoReference",
                encrypted -> Elements.descendants(encrypted, Ns.DS, "KeyInfo")
                        .get(0)
                        .appendChild(encrypted
                                .getOwnerDocument()
                                .createElementNS("http://www.w3.org/2009/xmldsig11#", "KeyInfoReference")));
        all.put(
                "AgreementMethod",
                encrypted -> Elements.append(
                        Elements.descendants(encrypted, Ns.DS, "KeyInfo").get(0), Ns.XENC, "AgreementMethod"));
        all.put("two EncryptedKeys", encrypted -> {
            Element key = only(encrypted, "EncryptedKey");
            key.getParentNode().appendChild(key.cloneNode(true));
        });
        all.put("an EncryptedKey in the EncryptedKey", encrypted -> {
            Element key = only(encrypted, "EncryptedKey");
            Elements.descendants(key, Ns.DS, "KeyInfo").get(0).appendChild(key.cloneNode(true));
        });
        all.put("no EncryptedKey", encrypted -> Elements.remove(only(encrypted, "EncryptedKey")));
        all.put(
                "two EncryptedDatas",
                encrypted ->
                        encrypted.appendChild(only(encrypted, "EncryptedData").cloneNode(true)));
        all.put("EncryptedData in the EncryptedData", encrypted -> {
            Element data = only(encrypted, "EncryptedData");
            data.appendChild(data.cloneNode(true));
        });
        all.put("EncryptedData below something else", encrypted -> {
            Element between = Elements.append(encrypted, Ns.SAML, "Advice");
            between.appendChild(only(encrypted, "EncryptedData"));
        });
        all.put(
                "no EncryptionMethod of the data",
                encrypted ->
                        Elements.remove(Elements.child(only(encrypted, "EncryptedData"), Ns.XENC, "EncryptionMethod")
                                .orElseThrow()));
        all.put("EncryptionMethod after KeyInfo", encrypted -> {
            Element data = only(encrypted, "EncryptedData");
            data.appendChild(Elements.child(data, Ns.XENC, "EncryptionMethod").orElseThrow());
        });
        all.put("two CipherValues", encrypted -> {
            Element value = only(encrypted, "CipherValue");
            value.getParentNode().appendChild(value.cloneNode(true));
        });
        all.put(
                "an element in CipherValue",
                encrypted -> only(encrypted, "CipherValue")
                        .appendChild(encrypted.getOwnerDocument().createElementNS("urn:x", "x")));
        all.put(
                "a comment in CipherValue",
                encrypted -> only(encrypted, "CipherValue")
                        .appendChild(encrypted.getOwnerDocument().createComment("x")));
        Set<String> blocks = Set.of(
                EncryptionMethods.TRIPLEDES_CBC,
                "http://www.w3.org/2001/04/xmlenc#kw-aes128",
                "http://www.w3.org/2001/04/xmldsig-more#camellia128-cbc",
                "urn:unknown",
                "");
        blocks.stream()
                .sorted()
                .forEach(block -> all.put(
                        "the block cipher '" + block + "'",
                        encrypted -> algorithm(
                                Elements.path(encrypted, Ns.XENC, "EncryptedData", "EncryptionMethod")
                                        .orElseThrow(),
                                block)));
        Stream.of(EncryptionMethods.RSA_1_5, "http://www.w3.org/2001/04/xmlenc#kw-aes256", "urn:unknown", "")
                .forEach(transport -> all.put(
                        "the key transport '" + transport + "'",
                        encrypted -> algorithm(keyMethod(encrypted), transport)));
        Stream.of("http://www.w3.org/2001/04/xmldsig-more#md5", "urn:unknown", "")
                .forEach(digest -> all.put("the OAEP digest '" + digest + "'", encrypted -> {
                    Elements.children(keyMethod(encrypted), Ns.DS, "DigestMethod")
                            .forEach(Elements::remove);
                    algorithm(Elements.append(keyMethod(encrypted), Ns.DS, "DigestMethod"), digest);
                }));
        all.put("two OAEP digests", encrypted -> {
            algorithm(Elements.append(keyMethod(encrypted), Ns.DS, "DigestMethod"), EncryptionMethods.SHA1);
            algorithm(Elements.append(keyMethod(encrypted), Ns.DS, "DigestMethod"), EncryptionMethods.SHA256);
        });
        all.put(
                "an MGF beside rsa-oaep-mgf1p",
                encrypted -> mask(encrypted, "http://www.w3.org/2009/xmlenc11#mgf1sha1"));
        all.put("an unlisted MGF", encrypted -> {
            toOaep11(encrypted);
            mask(encrypted, "http://www.w3.org/2009/xmlenc11#mgf1md5");
        });
        all.put("two MGFs", encrypted -> {
            toOaep11(encrypted);
            mask(encrypted, "http://www.w3.org/2009/xmlenc11#mgf1sha1");
            mask(encrypted, "http://www.w3.org/2009/xmlenc11#mgf1sha256");
        });
        all.put("a digest in the MGF", encrypted -> {
            toOaep11(encrypted);
            Element mask = mask(encrypted, "http://www.w3.org/2009/xmlenc11#mgf1sha256");
            algorithm(Elements.append(mask, Ns.DS, "DigestMethod"), EncryptionMethods.SHA1);
        });
        all.put(
                "a digest of the block cipher",
                encrypted -> algorithm(
                        Elements.append(
                                Elements.path(encrypted, Ns.XENC, "EncryptedData", "EncryptionMethod")
                                        .orElseThrow(),
                                Ns.DS,
                                "DigestMethod"),
                        EncryptionMethods.SHA1));
        return all;
    }

    static Stream<Arguments> cases() {
        return WRAPPERS.stream()
                .flatMap(wrapper -> hostile().keySet().stream().map(name -> Arguments.of(wrapper, name)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void isRefusedBeforeAnyKeyIsUsed(String wrapper, String name) {
        Element encrypted = encrypted(wrapper, EncryptionMethods.MANDATORY);
        assertThat(decrypted(encrypted)).isNotNull();
        hostile().get(name).accept(encrypted);
        assertThatThrownBy(() -> decrypted(encrypted)).isInstanceOfSatisfying(SamlRefusal.class, refusal -> {
            assertThat(refusal.first().rule()).isEqualTo("SC-123");
            assertThat(refusal.first().attempted()).contains(wrapper);
        });
    }

    @Test
    void aNameIdentifierIsDecrypted() {
        assertThat(Elements.text(decrypted(encrypted("EncryptedID", EncryptionMethods.MANDATORY))))
                .isEqualTo("pseudonym");
    }

    @Test
    void everyListedMaskIsAcceptedWithTheNewerKeyTransport() {
        for (String mask : EncryptionMethods.MASKS) {
            EncryptionMethods methods = new EncryptionMethods(
                    EncryptionMethods.AES256_GCM, EncryptionMethods.RSA_OAEP, EncryptionMethods.SHA256, mask);
            assertThat(decrypted(encrypted("EncryptedAssertion", methods)))
                    .as(mask)
                    .isNotNull();
        }
    }

    @Test
    void whateverGoesWrongInDecryptionReadsTheSame() {
        for (String wrapper : WRAPPERS) {
            Map<String, Element> damaged = new LinkedHashMap<>();
            for (String block : List.of(EncryptionMethods.AES128_CBC, EncryptionMethods.AES256_GCM)) {
                EncryptionMethods methods = EncryptionMethods.MANDATORY.withBlock(block);
                damaged.put(block + " last block changed", damaged(wrapper, methods, "EncryptedData", -5));
                damaged.put(block + " first block changed", damaged(wrapper, methods, "EncryptedData", 1));
                damaged.put(block + " key changed", damaged(wrapper, methods, "EncryptedKey", 9));
                damaged.put(block + " cut", cut(wrapper, methods));
                damaged.put(
                        block + " another element", wrapped(wrapper, "<x/>".getBytes(StandardCharsets.UTF_8), methods));
                damaged.put(block + " no XML", wrapped(wrapper, "x".getBytes(StandardCharsets.UTF_8), methods));
                damaged.put(block + " nothing", wrapped(wrapper, new byte[0], methods));
                damaged.put(
                        block + " text beside it",
                        wrapped(wrapper, ("x" + NAME_ID).getBytes(StandardCharsets.UTF_8), methods));
                damaged.put(
                        block + " a DOCTYPE",
                        wrapped(wrapper, ("<!DOCTYPE a>" + NAME_ID).getBytes(StandardCharsets.UTF_8), methods));
                damaged.put(block + " not base64", notBase64(wrapper, methods));
            }
            Set<Finding> said = damaged.values().stream()
                    .map(EncryptedDataFilterTest::refusal)
                    .collect(Collectors.toSet());
            assertThat(said).hasSize(1);
        }
    }

    private static Finding refusal(Element encrypted) {
        try {
            decrypted(encrypted);
        } catch (SamlRefusal e) {
            return e.first();
        }
        throw new AssertionError("decrypted: " + SecureXml.text(encrypted));
    }

    private static Element value(Element encrypted, String part) {
        return Elements.path(only(encrypted, part), Ns.XENC, "CipherData", "CipherValue")
                .orElseThrow();
    }

    private static Element damaged(String wrapper, EncryptionMethods methods, String part, int at) {
        Element encrypted = encrypted(wrapper, methods);
        Element value = value(encrypted, part);
        byte[] bytes = java.util.Base64.getMimeDecoder().decode(value.getTextContent());
        bytes[at < 0 ? bytes.length + at : at] ^= 0x55;
        value.setTextContent(java.util.Base64.getEncoder().encodeToString(bytes));
        return encrypted;
    }

    private static Element cut(String wrapper, EncryptionMethods methods) {
        Element encrypted = encrypted(wrapper, methods);
        value(encrypted, "EncryptedData").setTextContent("AAAA");
        return encrypted;
    }

    private static Element notBase64(String wrapper, EncryptionMethods methods) {
        Element encrypted = encrypted(wrapper, methods);
        value(encrypted, "EncryptedKey").setTextContent("\u00e5\u00e4\u00f6 % not base64");
        return encrypted;
    }
}
