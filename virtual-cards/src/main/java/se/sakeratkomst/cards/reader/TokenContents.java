package se.sakeratkomst.cards.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import se.sakeratkomst.cards.card.Card.OnCard;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.pki.PkiStore;

/**
 * What lies on a token: for each certificate the certificate, its public and its private key, paired by CKA_ID, and the certificates of
 * the authorities that issued them, so that a client can build a chain. The root is not among them: trust is not taken from a card.
 */
final class TokenContents {

    private static final long X_509 = 0;
    private static final long RSA = 0;
    private static final long RSA_KEY_PAIR_GEN = 0;
    private static final long TOKEN_USER = 1;
    private static final long AUTHORITY = 2;

    private final List<TokenObject> objects = new ArrayList<>();

    /** @param pinEachTime whether private keys say CKA_ALWAYS_AUTHENTICATE */
    TokenContents(OnToken token, PkiStore pkis, boolean pinEachTime) {
        Map<String, X509Certificate> authorities = new LinkedHashMap<>();
        for (OnCard held : token.certificates()) {
            byte[] id = HexFormat.of().parseHex(held.ckaId());
            String label = held.kind().label(token.use());
            objects.add(new TokenObject(certificate(held.certificate(), id, label, TOKEN_USER), held));
            objects.add(new TokenObject(publicKey(held, id, label), held));
            objects.add(new TokenObject(privateKey(held, id, label, pinEachTime), held));
            List<X509Certificate> chain = pkis.pki().chain(held.ca(), held.certificate());
            chain.stream()
                    .skip(1)
                    .forEach(issuer ->
                            authorities.put(issuer.getSubjectX500Principal().getName(), issuer));
        }
        authorities
                .values()
                .forEach(issuer -> objects.add(
                        new TokenObject(certificate(issuer, keyId(issuer), commonName(issuer), AUTHORITY), null)));
    }

    /** Handles of the objects, beginning with 1. */
    List<Long> find(List<Attribute> template, boolean loggedIn) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            TokenObject object = objects.get(i);
            if ((loggedIn || !object.isPrivate()) && object.matches(template)) {
                found.add(i + 1L);
            }
        }
        return found;
    }

    /** The object of that handle, or a refusal with the code. */
    TokenObject object(long handle, boolean loggedIn, long otherwise) {
        if (handle >= 1 && handle <= objects.size()) {
            TokenObject object = objects.get((int) handle - 1);
            if (loggedIn || !object.isPrivate()) {
                return object;
            }
        }
        throw new CkRefusal(otherwise);
    }

    private static List<Attribute> certificate(X509Certificate certificate, byte[] id, String label, long category) {
        try {
            return List.of(
                    Attribute.of(Ck.CKA_CLASS, Ck.CKO_CERTIFICATE),
                    Attribute.of(Ck.CKA_TOKEN, true),
                    Attribute.of(Ck.CKA_PRIVATE, false),
                    Attribute.of(Ck.CKA_MODIFIABLE, false),
                    text(label),
                    Attribute.of(Ck.CKA_CERTIFICATE_TYPE, X_509),
                    Attribute.of(Ck.CKA_CERTIFICATE_CATEGORY, category),
                    Attribute.of(Ck.CKA_TRUSTED, false),
                    new Attribute(Ck.CKA_ID, id),
                    new Attribute(
                            Ck.CKA_SUBJECT,
                            certificate.getSubjectX500Principal().getEncoded()),
                    new Attribute(
                            Ck.CKA_ISSUER, certificate.getIssuerX500Principal().getEncoded()),
                    new Attribute(Ck.CKA_SERIAL_NUMBER, new ASN1Integer(certificate.getSerialNumber()).getEncoded()),
                    new Attribute(Ck.CKA_START_DATE, new byte[0]),
                    new Attribute(Ck.CKA_END_DATE, new byte[0]),
                    new Attribute(Ck.CKA_VALUE, certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate of the sandbox's own could not be encoded", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Attribute> publicKey(OnCard held, byte[] id, String label) {
        List<Attribute> all = key(held, id, label);
        RSAPublicKey key = (RSAPublicKey) held.certificate().getPublicKey();
        all.addAll(List.of(
                Attribute.of(Ck.CKA_CLASS, Ck.CKO_PUBLIC_KEY),
                Attribute.of(Ck.CKA_PRIVATE, false),
                Attribute.of(Ck.CKA_TRUSTED, false),
                Attribute.of(Ck.CKA_ENCRYPT, false),
                Attribute.of(Ck.CKA_VERIFY, true),
                Attribute.of(Ck.CKA_VERIFY_RECOVER, false),
                Attribute.of(Ck.CKA_WRAP, false),
                Attribute.of(Ck.CKA_MODULUS_BITS, (long) key.getModulus().bitLength())));
        return all;
    }

    private static List<Attribute> privateKey(OnCard held, byte[] id, String label, boolean pinEachTime) {
        List<Attribute> all = key(held, id, label);
        all.addAll(List.of(
                Attribute.of(Ck.CKA_CLASS, Ck.CKO_PRIVATE_KEY),
                Attribute.of(Ck.CKA_PRIVATE, true),
                Attribute.of(Ck.CKA_SENSITIVE, true),
                Attribute.of(Ck.CKA_ALWAYS_SENSITIVE, true),
                Attribute.of(Ck.CKA_EXTRACTABLE, false),
                Attribute.of(Ck.CKA_NEVER_EXTRACTABLE, true),
                Attribute.of(Ck.CKA_WRAP_WITH_TRUSTED, false),
                Attribute.of(Ck.CKA_DECRYPT, false),
                Attribute.of(Ck.CKA_SIGN, true),
                Attribute.of(Ck.CKA_SIGN_RECOVER, false),
                Attribute.of(Ck.CKA_UNWRAP, false),
                Attribute.of(Ck.CKA_ALWAYS_AUTHENTICATE, pinEachTime)));
        return all;
    }

    private static List<Attribute> key(OnCard held, byte[] id, String label) {
        RSAPublicKey key = (RSAPublicKey) held.certificate().getPublicKey();
        return new ArrayList<>(List.of(
                Attribute.of(Ck.CKA_TOKEN, true),
                Attribute.of(Ck.CKA_MODIFIABLE, false),
                text(label),
                Attribute.of(Ck.CKA_KEY_TYPE, RSA),
                Attribute.of(Ck.CKA_LOCAL, true),
                Attribute.of(Ck.CKA_KEY_GEN_MECHANISM, RSA_KEY_PAIR_GEN),
                Attribute.of(Ck.CKA_DERIVE, false),
                new Attribute(Ck.CKA_ID, id),
                new Attribute(
                        Ck.CKA_SUBJECT,
                        held.certificate().getSubjectX500Principal().getEncoded()),
                new Attribute(Ck.CKA_START_DATE, new byte[0]),
                new Attribute(Ck.CKA_END_DATE, new byte[0]),
                new Attribute(Ck.CKA_MODULUS, unsigned(key.getModulus())),
                new Attribute(Ck.CKA_PUBLIC_EXPONENT, unsigned(key.getPublicExponent()))));
    }

    private static Attribute text(String label) {
        return new Attribute(Ck.CKA_LABEL, label.getBytes(StandardCharsets.UTF_8));
    }

    private static String commonName(X509Certificate issuer) {
        return IETFUtils.valueToString(
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded())
                        .getRDNs(BCStyle.CN)[0]
                        .getFirst()
                        .getValue());
    }

    /** An authority's CKA_ID, which pairs it with no key of the card. */
    private static byte[] keyId(X509Certificate issuer) {
        try {
            return MessageDigest.getInstance("SHA-1")
                    .digest(issuer.getPublicKey().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform has no SHA-1", e);
        }
    }

    static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 && bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
