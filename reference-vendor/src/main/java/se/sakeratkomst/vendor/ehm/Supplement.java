package se.sakeratkomst.vendor.ehm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.Federations;
import tools.jackson.databind.json.JsonMapper;

/**
 * What E-hälsomyndigheten must know of a user and Sweden Connect does not say: the care provider's own register adds it, and the
 * shared secret protects it. That there is such a supplement is documented, how it is written is not; this is the sandbox's way, a
 * JWS with HS256.
 */
final class Supplement {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private Supplement() {}

    /**
     * The supplement in compact form.
     *
     * @param assertionId ID of the assertion it belongs to
     * @param attributes those that the federation lacks
     */
    static String jws(
            String assertionId,
            Map<Attribute, List<String>> attributes,
            String sharedSecret,
            Instant now,
            JsonMapper json) {
        Map<String, List<String>> named = new TreeMap<>();
        attributes.forEach(
                (attribute, values) -> Federations.SAMBI.nameOf(attribute).ifPresent(name -> named.put(name, values)));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("assertion", assertionId);
        claims.put("attributes", named);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        String signed =
                part(json.writeValueAsBytes(Map.of("alg", "HS256"))) + "." + part(json.writeValueAsBytes(claims));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sharedSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + part(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
