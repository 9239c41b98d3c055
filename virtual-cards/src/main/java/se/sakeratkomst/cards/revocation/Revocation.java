package se.sakeratkomst.cards.revocation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.cards.pki.CertificateDesk;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.cards.pki.IssuedRow;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.cards.pki.TestPki;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Revokes certificates of a lab. A revocation stands until the lab is reset. */
public final class Revocation {

    /** RFC 5280's reasons by name. */
    static final Map<String, Integer> REASONS = Map.of(
            "unspecified", CRLReason.unspecified,
            "keyCompromise", CRLReason.keyCompromise,
            "cACompromise", CRLReason.cACompromise,
            "affiliationChanged", CRLReason.affiliationChanged,
            "superseded", CRLReason.superseded,
            "cessationOfOperation", CRLReason.cessationOfOperation,
            "certificateHold", CRLReason.certificateHold,
            "privilegeWithdrawn", CRLReason.privilegeWithdrawn);

    private static final String ATTEMPTED = "Revoke a certificate";

    /** Asked for each OCSP answer, so without the repository's mapping. */
    private static final String MARK =
            "select fingerprint, revoked_at, reason from issued_row where ca = ? and serial = ?";

    private static final RowMapper<Status> MARKS =
            (row, number) -> new Status(row.getString(1), row.getObject(2, OffsetDateTime.class), row.getString(3));

    private final PkiStore pkis;
    private final IssuedCertificates register;
    private final CertificateDesk desk;
    private final JdbcOperations jdbc;
    private final Journal journal;
    private final Clock wall;

    public Revocation(
            PkiStore pkis,
            IssuedCertificates register,
            CertificateDesk desk,
            JdbcOperations jdbc,
            Journal journal,
            Clock wall) {
        this.pkis = pkis;
        this.register = register;
        this.desk = desk;
        this.jdbc = jdbc;
        this.journal = journal;
        this.wall = wall;
    }

    /**
     * Revokes; again: keeps the first time and reason.
     *
     * @return the register's entry after it
     */
    public IssuedRow revoke(LabId lab, X509Certificate certificate, @Nullable String reason) {
        String because = reason == null ? "unspecified" : reason;
        if (!REASONS.containsKey(because)) {
            throw new ProblemException(Problem.badRequest(
                    ATTEMPTED,
                    "reason '" + because.substring(0, Math.min(because.length(), 40)) + "'",
                    "one of " + REASONS.keySet().stream().sorted().toList(),
                    "Send one of RFC 5280's names."));
        }
        String fingerprint = Pem.fingerprint(certificate);
        registerAuthority(lab, certificate, fingerprint);
        register.revoke(lab.value(), fingerprint, OffsetDateTime.ofInstant(wall.instant(), ZoneOffset.UTC), because);
        IssuedRow row = register.findByLabAndFingerprint(lab.value(), fingerprint)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        ATTEMPTED,
                        "a certificate that lab " + lab + " did not issue, SHA-256 " + fingerprint,
                        "a certificate of this lab",
                        "Take it from GET /api/cards or from the answer that issued it, and mind the lab.")));
        journal.append(
                lab,
                Note.of("pki.certificate.revoked")
                        .protocol("X.509")
                        .correlation(fingerprint)
                        .summary("Revoked " + row.subject() + " (" + row.reason() + ")")
                        .fact("ca", row.ca())
                        .fact("serial", row.serial())
                        .fact("certificate", fingerprint)
                        .fact("reason", row.reason())
                        .accepted());
        return row;
    }

    /**
     * The issuing authorities stand in their file, not in the register, until one of them is revoked: in the lab default only, since
     * all labs share them.
     */
    private void registerAuthority(LabId lab, X509Certificate certificate, String fingerprint) {
        TestPki pki = pkis.pki();
        if (!lab.isDefault()
                || register.findByLabAndFingerprint(lab.value(), fingerprint).isPresent()) {
            return;
        }
        Ca.issuing().stream()
                .filter(ca -> pki.authority(ca).certificate().equals(certificate))
                .findFirst()
                .ifPresent(ca -> desk.register(lab, ca.root(), certificate, "authority"));
    }

    /** The register's entry of that serial, or the authority's own. */
    Optional<Status> status(Ca ca, String serialHex) {
        Optional<Status> registered =
                jdbc.query(MARK, MARKS, ca.slug(), serialHex).stream().findFirst();
        if (registered.isPresent() || !ca.isRoot()) {
            return registered;
        }
        TestPki pki = pkis.pki();
        return Ca.issuing().stream()
                .filter(issuing -> issuing.root() == ca)
                .map(issuing -> pki.authority(issuing).certificate())
                .filter(issued -> issued.getSerialNumber().toString(16).equals(serialHex))
                .findFirst()
                .map(issued -> new Status(Pem.fingerprint(issued), null, null));
    }

    /** What the authority has revoked, in whichever lab. */
    List<IssuedRow> revoked(Ca ca) {
        return register.findByCaAndRevokedAtIsNotNull(ca.slug());
    }

    /** Why a certificate can be revoked, RFC 5280's names. */
    public static List<String> reasons() {
        return REASONS.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    static int code(@Nullable String reason) {
        return REASONS.getOrDefault(reason == null ? "unspecified" : reason, CRLReason.unspecified);
    }

    /** What the register knows of an issued certificate. */
    record Status(
            String fingerprint,
            @Nullable OffsetDateTime revokedAt,
            @Nullable String reason) {

        String word() {
            return revokedAt == null ? "good" : "revoked";
        }
    }
}
