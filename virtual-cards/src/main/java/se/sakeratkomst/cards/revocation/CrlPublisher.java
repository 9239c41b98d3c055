package se.sakeratkomst.cards.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sakeratkomst.cards.pki.Authority;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.cards.pki.IssuedRow;
import se.sakeratkomst.cards.pki.PkiSettings;
import se.sakeratkomst.cards.pki.PkiStore;

/**
 * The CRL of an authority, made anew and in wall time for each who fetches it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-5">RFC 5280, section 5</a>
 */
public final class CrlPublisher {

    private final PkiStore pkis;
    private final Revocation revocation;
    private final PkiSettings settings;
    private final Clock wall;

    public CrlPublisher(PkiStore pkis, Revocation revocation, PkiSettings settings, Clock wall) {
        this.pkis = pkis;
        this.revocation = revocation;
        this.settings = settings;
        this.wall = wall;
    }

    /**
     * The CRL as of now.
     *
     * @return DER; the CRL number is wall time in milliseconds, so it only grows
     */
    public byte[] crl(Ca ca) {
        Authority authority = pkis.pki().authority(ca);
        Instant now = wall.instant();
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    new JcaX509CertificateHolder(authority.certificate()).getSubject(), Date.from(now));
            builder.setNextUpdate(Date.from(now.plus(settings.crlLifetime())));
            for (IssuedRow row : revocation.revoked(ca)) {
                OffsetDateTime at = row.revokedAt();
                if (at != null) {
                    builder.addCRLEntry(
                            new BigInteger(row.serial(), 16), Date.from(at.toInstant()), Revocation.code(row.reason()));
                }
            }
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(
                                    authority.certificate().getPublicKey()));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.key()))
                    .getEncoded();
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Could not make the CRL of " + ca.slug(), e);
        }
    }
}
