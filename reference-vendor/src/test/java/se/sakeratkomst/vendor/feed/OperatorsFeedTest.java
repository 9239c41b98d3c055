package se.sakeratkomst.vendor.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.Aggregate;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.keys.TestKeys;

/** Each way a feed can be wrong, and which switches make the system believe the identity provider's key in it. */
class OperatorsFeedTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final String IDP = "urn:test:idp";

    private static final Set<Flaw> FEED_FLAWS = Arrays.stream(Flaw.values())
            .filter(flaw -> flaw.name().contains("FEED") || flaw == Flaw.MIXES_KEYS_OF_DUPLICATES)
            .collect(Collectors.toSet());

    /** A feed, and the switches with which it is believed. */
    enum Fetched {
        RIGHT(feed(TestKeys.OPERATOR, TOMORROW, idp(TestKeys.OTHER_IDP)), FEED_FLAWS),
        SIGNED_BY_THE_STANDBY_KEY(feed(TestKeys.IDP, TOMORROW, idp(TestKeys.OTHER_IDP)), FEED_FLAWS),
        UNSIGNED(changed(root -> Elements.remove(root.getFirstChild())), Set.of(Flaw.TRUSTS_UNSIGNED_FEED)),
        SIGNED_BY_ANOTHER(
                feed(TestKeys.ATTACKER, TOMORROW, idp(TestKeys.OTHER_IDP)), Set.of(Flaw.TRUSTS_FEED_KEY_IN_KEYINFO)),
        TAMPERED(changed(root -> root.setAttributeNS(null, "Name", "urn:other")), Set.of()),
        ENDED(feed(TestKeys.OPERATOR, NOW, idp(TestKeys.OTHER_IDP)), Set.of(Flaw.IGNORES_FEED_EXPIRY)),
        WITHOUT_END(
                signedAnew(root -> root.removeAttributeNS(null, "validUntil")), Set.of(Flaw.ACCEPTS_FEED_WITHOUT_END)),
        WITH_AN_UNREADABLE_END(
                signedAnew(root -> root.setAttributeNS(null, "validUntil", "tomorrow")),
                Set.of(Flaw.ACCEPTS_FEED_WITHOUT_END)),
        FOR_TEN_YEARS(
                feed(TestKeys.OPERATOR, NOW.plus(Duration.ofDays(3650)), idp(TestKeys.OTHER_IDP)),
                Set.of(Flaw.ACCEPTS_FEED_WITHOUT_END)),
        WRAPPED(wrapped(), Set.of(Flaw.ACCEPTS_WRAPPED_FEED)),
        WITH_TWO_ENTRIES_OF_ONE_ID(
                feed(TestKeys.OPERATOR, TOMORROW, idp(TestKeys.IDP), idp(TestKeys.OTHER_IDP)),
                Set.of(Flaw.MIXES_KEYS_OF_DUPLICATES)),
        WITH_AN_ENTRY_THAT_IS_NO_METADATA(
                feed(TestKeys.OPERATOR, TOMORROW, broken("X509Certificate"), idp(TestKeys.OTHER_IDP)),
                except(Flaw.DROPS_FEED_ON_BROKEN_ENTRY)),
        WITH_AN_ENTRY_OUTSIDE_THE_SCHEMA(
                feed(TestKeys.OPERATOR, TOMORROW, broken("protocolSupportEnumeration"), idp(TestKeys.OTHER_IDP)),
                except(Flaw.DROPS_FEED_ON_BROKEN_ENTRY)),
        NO_METADATA("<other xmlns=\"urn:other\"/>".getBytes(StandardCharsets.UTF_8), Set.of());

        private final byte[] bytes;
        private final Set<Flaw> believedWith;

        Fetched(byte[] bytes, Set<Flaw> believedWith) {
            this.bytes = bytes;
            this.believedWith = believedWith;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isBelievedWithTheSwitchesThatTakeThisCheckAwayAndNoOther(Fetched fetched) {
        Set<Flaw> believed = FEED_FLAWS.stream()
                .filter(flaw -> believes(Flaws.of(flaw), fetched))
                .collect(Collectors.toSet());
        assertThat(believed).isEqualTo(fetched.believedWith);
    }

    @ParameterizedTest
    @EnumSource
    void isBelievedInEarnestOnlyWhenItIsRightOrHasABrokenEntry(Fetched fetched) {
        assertThat(believes(Flaws.none(), fetched))
                .isEqualTo(Set.of(
                                Fetched.RIGHT,
                                Fetched.SIGNED_BY_THE_STANDBY_KEY,
                                Fetched.WITH_AN_ENTRY_THAT_IS_NO_METADATA,
                                Fetched.WITH_AN_ENTRY_OUTSIDE_THE_SCHEMA)
                        .contains(fetched));
    }

    @Test
    void whoHasLeftIsNoMemberSaveWithTheSwitch() {
        byte[] both =
                feed(TestKeys.OPERATOR, TOMORROW, idp(TestKeys.OTHER_IDP), entity("urn:test:stays", TestKeys.IDP));
        byte[] one = feed(TestKeys.OPERATOR, TOMORROW, entity("urn:test:stays", TestKeys.IDP));
        for (Flaw flaw : List.of(Flaw.KEEPS_WHO_HAS_LEFT, Flaw.NEVER_REFRESHES_FEED)) {
            OperatorsFeed reader = new OperatorsFeed(
                    () -> List.of(TestKeys.OPERATOR.certificate()), Duration.ofDays(14), Flaws.of(flaw));
            assertThat(reader.read(both, NOW).entityIds()).containsExactly(IDP, "urn:test:stays");
            assertThat(reader.read(one, NOW).find(IDP).isPresent()).isEqualTo(flaw == Flaw.KEEPS_WHO_HAS_LEFT);
            assertThat(reader.read(both, NOW).entityIds()).containsExactly(IDP, "urn:test:stays");
        }
    }

    private static boolean believes(Flaws flaws, Fetched fetched) {
        OperatorsFeed reader = new OperatorsFeed(
                () -> List.of(TestKeys.OPERATOR.certificate(), TestKeys.IDP.certificate()), Duration.ofDays(14), flaws);
        try {
            return reader.read(fetched.bytes, NOW)
                    .find(IDP)
                    .flatMap(entity -> entity.idp())
                    .map(IdpRole::signingCertificates)
                    .filter(keys -> keys.contains(TestKeys.OTHER_IDP.certificate()))
                    .isPresent();
        } catch (SamlRefusal refused) {
            return false;
        }
    }

    // ------------------------------------------------------------------ feeds

    private interface Change {
        void to(Element root);
    }

    private static Element idp(SigningKey key) {
        return entity(IDP, key);
    }

    private static Element entity(String entityId, SigningKey key) {
        return IdpMetadata.of(entityId)
                .signingKey(key.certificate())
                .singleSignOnService(Ns.BINDING_REDIRECT, "https://idp.example.se/redirect")
                .build()
                .getDocumentElement();
    }

    private static Element broken(String what) {
        String xml = SecureXml.text(entity("urn:test:broken", TestKeys.IDP));
        return SecureXml.parse(
                        what.equals("X509Certificate")
                                ? xml.replaceAll("<ds:X509Certificate>[^<]*", "<ds:X509Certificate>AAAA")
                                : xml.replaceAll(what + "=\"[^\"]*\"", ""))
                .getDocumentElement();
    }

    private static byte[] feed(SigningKey operator, Instant end, Element... entities) {
        return Aggregate.publish(List.of(entities), "urn:test", end, Duration.ofMinutes(1), operator);
    }

    private static Document right() {
        return SecureXml.parse(feed(TestKeys.OPERATOR, TOMORROW, idp(TestKeys.OTHER_IDP)));
    }

    private static byte[] changed(Change change) {
        Document document = right();
        change.to(document.getDocumentElement());
        return SecureXml.serialise(document);
    }

    private static byte[] signedAnew(Change change) {
        return changed(root -> {
            Elements.remove(root.getFirstChild());
            change.to(root);
            XmlSigner.sign(root, TestKeys.OPERATOR);
        });
    }

    private static byte[] wrapped() {
        Element old = SecureXml.parse(feed(TestKeys.OPERATOR, TOMORROW, idp(TestKeys.IDP)))
                .getDocumentElement();
        return changed(root -> {
            Elements.remove(root.getFirstChild());
            root.insertBefore(root.getOwnerDocument().importNode(old, true), root.getFirstChild());
        });
    }

    private static Set<Flaw> except(Flaw one) {
        return FEED_FLAWS.stream().filter(flaw -> flaw != one).collect(Collectors.toSet());
    }
}
