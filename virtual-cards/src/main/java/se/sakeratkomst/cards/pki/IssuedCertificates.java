package se.sakeratkomst.cards.pki;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** The register of what was issued; revocation is a mark in it. */
public interface IssuedCertificates extends Repository<IssuedRow, Long> {

    IssuedRow save(IssuedRow row);

    Optional<IssuedRow> findByCaAndSerial(String ca, String serial);

    Optional<IssuedRow> findByLabAndFingerprint(String lab, String fingerprint);

    List<IssuedRow> findByLabAndRevokedAtIsNotNull(String lab);

    List<IssuedRow> findByCaAndRevokedAtIsNotNull(String ca);

    /** Revokes, unless it is revoked already; the number of rows changed. */
    @Modifying
    @Query("update issued_row set revoked_at = :at, reason = :reason"
            + " where lab = :lab and fingerprint = :fingerprint and revoked_at is null")
    int revoke(
            @Param("lab") String lab,
            @Param("fingerprint") String fingerprint,
            @Param("at") OffsetDateTime at,
            @Param("reason") String reason);

    /** Notes that another card has taken the place of the one it was on, and revokes it for that unless it is revoked already. */
    @Modifying
    @Query(
            "update issued_row set replaced = true, revoked_at = coalesce(revoked_at, :at), reason = coalesce(reason, 'superseded')"
                    + " where lab = :lab and fingerprint = :fingerprint")
    int replace(@Param("lab") String lab, @Param("fingerprint") String fingerprint, @Param("at") OffsetDateTime at);

    /** Forgets revocations, but for those of cards that another has taken the place of. */
    @Modifying
    @Query("update issued_row set revoked_at = null, reason = null where lab = :lab and revoked_at is not null"
            + " and replaced = false")
    int forgetRevocations(@Param("lab") String lab);
}
