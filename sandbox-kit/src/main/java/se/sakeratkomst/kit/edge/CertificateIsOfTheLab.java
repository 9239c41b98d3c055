package se.sakeratkomst.kit.edge;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.tls.TrustedFolder;

/** A certificate is issued to one environment; here that is one lab, and the path must name it. */
final class CertificateIsOfTheLab implements DoorRule {

    private final TrustedFolder folder;

    CertificateIsOfTheLab(TrustedFolder folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Objection> objection(CallingSystem system, LabId lab) {
        if (system.belongsTo(lab) || folder.issued(system.certificate(), lab)) {
            return Optional.empty();
        }
        List<String> labs = system.labs();
        return Optional.of(new Objection(
                Objection.Reason.OTHER_LAB,
                "letting the calling system into lab " + lab,
                labs.isEmpty()
                        ? "a certificate that names no lab (" + system.subject() + ")"
                        : "a certificate issued to " + labs,
                "the subject alternative name URI " + lab.certificateUri(),
                "Make a client certificate for this lab with ./sandbox client-cert, or call the address of the lab that the"
                        + " certificate names."));
    }
}
