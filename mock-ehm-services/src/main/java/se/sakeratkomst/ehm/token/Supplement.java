package se.sakeratkomst.ehm.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.assertion.Proven;
import se.sakeratkomst.ehm.user.UserAttributes;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/**
 * Supplementary attributes from an e-service of Sweden Connect, protected by the shared secret. That they come so is documented, how
 * they are written is not; here it is a JWS of HS256, keyed by the shared secret's text, with the claims {@code assertion} (ID of the
 * assertion it belongs to), {@code attributes} (values by Sambi's attribute names) and {@code exp}.
 *
 * @see "ehm.md 1.4 and 9.6; EHM-034"
 */
final class Supplement {

    private static final String ATTEMPT = "reading the supplementary attributes";

    private final String parameter;

    /** @param parameter name of the form field */
    Supplement(String parameter) {
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }

    /** The attributes in the supplement, or {@code invalid_grant}. */
    UserAttributes read(String jws, Proven proven, Instant now) {
        if (!proven.federation().equals(Federations.SWEDEN_CONNECT)) {
            throw refused(
                    "a supplement to an assertion of " + proven.federation().name(),
                    "a supplement to an assertion of Sweden Connect only: Sambi's identity providers deliver these attributes",
                    "Leave the parameter " + parameter + " out.");
        }
        JWTClaimsSet claims = verified(jws, proven.eService().credentials().sharedSecret());
        String assertion = string(claims, "assertion");
        if (!proven.assertion().id().equals(assertion)) {
            throw refused(
                    "the claim assertion with the value " + assertion,
                    "'" + proven.assertion().id() + "', the ID of the assertion it comes with",
                    "Make a supplement for each assertion.");
        }
        if (claims.getExpirationTime() == null
                || !now.isBefore(claims.getExpirationTime().toInstant())) {
            throw refused(
                    claims.getExpirationTime() == null
                            ? "no claim exp"
                            : "exp " + claims.getExpirationTime().toInstant() + ", it is " + now,
                    "an exp that has not passed",
                    "Make the supplement just before the exchange, with a life of some minutes.");
        }
        return attributes(claims, proven.federation());
    }

    private JWTClaimsSet verified(String jws, String sharedSecret) {
        try {
            SignedJWT jwt = SignedJWT.parse(jws);
            if (JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    && jwt.verify(new MACVerifier(sharedSecret.getBytes(StandardCharsets.UTF_8)))) {
                return jwt.getJWTClaimsSet();
            }
            throw refused(
                    "a JWS with algorithm " + jwt.getHeader().getAlgorithm()
                            + " that the shared secret does not verify",
                    "HS256, keyed by the text of this e-service's shared secret",
                    "Use the sharedSecret that was handed out when the e-service was registered.");
        } catch (ParseException e) {
            throw refused(
                    "something else than a JWS",
                    "a JWS in compact form (header.claims.signature)",
                    "Write the supplement as docs/wire.md says.");
        } catch (JOSEException e) {
            throw new IllegalStateException("Could not verify a supplement", e);
        }
    }

    private static UserAttributes attributes(JWTClaimsSet claims, FederationProfile federation) {
        if (!(claims.getClaim("attributes") instanceof Map<?, ?> stated)) {
            throw refused(
                    "no claim attributes", "a JSON object, values by attribute name", "Add the claim attributes.");
        }
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        stated.forEach((name, value) -> values.put(attribute(String.valueOf(name), federation), texts(value)));
        return new UserAttributes(values);
    }

    private static Attribute attribute(String name, FederationProfile federation) {
        Optional<Attribute> attribute = Federations.SAMBI.attribute(name);
        if (attribute.isEmpty()) {
            throw refused(
                    "the attribute '" + name + "'",
                    "names of the form http://sambi.se/attributes/1/…",
                    "Compare name and case with the list of Sambi's attributes.");
        }
        if (federation.nameOf(attribute.get()).isPresent()) {
            throw refused(
                    "the attribute '" + name + "', which " + federation.name() + " has itself",
                    "only attributes that the federation's profile lacks",
                    "Have the identity provider deliver it: who the user is, the e-service does not decide.");
        }
        return attribute.get();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static @Nullable String string(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }

    private static OAuthRefusal refused(String observed, String expected, String remedy) {
        return OAuthRefusal.invalidGrant(Finding.error("EHM-034", ATTEMPT, observed, expected, remedy));
    }
}
