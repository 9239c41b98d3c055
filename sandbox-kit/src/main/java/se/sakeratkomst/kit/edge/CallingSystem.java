package se.sakeratkomst.kit.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import se.sakeratkomst.kit.lab.LabId;

/**
 * The system that calls, known by its client certificate.
 *
 * @param certificate the leaf the system showed
 * @param subject its subject as text (RFC 2253)
 * @param serial its serial number, hexadecimal
 * @param sha256 fingerprint of the certificate, hexadecimal
 * @param labs the URIs by which it names labs
 */
public record CallingSystem(
        X509Certificate certificate, String subject, String serial, String sha256, List<String> labs) {

    /** Where Tomcat puts the client's certificates. */
    public static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final String ATTRIBUTE = CallingSystem.class.getName();
    private static final String LAB_URI = "urn:saker-atkomst-sandbox:TEST:lab:";
    private static final int URI = 6;
    private static final String SERIAL_NUMBER = "2.5.4.5";
    private static final String SERIAL_NAME = "SERIALNUMBER";

    public CallingSystem {
        labs = List.copyOf(labs);
    }

    public static CallingSystem of(X509Certificate certificate) {
        try {
            return new CallingSystem(
                    certificate,
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getSerialNumber().toString(16),
                    HexFormat.of().formatHex(digest(certificate)),
                    labs(certificate));
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException("The client certificate's alternative names do not parse", e);
        }
    }

    /** The calling system of a request, when it showed a certificate. */
    public static Optional<CallingSystem> shownBy(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(of(chain[0]))
                : Optional.empty();
    }

    /** The calling system that the edge let in. */
    public static CallingSystem of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof CallingSystem system) {
            return system;
        }
        throw new IllegalStateException("The edge has not seen this request");
    }

    /** Lets it in: from now on {@link #of(HttpServletRequest)} tells who calls. */
    public void admitTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Whether its certificate was issued to the lab. */
    public boolean belongsTo(LabId lab) {
        return labs.contains(lab.certificateUri());
    }

    /** The HSA-id of the system: the serialNumber of the certificate's subject. */
    public Optional<String> hsaId() {
        String name = certificate
                .getSubjectX500Principal()
                .getName(X500Principal.RFC2253, Map.of(SERIAL_NUMBER, SERIAL_NAME));
        try {
            return new LdapName(name)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase(SERIAL_NAME))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /** The thumbprint that binds a token to the certificate, as {@code x5t#S256} has it (RFC 8705 section 3.1). */
    public String thumbprint() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(sha256));
    }

    private static byte[] digest(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The client certificate has no encoding", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static List<String> labs(X509Certificate certificate) throws CertificateParsingException {
        List<String> found = new ArrayList<>();
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        for (List<?> name : names == null ? List.<List<?>>of() : names) {
            if (name.get(0) instanceof Integer kind
                    && kind == URI
                    && name.get(1) instanceof String uri
                    && uri.startsWith(LAB_URI)) {
                found.add(uri);
            }
        }
        return found;
    }
}
