package se.sakeratkomst.cards.pki;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the PKI is made.
 *
 * @param keySize bits of the RSA keys that the authorities, the OCSP responder and generated client keys have
 * @param policyLoa3 policy OID in certificates of ordinary cards
 * @param policyLoa2 policy OID in certificates of reserve cards
 * @param policyFunction policy OID in certificates of systems
 * @param crlLifetime how far ahead of wall time a CRL's nextUpdate lies
 * @param ocspLifetime how far ahead of wall time an OCSP answer's nextUpdate lies
 */
@ConfigurationProperties("sandbox.pki")
public record PkiSettings(
        @DefaultValue("2048") int keySize,
        @DefaultValue(ARC + ".3") String policyLoa3,
        @DefaultValue(ARC + ".2") String policyLoa2,
        @DefaultValue(ARC + ".1") String policyFunction,
        @DefaultValue("24h") Duration crlLifetime,
        @DefaultValue("5m") Duration ocspLifetime) {

    /** Under the arc for examples, so that nobody takes it for a real policy. */
    public static final String ARC = "2.999.1.1";
}
