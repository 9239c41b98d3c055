package se.sakeratkomst.cards.pki;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the PKI is made.
 *
 * @param keySize bits of the RSA keys that the authorities, the OCSP responder and generated client keys have
 * @param policies policy OIDs that replace those of {@link Policy}, by its word
 * @param loa levels of assurance that replace those of {@link Policy}, by its word
 * @param crlLifetime how far ahead of wall time a CRL's nextUpdate lies
 * @param ocspLifetime how far ahead of wall time an OCSP answer's nextUpdate lies
 */
@ConfigurationProperties("sandbox.pki")
public record PkiSettings(
        @DefaultValue("2048") int keySize,
        @DefaultValue Map<String, String> policies,
        @DefaultValue Map<String, Integer> loa,
        @DefaultValue("24h") Duration crlLifetime,
        @DefaultValue("5m") Duration ocspLifetime) {

    public PkiSettings {
        policies = Map.copyOf(policies);
        loa = Map.copyOf(loa);
    }
}
