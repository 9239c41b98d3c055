package se.sakeratkomst.ehm.edge;

import java.util.List;
import se.sakeratkomst.kit.tls.TrustedFolder;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-004: a certificate is issued to one environment; here that is one lab, and the path must name it. */
final class CertificateIsOfTheLab implements Check<Knock> {

    private final TrustedFolder folder;

    CertificateIsOfTheLab(TrustedFolder folder) {
        this.folder = folder;
    }

    @Override
    public List<Finding> examine(Knock knock) {
        if (knock.system().belongsTo(knock.lab())
                || folder.issued(knock.system().certificate(), knock.lab())) {
            return List.of();
        }
        List<String> labs = knock.system().labs();
        return List.of(Finding.error(
                "EHM-004",
                "letting the calling system into lab " + knock.lab(),
                labs.isEmpty()
                        ? "a certificate that names no lab (" + knock.system().subject() + ")"
                        : "a certificate issued to " + labs,
                "the subject alternative name URI " + knock.lab().certificateUri(),
                "Make a client certificate for this lab with ./sandbox client-cert, or call the address of the lab that the"
                        + " certificate names."));
    }
}
