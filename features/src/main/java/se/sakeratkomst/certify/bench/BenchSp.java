package se.sakeratkomst.certify.bench;

import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.RequestedAttribute;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.signature.SigningKey;

/** The service provider that the measured logins are for: it signs its requests. */
final class BenchSp {
    static final String ENTITY_ID = "https://bench.example.se/saml";
    static final String ACS = "https://bench.example.se/acs";

    private final SigningKey key = key();

    SigningKey signing() {
        return key;
    }

    /** Its metadata for a federation of the sandbox. */
    Document metadata(FederationProfile profile) {
        Map<String, String> name = Map.of("sv", "TEST Mätning", "en", "TEST Bench");
        List<RequestedAttribute> wanted =
                List.of(Attribute.EMPLOYEE_HSA_ID, Attribute.GIVEN_NAME, Attribute.PERSONAL_IDENTITY_NUMBER).stream()
                        .flatMap(attribute -> profile.nameOf(attribute).stream())
                        .map(each -> new RequestedAttribute(each, Optional.empty(), Optional.empty(), false))
                        .toList();
        return SpMetadata.of(ENTITY_ID)
                .entityCategories(Set.of(
                        "http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                        "http://id.elegnamnden.se/ec/1.0/loa3-pnr",
                        "http://id.elegnamnden.se/st/1.0/private-sector-sp"))
                .signingKey(key.certificate())
                .encryptionKey(key.certificate())
                .authnRequestsSigned(true)
                .wantAssertionsSigned(true)
                .assertionConsumerService(ACS)
                .attributeConsumingService(new AttributeConsumingService(0, true, name, wanted))
                .uiInfo(new UiInfo(
                        name,
                        name,
                        List.of(new UiInfo.Logo("https://bench.example.se/logo.png", 100, 100, Optional.empty()))))
                .organisation(new Organisation(
                        name,
                        name,
                        Map.of("sv", "https://bench.example.se", "en", "https://bench.example.se"),
                        Optional.empty()))
                .contact("technical", "TEST Tekniker", "teknik@bench.example.se")
                .contact("support", "TEST Support", "support@bench.example.se")
                .build();
    }

    /** The address that carries a new signed request. */
    URI request(URI singleSignOn, List<String> loas) {
        AuthnRequest request = AuthnRequest.to(singleSignOn.toString(), ENTITY_ID, ACS, Instant.now());
        AuthnRequest wanted = loas.isEmpty() ? request : request.withRequestedLoas(loas);
        return RedirectBinding.encode(wanted.write(), singleSignOn, "TEST-state", key, RedirectBinding.REQUEST);
    }

    private static SigningKey key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            Instant now = Instant.now();
            X500Principal subject = new X500Principal("CN=TEST bench");
            var holder = new JcaX509v3CertificateBuilder(
                            subject,
                            BigInteger.valueOf(now.toEpochMilli()),
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(Duration.ofDays(1000))),
                            subject,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return new SigningKey(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(holder));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("RSA is in every Java", e);
        }
    }
}
