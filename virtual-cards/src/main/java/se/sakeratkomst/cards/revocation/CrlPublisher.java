package se.sakeratkomst.cards.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
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
import se.sakeratkomst.cards.revocation.fault.ArmedFaults;
import se.sakeratkomst.cards.revocation.fault.Lists;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;

/**
 * The CRL of an authority, made anew and in wall time for each who fetches it. By a fault of the lab it is a week old, or missing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-5">RFC 5280, section 5</a>
 */
public final class CrlPublisher {

    private static final Duration LONG_AGO = Duration.ofDays(7);
    private static final Duration VALID_THEN = Duration.ofDays(1);

    private final PkiStore pkis;
    private final Revocation revocation;
    private final Faults faults;
    private final PkiSettings settings;
    private final Journal journal;
    private final Clock wall;

    public CrlPublisher(
            PkiStore pkis, Revocation revocation, Faults faults, PkiSettings settings, Journal journal, Clock wall) {
        this.pkis = pkis;
        this.revocation = revocation;
        this.faults = faults;
        this.settings = settings;
        this.journal = journal;
        this.wall = wall;
    }

    /**
     * The CRL as somebody who fetches it at the lab's address gets it.
     *
     * @return DER; empty where CRLs are to be down in that lab
     */
    public Optional<byte[]> fetched(LabId lab, Ca ca) {
        ArmedFaults armed = faults.armed(lab);
        Note note = Note.of("crl.fetched").protocol("CRL").fact("ca", ca.slug());
        if (armed.lists() != Lists.RIGHT) {
            note.fact("faults", armed.ids());
        }
        if (armed.lists() == Lists.DOWN) {
            journal.append(
                    lab,
                    note.summary("CRL of " + ca.slug() + " is down: 503")
                            .fact("httpStatus", 503)
                            .refused());
            return Optional.empty();
        }
        Instant now = wall.instant();
        byte[] list = armed.lists() == Lists.STALE
                ? crl(ca, now.minus(LONG_AGO), VALID_THEN)
                : crl(ca, now, settings.crlLifetime());
        journal.append(lab, note.summary("CRL of " + ca.slug()).info());
        return Optional.of(list);
    }

    /** The CRL as it was made at that time; its number is that time in milliseconds, so it only grows. */
    private byte[] crl(Ca ca, Instant at, Duration lifetime) {
        Authority authority = pkis.pki().authority(ca);
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    new JcaX509CertificateHolder(authority.certificate()).getSubject(), Date.from(at));
            builder.setNextUpdate(Date.from(at.plus(lifetime)));
            for (IssuedRow row : revocation.revoked(ca)) {
                OffsetDateTime revokedAt = row.revokedAt();
                if (revokedAt != null && !revokedAt.toInstant().isAfter(at)) {
                    builder.addCRLEntry(
                            new BigInteger(row.serial(), 16),
                            Date.from(revokedAt.toInstant()),
                            Revocation.code(row.reason()));
                }
            }
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(
                                    authority.certificate().getPublicKey()));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(at.toEpochMilli())));
            return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.key()))
                    .getEncoded();
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Could not make the CRL of " + ca.slug(), e);
        }
    }
}
