package se.sakeratkomst.metadata.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Entity ids as readers ask for them. */
public final class EntityIds {

    private static final String TRANSFORMED = "{sha1}";

    private EntityIds() {}

    /**
     * SHA-1 of an entityID, lower-case hexadecimal.
     *
     * @see <a href="https://datatracker.ietf.org/doc/draft-young-md-query-saml/">MDQ SAML profile, 2.2.3: the {sha1} transform</a>
     */
    public static String sha1(String entityId) {
        return hex("SHA-1", entityId.getBytes(StandardCharsets.UTF_8));
    }

    /** The SHA-1 meant by an MDQ identifier, which is an entityID or {@code {sha1}} and the digest. */
    static String sha1OfIdentifier(String identifier) {
        return identifier.startsWith(TRANSFORMED)
                ? identifier.substring(TRANSFORMED.length()).toLowerCase(java.util.Locale.ROOT)
                : sha1(identifier);
    }

    /** A digest, lower-case hexadecimal. */
    public static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
