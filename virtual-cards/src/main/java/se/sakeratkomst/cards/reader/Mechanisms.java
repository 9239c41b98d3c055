package se.sakeratkomst.cards.reader;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.token.RsaPadding;

/**
 * The mechanisms of the reader's tokens: RSA signatures by PKCS#1 v1.5 and PSS, and their digests, without which Java does not believe that a
 * token can PSS.
 */
final class Mechanisms {

    /**
     * A digest of the signature mechanisms.
     *
     * @param name for java.security
     * @param hash CKM_ constant
     * @param mgf CKG_MGF1_ constant
     * @param length bytes
     * @param digestInfo DER in front of the digest, hex
     */
    enum Digest {
        SHA_1("SHA-1", 0x220, 1, 20, "3021300906052b0e03021a05000414"),
        SHA_256("SHA-256", 0x250, 2, 32, "3031300d060960864801650304020105000420"),
        SHA_384("SHA-384", 0x260, 3, 48, "3041300d060960864801650304020205000430"),
        SHA_512("SHA-512", 0x270, 4, 64, "3051300d060960864801650304020305000440");

        final String algorithm;
        final long hash;
        final long mgf;
        final int length;
        final String digestInfo;

        Digest(String algorithm, long hash, long mgf, int length, String digestInfo) {
            this.algorithm = algorithm;
            this.hash = hash;
            this.mgf = mgf;
            this.length = length;
            this.digestInfo = digestInfo;
        }
    }

    /**
     * One mechanism.
     *
     * @param digest what it does to the data first; null where the caller has done it
     */
    record Known(
            long type, String name, boolean pss, @Nullable Digest digest) {}

    private static final Map<Long, Known> ALL = new LinkedHashMap<>();

    static {
        for (Known known : List.of(
                new Known(0x01, "CKM_RSA_PKCS", false, null),
                new Known(0x40, "CKM_SHA256_RSA_PKCS", false, Digest.SHA_256),
                new Known(0x41, "CKM_SHA384_RSA_PKCS", false, Digest.SHA_384),
                new Known(0x42, "CKM_SHA512_RSA_PKCS", false, Digest.SHA_512),
                new Known(0x0d, "CKM_RSA_PKCS_PSS", true, null),
                new Known(0x43, "CKM_SHA256_RSA_PKCS_PSS", true, Digest.SHA_256),
                new Known(0x44, "CKM_SHA384_RSA_PKCS_PSS", true, Digest.SHA_384),
                new Known(0x45, "CKM_SHA512_RSA_PKCS_PSS", true, Digest.SHA_512))) {
            ALL.put(known.type(), known);
        }
    }

    private Mechanisms() {}

    static List<Long> types() {
        return Stream.concat(ALL.keySet().stream(), Stream.of(Digest.values()).map(digest -> digest.hash))
                .toList();
    }

    static boolean isKnown(long type) {
        return types().contains(type);
    }

    static boolean isSignature(long type) {
        return ALL.containsKey(type);
    }

    /** The digest alone, or CKR_MECHANISM_INVALID. */
    static MessageDigest digest(long type) {
        return digest(Stream.of(Digest.values())
                .filter(digest -> digest.hash == type)
                .findFirst()
                .orElseThrow(() -> new CkRefusal(Ck.CKR_MECHANISM_INVALID)));
    }

    static MessageDigest digest(Digest digest) {
        try {
            return MessageDigest.getInstance(digest.algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The platform lacks a digest", e);
        }
    }

    static boolean hasPssParameters(long type) {
        Known known = ALL.get(type);
        return known != null && known.pss();
    }

    /** The mechanism, or CKR_MECHANISM_INVALID. */
    static Known require(long type) {
        Known known = ALL.get(type);
        if (known == null) {
            throw new CkRefusal(Ck.CKR_MECHANISM_INVALID);
        }
        return known;
    }

    /** How the token pads, by the mechanism and its parameters; a salt that does not fit is refused. */
    static RsaPadding padding(Known known, Request.@Nullable Pss pss, int modulusBytes) {
        if (!known.pss()) {
            return RsaPadding.PKCS1;
        }
        Digest digest = pssDigest(known, pss);
        long salt = Objects.requireNonNull(pss).salt();
        if (salt < 0 || salt > modulusBytes - digest.length - 2L) {
            throw new CkRefusal(Ck.CKR_MECHANISM_PARAM_INVALID);
        }
        return RsaPadding.pss(digest.hash, digest.mgf, (int) salt);
    }

    /** The digest of a PSS signature; hash and mask generation function must agree, as they do in TLS and XML signatures. */
    static Digest pssDigest(Known known, Request.@Nullable Pss pss) {
        for (Digest digest : Digest.values()) {
            if (pss != null
                    && digest.hash == pss.hash()
                    && digest.mgf == pss.mgf()
                    && (known.digest() == null || known.digest() == digest)) {
                return digest;
            }
        }
        throw new CkRefusal(Ck.CKR_MECHANISM_PARAM_INVALID);
    }
}
