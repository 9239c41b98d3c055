package se.sakeratkomst.cards.revocation;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.pki.IssuedRow;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;

/** Control: revokes a certificate. */
@RestController
@RequestMapping("/admin/labs/{lab}/pki/revocations")
final class RevocationControl {

    record Order(@Nullable String certificate, @Nullable String reason) {}

    record Revoked(
            String ca,
            String serial,
            String fingerprint,
            @Nullable OffsetDateTime revokedAt,
            @Nullable String reason) {}

    private final Labs labs;
    private final Revocation revocation;

    RevocationControl(Labs labs, Revocation revocation) {
        this.labs = labs;
        this.revocation = revocation;
    }

    @PostMapping
    Revoked revoke(@PathVariable String lab, @RequestBody Order order) {
        LabId id = labs.require(new LabId(lab));
        String pem = order.certificate();
        IssuedRow row = revocation.revoke(id, Pem.certificate(pem == null ? "" : pem), order.reason());
        return new Revoked(row.ca(), row.serial(), row.fingerprint(), row.revokedAt(), row.reason());
    }
}
