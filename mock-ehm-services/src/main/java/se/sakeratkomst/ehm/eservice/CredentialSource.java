package se.sakeratkomst.ehm.eservice;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.sakeratkomst.kit.keys.SecretFile;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Credentials derived from a secret of this service, the lab and the entityId: an e-service gets the same ones each time it is
 * registered, also after a reset, and a vendor's configuration stays right.
 */
public final class CredentialSource {

    private final byte[] secret;

    public CredentialSource(Path home) {
        this.secret =
                new String(SecretFile.randomIn(home.resolve("e-services.secret"))).getBytes(StandardCharsets.US_ASCII);
    }

    public Credentials of(LabId lab, String entityId) {
        return new Credentials(
                "TEST-" + HexFormat.of().formatHex(derive("client-id", lab, entityId), 0, 8),
                url(derive("client-secret", lab, entityId)),
                url(derive("shared-secret", lab, entityId)));
    }

    private byte[] derive(String purpose, LabId lab, String entityId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal((purpose + "\n" + lab + "\n" + entityId).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256", e);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
