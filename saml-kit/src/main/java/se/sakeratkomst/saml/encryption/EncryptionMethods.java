package se.sakeratkomst.saml.encryption;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an assertion is encrypted: the block cipher and the key transport.
 *
 * @param block the data's EncryptionMethod
 * @param keyTransport the key's EncryptionMethod
 * @param oaepDigest the OAEP digest's URI
 * @param mgf the mask generation function's URI, null for the one that rsa-oaep-mgf1p implies
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 8.3 and 8.4; SAMBI-039</a>
 */
public record EncryptionMethods(
        String block,
        String keyTransport,
        String oaepDigest,
        @Nullable String mgf) {
    public static final String AES128_CBC = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
    public static final String AES192_CBC = "http://www.w3.org/2001/04/xmlenc#aes192-cbc";
    public static final String AES256_CBC = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    public static final String AES128_GCM = "http://www.w3.org/2009/xmlenc11#aes128-gcm";
    public static final String AES192_GCM = "http://www.w3.org/2009/xmlenc11#aes192-gcm";
    public static final String AES256_GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    /** Forbidden; only for a message that must be refused. */
    public static final String TRIPLEDES_CBC = "http://www.w3.org/2001/04/xmlenc#tripledes-cbc";

    public static final String RSA_OAEP_MGF1P = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
    public static final String RSA_OAEP = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
    /** Forbidden; only for a message that must be refused. */
    public static final String RSA_1_5 = "http://www.w3.org/2001/04/xmlenc#rsa-1_5";

    public static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    public static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public static final String SHA384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";
    public static final String SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512";

    /** Block ciphers that are accepted. */
    public static final Set<String> BLOCKS =
            Set.of(AES128_CBC, AES192_CBC, AES256_CBC, AES128_GCM, AES192_GCM, AES256_GCM);

    /** Key transports that are accepted. */
    public static final Set<String> KEY_TRANSPORTS = Set.of(RSA_OAEP_MGF1P, RSA_OAEP);

    /** OAEP digests that are accepted. */
    public static final Set<String> OAEP_DIGESTS = Set.of(SHA1, SHA256, SHA384, SHA512);

    /** Mask generation functions that are accepted where the key transport does not imply one. */
    public static final Set<String> MASKS = Set.of(
            "http://www.w3.org/2009/xmlenc11#mgf1sha1",
            "http://www.w3.org/2009/xmlenc11#mgf1sha256",
            "http://www.w3.org/2009/xmlenc11#mgf1sha384",
            "http://www.w3.org/2009/xmlenc11#mgf1sha512");

    /** What every party must understand: AES-256-CBC with RSA-OAEP, MGF1 and SHA-1. */
    public static final EncryptionMethods MANDATORY = new EncryptionMethods(AES256_CBC, RSA_OAEP_MGF1P, SHA1, null);

    /**
     * The best of what a recipient declares with md:EncryptionMethod, in the recipient's order; what it does not declare is
     * taken from {@link #MANDATORY} (SC-071).
     */
    public static EncryptionMethods declared(List<String> algorithms) {
        String block = algorithms.stream().filter(BLOCKS::contains).findFirst().orElse(MANDATORY.block());
        String transport =
                algorithms.stream().filter(RSA_OAEP_MGF1P::equals).findFirst().orElse(MANDATORY.keyTransport());
        return new EncryptionMethods(block, transport, SHA1, null);
    }

    /** The same with another block cipher. */
    public EncryptionMethods withBlock(String other) {
        return new EncryptionMethods(other, keyTransport, oaepDigest, mgf);
    }

    /** The same with another key transport. */
    public EncryptionMethods withKeyTransport(String other) {
        return new EncryptionMethods(block, other, oaepDigest, mgf);
    }

    int keyBits() {
        return switch (block) {
            case AES128_CBC, AES128_GCM -> 128;
            case AES192_CBC, AES192_GCM, TRIPLEDES_CBC -> 192;
            default -> 256;
        };
    }
}
