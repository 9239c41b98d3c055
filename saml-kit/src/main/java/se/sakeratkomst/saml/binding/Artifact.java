package se.sakeratkomst.saml.binding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import se.sakeratkomst.saml.SamlRefusal;

/**
 * A reference to a message, of type 4: who has it, at which of its endpoints, and an unguessable handle.
 *
 * @param endpointIndex index of the ArtifactResolutionService
 * @param sourceId SHA-1 of the issuer's entity id, in hexadecimal
 * @param handle the message's handle, in hexadecimal
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.6.4</a>
 */
public record Artifact(int endpointIndex, String sourceId, String handle) {
    /** The parameter that carries it. */
    public static final String PARAMETER = "SAMLart";

    private static final int TYPE = 4;
    private static final int LENGTH = 44;

    /** A new one. */
    public static Artifact of(String issuer, int endpointIndex) {
        byte[] handle = new byte[20];
        new SecureRandom().nextBytes(handle);
        return new Artifact(endpointIndex, sourceIdOf(issuer), HexFormat.of().formatHex(handle));
    }

    /** The source id of an entity. */
    public static String sourceIdOf(String entityId) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(entityId.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("No SHA-1 on this platform", e);
        }
    }

    /** As it stands in SAMLart, before URL encoding. */
    public String encode() {
        byte[] bytes = new byte[LENGTH];
        bytes[1] = TYPE;
        bytes[2] = (byte) (endpointIndex >> 8);
        bytes[3] = (byte) endpointIndex;
        System.arraycopy(HexFormat.of().parseHex(sourceId), 0, bytes, 4, 20);
        System.arraycopy(HexFormat.of().parseHex(handle), 0, bytes, 24, 20);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads SAMLart.
     *
     * @throws SamlRefusal when it is no artifact of type 4
     */
    public static Artifact decode(String text) {
        byte[] bytes;
        try {
            bytes = text.length() > 200
                    ? new byte[0]
                    : Base64.getDecoder().decode(text.strip().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != LENGTH || bytes[0] != 0 || bytes[1] != TYPE) {
            throw SamlRefusal.of(
                    "SAML-BINDINGS-3.6.4",
                    "reading an artifact",
                    bytes.length == 0 ? "text that is no artifact" : bytes.length + " bytes, or another type",
                    "44 bytes in base64: type 0x0004, endpoint index, source id and handle",
                    "Send SAMLart as it was received.");
        }
        return new Artifact(
                ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff),
                HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 4, 24)),
                HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 24, 44)));
    }
}
