package se.sakeratkomst.certify.sp;

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

/**
 * A service provider that is no vendor's but a tool's: it signs its requests, and what is answered is taken by whoever scripts the browser.
 */
public final class ToolSp {
    private final String base;
    private final Map<String, String> name;
    private final List<Attribute> wanted;
    private final SigningKey key;

    /**
     * @param host of the sandbox's own, under which nothing answers
     * @param name by language
     * @param wanted attributes that it asks the identity provider for
     */
    public ToolSp(String host, Map<String, String> name, List<Attribute> wanted) {
        this.base = "https://" + host;
        this.name = Map.copyOf(name);
        this.wanted = List.copyOf(wanted);
        this.key = key(host);
    }

    public String entityId() {
        return base + "/saml";
    }

    public String acs() {
        return base + "/acs";
    }

    public SigningKey signing() {
        return key;
    }

    /** Its metadata for a federation of the sandbox. */
    public Document metadata(FederationProfile profile) {
        List<RequestedAttribute> requested = wanted.stream()
                .flatMap(attribute -> profile.nameOf(attribute).stream())
                .map(each -> new RequestedAttribute(each, Optional.empty(), Optional.empty(), false))
                .toList();
        return SpMetadata.of(entityId())
                .entityCategories(Set.of(
                        "http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                        "http://id.elegnamnden.se/ec/1.0/loa3-pnr",
                        "http://id.elegnamnden.se/st/1.0/private-sector-sp"))
                .signingKey(key.certificate())
                .encryptionKey(key.certificate())
                .authnRequestsSigned(true)
                .wantAssertionsSigned(true)
                .assertionConsumerService(acs())
                .attributeConsumingService(new AttributeConsumingService(0, true, name, requested))
                .uiInfo(new UiInfo(
                        name, name, List.of(new UiInfo.Logo(base + "/logo.png", 100, 100, Optional.empty()))))
                .organisation(new Organisation(name, name, Map.of("sv", base, "en", base), Optional.empty()))
                .contact("technical", "TEST Tekniker", "teknik@" + host())
                .contact("support", "TEST Support", "support@" + host())
                .build();
    }

    /** The address that carries a new signed request. */
    public URI request(URI singleSignOn, List<String> loas) {
        AuthnRequest request = AuthnRequest.to(singleSignOn.toString(), entityId(), acs(), Instant.now());
        AuthnRequest wanted = loas.isEmpty() ? request : request.withRequestedLoas(loas);
        return RedirectBinding.encode(wanted.write(), singleSignOn, "TEST-state", key, RedirectBinding.REQUEST);
    }

    private String host() {
        return base.substring("https://".length());
    }

    private static SigningKey key(String host) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            Instant now = Instant.now();
            X500Principal subject = new X500Principal("CN=TEST " + host);
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
