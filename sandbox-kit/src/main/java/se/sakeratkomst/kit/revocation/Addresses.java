package se.sakeratkomst.kit.revocation;

import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * Where a certificate says that its revocation is told; http addresses only.
 *
 * @param ocsp of the extension authorityInfoAccess
 * @param crl of the extension cRLDistributionPoints
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2.2.1">RFC 5280 sections 4.2.2.1 and 4.2.1.13</a>
 */
record Addresses(List<URI> ocsp, List<URI> crl) {

    static Addresses of(X509Certificate certificate) {
        try {
            X509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
            return new Addresses(ocsp(holder), crl(holder));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate has no encoding", e);
        } catch (IllegalArgumentException e) {
            return new Addresses(List.of(), List.of()); // extensions that do not parse name no address
        }
    }

    private static List<URI> ocsp(X509CertificateHolder holder) {
        List<URI> found = new ArrayList<>();
        AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(holder.getExtensions());
        for (AccessDescription each : access == null ? new AccessDescription[0] : access.getAccessDescriptions()) {
            if (AccessDescription.id_ad_ocsp.equals(each.getAccessMethod())) {
                add(each.getAccessLocation(), found);
            }
        }
        return List.copyOf(found);
    }

    private static List<URI> crl(X509CertificateHolder holder) {
        List<URI> found = new ArrayList<>();
        Extension extension = holder.getExtension(Extension.cRLDistributionPoints);
        if (extension != null) {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName each :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        add(each, found);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static void add(GeneralName name, List<URI> found) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
            String text = ASN1IA5String.getInstance(name.getName()).getString();
            if (text.startsWith("http://") || text.startsWith("https://")) {
                found.add(URI.create(text));
            }
        }
    }
}
