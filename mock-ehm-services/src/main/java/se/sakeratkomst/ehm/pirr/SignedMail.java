package se.sakeratkomst.ehm.pirr;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.pirr.PirrRefused.Kind;

/**
 * An S/MIME entity {@code multipart/signed}: what was signed, and by which certificate.
 *
 * @param content what the first part holds, transfer encoding taken off
 * @param charset that it says it is in, or null
 * @param signer whose key made the signature
 * @param alongside the other certificates in the signature
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8551">RFC 8551, S/MIME 4.0</a>
 */
record SignedMail(byte[] content, @Nullable String charset, X509Certificate signer, List<X509Certificate> alongside) {

    private static final String MULTIPART_SIGNED = "multipart/signed";
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature");
    private static final Set<String> XML = Set.of("application/xml", "text/xml");
    private static final Set<String> DIGESTS =
            Set.of("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3");
    private static final int LONGEST_SIGNATURE = 100_000;
    private static final String ATTEMPTED = "reading the S/MIME entity";

    /**
     * Reads and verifies.
     *
     * @param contentType what the call says of the document; its boundary counts where the document has no headers of its own
     * @throws PirrRefused when it is no such entity, or the signature does not hold
     */
    static SignedMail read(byte[] document, String contentType) {
        Mime entity = Mime.of(new String(document, StandardCharsets.ISO_8859_1));
        boolean own = entity.type().equals(MULTIPART_SIGNED);
        String boundary = (own ? entity.parameter("boundary") : Mime.parameter(contentType, "boundary"))
                .filter(each -> !each.isEmpty())
                .orElseThrow(() -> mime(
                        own
                                ? "no boundary in Content-Type"
                                : "neither MIME headers nor a boundary in the content type"));
        List<String> parts = parts(own ? entity.body() : entity.raw(), boundary);
        if (parts.size() != 2) {
            throw mime(parts.size() + " parts");
        }
        Mime message = Mime.of(parts.get(0));
        Mime signature = Mime.of(parts.get(1));
        if (!SIGNATURES.contains(signature.type())) {
            throw mime("a second part of type '" + signature.type() + "'");
        }
        if (!XML.contains(message.type())) {
            throw mime("a first part of type '" + message.type() + "'");
        }
        CMSSignedData cms = verified(message.raw(), content(signature));
        SignerInformation signer = cms.getSignerInfos().getSigners().iterator().next();
        try {
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            List<X509Certificate> all = new ArrayList<>();
            for (X509CertificateHolder each : cms.getCertificates().getMatches(null)) {
                all.add(converter.getCertificate(each));
            }
            return new SignedMail(
                    content(message),
                    message.parameter("charset").orElse(null),
                    converter.getCertificate(certificate(cms, signer)),
                    all);
        } catch (GeneralSecurityException e) {
            throw signature("certificates that cannot be read");
        }
    }

    private static byte[] content(Mime part) {
        try {
            return part.content();
        } catch (IllegalArgumentException e) {
            throw mime("a part that is not encoded as it says: " + e.getMessage());
        }
    }

    /** What stands between the boundary's lines; the line break before a boundary is the boundary's. */
    private static List<String> parts(String body, String boundary) {
        List<String> parts = new ArrayList<>();
        int from = -1;
        int at = 0;
        while (at < body.length()) {
            int end = body.indexOf('\n', at);
            int next = end < 0 ? body.length() : end + 1;
            String line = body.substring(at, end < 0 ? body.length() : end).stripTrailing();
            boolean last = line.equals("--" + boundary + "--");
            if (last || line.equals("--" + boundary)) {
                if (from >= 0) {
                    parts.add(body.substring(from, Math.max(from, beforeBreak(body, at))));
                }
                if (last) {
                    return parts;
                }
                from = next;
            }
            at = next;
        }
        throw mime("no closing boundary");
    }

    private static int beforeBreak(String body, int at) {
        int end = at > 0 && body.charAt(at - 1) == '\n' ? at - 1 : at;
        return end > 0 && body.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The signature covers the part as it stands, its line ends CRLF (RFC 8551 section 3.1.1). */
    private static CMSSignedData verified(String part, byte[] der) {
        if (der.length == 0 || der.length > LONGEST_SIGNATURE) {
            throw signature(der.length + " bytes");
        }
        byte[] exact = part.getBytes(StandardCharsets.ISO_8859_1);
        byte[] canonical = part.replaceAll("(?<!\\r)\\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] content : List.of(canonical, exact)) {
            CMSSignedData cms = cms(content, der);
            SignerInformation signer = onlySigner(cms);
            if (holds(cms, signer)) {
                return cms;
            }
        }
        throw signature("a signature over something else, or by another key");
    }

    private static CMSSignedData cms(byte[] content, byte[] der) {
        try {
            if (new CMSSignedData(der).getSignedContent() != null) {
                throw signature("a signature with a content of its own");
            }
            return new CMSSignedData(new CMSProcessableByteArray(content), der);
        } catch (CMSException | IllegalArgumentException | ClassCastException e) {
            throw signature("bytes that are no CMS SignedData");
        }
    }

    private static SignerInformation onlySigner(CMSSignedData cms) {
        Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw signature(signers.size() + " signers");
        }
        SignerInformation signer = signers.iterator().next();
        if (!DIGESTS.contains(signer.getDigestAlgOID())) {
            throw signature("the digest algorithm " + signer.getDigestAlgOID());
        }
        return signer;
    }

    private static X509CertificateHolder certificate(CMSSignedData cms, SignerInformation signer) {
        Collection<X509CertificateHolder> match = cms.getCertificates().getMatches(signer.getSID());
        if (match.size() != 1) {
            throw signature(match.size() + " certificates of the signer");
        }
        return match.iterator().next();
    }

    private static boolean holds(CMSSignedData cms, SignerInformation signer) {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .build(new JcaX509CertificateConverter()
                            .getCertificate(certificate(cms, signer))
                            .getPublicKey()));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            return false;
        }
    }

    private static PirrRefused mime(String observed) {
        return PirrRefused.of(
                Kind.MESSAGE,
                "PIRR-MIME",
                ATTEMPTED,
                observed,
                "multipart/signed with two parts: the NEF message (application/xml) and its signature (application/pkcs7-signature)",
                "Send what 'openssl cms -sign' makes, with its MIME headers, base64-encoded once.");
    }

    private static PirrRefused signature(String observed) {
        return PirrRefused.of(
                Kind.SIGNATURE,
                "PIRR-SIGNATURE",
                "verifying the S/MIME signature",
                observed,
                "one CMS signature with SHA-256 or longer over the first part, byte for byte, and the signer's certificate in it",
                "Sign the first part as it is sent, its MIME headers included, and change no byte afterwards.");
    }
}
