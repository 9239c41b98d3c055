package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.encryption.AssertionEncrypter;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

final class EncryptionTest {

    private static Element signedAssertion() {
        Element assertion =
                ResponseWriter.write(Messages.response().assertions().get(0));
        XmlSigner.sign(assertion, TestKeys.IDP);
        return assertion;
    }

    private static Element encrypted(EncryptionMethods methods) {
        Element encrypted = AssertionEncrypter.encrypt(signedAssertion(), TestKeys.SP.certificate(), methods);
        return SecureXml.parse(SecureXml.serialise(encrypted)).getDocumentElement();
    }

    private static void refusedAfter(String rule, Consumer<Element> change) {
        Element encrypted = encrypted(EncryptionMethods.MANDATORY);
        change.accept(encrypted);
        assertThatThrownBy(() -> AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.SP.key())))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EncryptionMethods.AES128_CBC,
                EncryptionMethods.AES192_CBC,
                EncryptionMethods.AES256_CBC,
                EncryptionMethods.AES128_GCM,
                EncryptionMethods.AES256_GCM
            })
    void whatIsDecryptedIsStillValidlySigned(String block) {
        Element encrypted = encrypted(EncryptionMethods.MANDATORY.withBlock(block));
        Element assertion = AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.SP.key()));
        assertThat(XmlVerifier.verify(assertion, List.of(TestKeys.IDP.certificate()), AlgorithmPolicy.STRICT))
                .isNotNull();
    }

    @Test
    void anOldKeyIsTriedToo() {
        Element encrypted = encrypted(EncryptionMethods.MANDATORY);
        assertThat(AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.STRANGER.key(), TestKeys.SP.key())))
                .isNotNull();
    }

    @Test
    void aDecryptedAssertionReadsAgainFromItsOwnText() {
        Element assertion =
                AssertionDecrypter.decrypt(encrypted(EncryptionMethods.MANDATORY), List.of(TestKeys.SP.key()));
        Element again = SecureXml.parse(SecureXml.serialise(assertion)).getDocumentElement();
        assertThat(XmlVerifier.verify(again, List.of(TestKeys.IDP.certificate()), AlgorithmPolicy.STRICT))
                .isNotNull();
    }

    @Test
    void anotherRecipientsAssertionIsRefused() {
        Element encrypted = encrypted(EncryptionMethods.MANDATORY);
        assertThatThrownBy(() -> AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.STRANGER.key())))
                .isInstanceOf(SamlRefusal.class);
    }

    @Test
    void changedCiphertextReadsLikeAWrongKey() {
        refusedAfter("SC-070", encrypted -> {
            Element value = Elements.path(encrypted, Ns.XENC, "EncryptedData", "CipherData", "CipherValue")
                    .orElseThrow();
            String text = value.getTextContent();
            value.setTextContent("AAAA" + text.substring(4, text.length() - 8) + "AAAAAAA=");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {EncryptionMethods.RSA_1_5})
    void aBrokenKeyTransportIsRefusedBeforeDecryption(String transport) {
        Element encrypted = encrypted(EncryptionMethods.MANDATORY.withKeyTransport(transport));
        assertThatThrownBy(() -> AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.SP.key())))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo("SC-123"));
    }

    @Test
    void tripleDesIsRefusedBeforeDecryption() {
        Element encrypted = encrypted(EncryptionMethods.MANDATORY.withBlock(EncryptionMethods.TRIPLEDES_CBC));
        assertThatThrownBy(() -> AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.SP.key())))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo("SC-123"));
    }

    @Test
    void aCipherReferenceIsRefused() {
        refusedAfter("SC-123", encrypted -> {
            Element data = Elements.path(encrypted, Ns.XENC, "EncryptedData", "CipherData")
                    .orElseThrow();
            Elements.children(data).forEach(Elements::remove);
            Elements.set(Elements.append(data, Ns.XENC, "CipherReference"), "URI", "http://127.0.0.1:1/");
        });
    }

    @Test
    void aRetrievalMethodIsRefused() {
        refusedAfter("SC-123", encrypted -> {
            Element info = Elements.descendants(encrypted, Ns.DS, "KeyInfo").get(0);
            Elements.set(Elements.append(info, Ns.DS, "RetrievalMethod"), "URI", "#x");
        });
    }

    @Test
    void aTransformIsRefused() {
        refusedAfter("SC-123", encrypted -> {
            Element info = Elements.descendants(encrypted, Ns.DS, "KeyInfo").get(0);
            Elements.append(info, Ns.DS, "Transforms");
        });
    }

    @Test
    void twoEncryptedKeysAreRefused() {
        refusedAfter("SC-123", encrypted -> {
            Element key =
                    Elements.descendants(encrypted, Ns.XENC, "EncryptedKey").get(0);
            key.getParentNode().appendChild(key.cloneNode(true));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<x/>",
                "</wrapper><wrapper>",
                "plain text",
                "<!DOCTYPE a><a/>",
                "<a:Assertion xmlns:a='urn:oasis:names:tc:SAML:2.0:assertion'/>"
                        + "<a:Assertion xmlns:a='urn:oasis:names:tc:SAML:2.0:assertion'/>"
            })
    void somethingElseThanOneAssertionInsideIsRefused(String content) {
        Element encrypted = AssertionEncrypter.encrypt(
                content.getBytes(StandardCharsets.UTF_8), TestKeys.SP.certificate(), EncryptionMethods.MANDATORY);
        assertThatThrownBy(() -> AssertionDecrypter.decrypt(encrypted, List.of(TestKeys.SP.key())))
                .isInstanceOf(SamlRefusal.class);
    }

    @Test
    void theRecipientsDeclarationChoosesTheCipher() {
        assertThat(EncryptionMethods.declared(List.of("urn:unknown", EncryptionMethods.AES128_GCM))
                        .block())
                .isEqualTo(EncryptionMethods.AES128_GCM);
        assertThat(EncryptionMethods.declared(List.of())).isEqualTo(EncryptionMethods.MANDATORY);
    }
}
