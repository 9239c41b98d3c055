package se.sakeratkomst.cards.pki;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A certificate that was issued in a lab.
 *
 * @param ca slug of the authority
 * @param serial serial number, lower-case hex
 * @param fingerprint SHA-256, lower-case hex
 * @param revokedAt wall time of revocation, null while the certificate holds
 * @param reason name of the CRLReason
 */
public record IssuedRow(
        @Id @Nullable Long id,
        String lab,
        String ca,
        String serial,
        String fingerprint,
        String subject,
        String purpose,
        OffsetDateTime notAfter,
        @Nullable OffsetDateTime revokedAt,
        @Nullable String reason) {}
