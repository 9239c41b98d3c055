package se.sakeratkomst.idp.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import se.sakeratkomst.saml.authn.extension.SadRequest;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signature activation data: a signed JWT that binds a signature request to the person who was identified for it.
 *
 * @param issuer the identity provider
 * @param subject the signer's identifier
 * @param attribute the Name of the attribute that carries the same value in the assertion
 * @param loaUri the level of assurance, as in the assertion
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC SAP (13) 3.2; SC-117, SC-184 to SC-193</a>
 */
public record ActivationData(String issuer, String subject, String attribute, String loaUri) {
    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The compact JWS, signed with the key of the metadata and an algorithm equivalent to that of the assertion. */
    public String signed(SadRequest wish, SigningKey key, Instant now) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("ver", wish.requestedVersion());
        extension.put("irt", wish.id());
        extension.put("attr", attribute);
        extension.put("loa", loaUri);
        extension.put("reqid", wish.signRequestId());
        extension.put("docs", wish.docCount());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        claims.put("aud", wish.requesterId());
        claims.put("iss", issuer);
        claims.put("exp", now.plus(VALIDITY).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("jti", Ids.next());
        claims.put("seElnSadext", extension);
        boolean elliptic = key.key().getAlgorithm().equals("EC");
        String head = encoded(JSON.writeValueAsBytes(Map.of("typ", "JWT", "alg", elliptic ? "ES256" : "RS256")));
        String content = head + "." + encoded(JSON.writeValueAsBytes(claims));
        return content + "." + encoded(signature(content, key, elliptic));
    }

    private static byte[] signature(String content, SigningKey key, boolean elliptic) {
        try {
            Signature signature = Signature.getInstance(elliptic ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
            signature.initSign(key.key());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
