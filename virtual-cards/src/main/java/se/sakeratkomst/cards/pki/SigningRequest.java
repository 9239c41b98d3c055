package se.sakeratkomst.cards.pki;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * A certificate signing request whose owner has shown that it holds the key. Only the key is taken from it: subject and names are
 * the caller's to ask for separately.
 */
final class SigningRequest {

    private static final String ATTEMPTED = "Issue a certificate from a signing request";
    private static final String EXPECTED = "a PKCS#10 request in PEM with an RSA key of at least 2048 bits or an EC key"
            + " of at least 256 bits, signed with that key";

    private final SubjectPublicKeyInfo key;

    private SigningRequest(SubjectPublicKeyInfo key) {
        this.key = key;
    }

    SubjectPublicKeyInfo key() {
        return key;
    }

    static SigningRequest read(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                throw refused("no PKCS#10 request");
            }
            PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw refused("a request whose signature its own key does not verify");
            }
            if (!strong(key)) {
                throw refused("a key that is too short or of another kind (" + key.getAlgorithm() + ")");
            }
            return new SigningRequest(request.getSubjectPublicKeyInfo());
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | IllegalArgumentException e) {
            throw refused("text that does not parse as a request");
        }
    }

    private static boolean strong(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= 2048;
        }
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= 256;
    }

    private static ProblemException refused(String observed) {
        return new ProblemException(Problem.badRequest(
                ATTEMPTED,
                observed,
                EXPECTED,
                "Make one: openssl req -new -newkey rsa:2048 -nodes -keyout key.pem -subj /CN=TEST -out request.pem"));
    }
}
