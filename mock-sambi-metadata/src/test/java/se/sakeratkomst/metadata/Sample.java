package se.sakeratkomst.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Metadata to hand in. */
public final class Sample {

    public static final KeyEntry KEY = KeyVault.selfSigned(KeySpec.RSA_2048, "TEST sample");

    private Sample() {}

    public static SpMetadata serviceProvider(String entityId) {
        return SpMetadata.of(entityId)
                .entityCategories(Set.of(
                        "http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                        "http://id.elegnamnden.se/st/1.0/private-sector-sp"))
                .signingKey(KEY.certificate())
                .encryptionKey(KEY.certificate())
                .assertionConsumerService("https://sp.example.se/acs")
                .organisation(new Organisation(
                        Map.of("sv", "TEST AB"),
                        Map.of("sv", "TEST AB"),
                        Map.of("sv", "https://example.se"),
                        Optional.empty()))
                .contact("technical", "TEST", "test@example.se")
                .contact("support", "TEST", "test@example.se");
    }

    public static Document identityProvider(String entityId) {
        return IdpMetadata.of(entityId)
                .signingKey(KEY.certificate())
                .singleSignOnService(Ns.BINDING_REDIRECT, "https://idp.example.se/sso")
                .build();
    }

    public static String xml(Document document) {
        return SecureXml.text(document);
    }

    public static String xml(SpMetadata metadata) {
        return xml(metadata.build());
    }
}
