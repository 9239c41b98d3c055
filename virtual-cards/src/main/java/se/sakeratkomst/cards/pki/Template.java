package se.sakeratkomst.cards.pki;

import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;

/**
 * What an end-entity certificate is to say beside subject and key.
 *
 * @param keyUsage bits of {@link org.bouncycastle.asn1.x509.KeyUsage}
 * @param purposes extended key usages, none where the list is empty
 * @param policy policy OID
 * @param names subject alternative names
 * @param cardNumber number of the card, where the certificate says it
 * @param noCheck whether relying parties are told not to ask about revocation (OCSP responders)
 */
public record Template(
        int keyUsage,
        List<KeyPurposeId> purposes,
        @Nullable String policy,
        List<GeneralName> names,
        Instant notBefore,
        Instant notAfter,
        boolean noCheck,
        @Nullable String cardNumber) {

    public Template {
        purposes = List.copyOf(purposes);
        names = List.copyOf(names);
    }
}
