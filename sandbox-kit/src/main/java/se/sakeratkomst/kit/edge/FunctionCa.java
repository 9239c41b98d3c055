package se.sakeratkomst.kit.edge;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The CA whose certificates identify systems: those of the test PKI's issuing CAs whose name says so. */
final class FunctionCa {

    /** Where the test PKI comes from. */
    @FunctionalInterface
    interface Pki {
        List<X509Certificate> certificates() throws IOException, InterruptedException;
    }

    private final Pki pki;
    private final Pattern name;

    /** @param name regular expression that is found in the subject of a function CA */
    FunctionCa(Pki pki, Pattern name) {
        this.pki = pki;
        this.name = name;
    }

    /** The function CA's certificate that verifies this one. */
    Optional<X509Certificate> issuerOf(X509Certificate certificate) {
        return authorities().stream()
                .filter(ca -> ca.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(ca -> signed(certificate, ca))
                .findFirst();
    }

    /** Subjects of the function CAs, for people. */
    String names() {
        return authorities().stream()
                .map(ca -> ca.getSubjectX500Principal().getName())
                .toList()
                .toString();
    }

    private List<X509Certificate> authorities() {
        try {
            return pki.certificates().stream()
                    .filter(ca ->
                            name.matcher(ca.getSubjectX500Principal().getName()).find())
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Fetch the test PKI: observed " + e.getMessage() + "; expected the card service's trust.pem", e);
        }
    }

    private static boolean signed(X509Certificate certificate, X509Certificate ca) {
        try {
            certificate.verify(ca.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
