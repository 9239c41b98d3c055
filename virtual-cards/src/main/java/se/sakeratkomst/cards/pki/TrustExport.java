package se.sakeratkomst.cards.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The trust of the sandbox, root and issuing authorities, in the forms that vendors' systems read. */
public final class TrustExport {

    /** Password of exported trust stores. They hold nothing secret; Java insists on one. */
    public static final String PASSWORD = "changeit";

    /** An exported file. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Exported(String fileName, String contentType, byte[] content) {}

    private final PkiStore pkis;

    public TrustExport(PkiStore pkis) {
        this.pkis = pkis;
    }

    /**
     * The trust in one of three forms.
     *
     * @param format {@code pem}, {@code p12} or {@code jks}
     */
    public Exported in(String format) {
        TestPki pki = pkis.pki();
        return switch (format) {
            case "pem" ->
                new Exported(
                        "trust.pem",
                        "application/x-pem-file",
                        Pem.of(pki.trusted()).getBytes(StandardCharsets.US_ASCII));
            case "p12" -> new Exported("trust.p12", "application/x-pkcs12", trustStore("PKCS12", pki));
            case "jks" -> new Exported("trust.jks", "application/octet-stream", trustStore("JKS", pki));
            default ->
                throw new ProblemException(Problem.badRequest(
                        "Export the trust",
                        "format '" + format.substring(0, Math.min(format.length(), 20)) + "'",
                        "pem, p12 or jks",
                        "Ask again with ?format=pem."));
        };
    }

    /** Key and chain as PKCS12, for a vendor that let the sandbox make the key. */
    public static byte[] identity(KeyPair keys, List<X509Certificate> chain, String alias, String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(alias, keys.getPrivate(), password.toCharArray(), chain.toArray(new Certificate[0]));
            return bytes(store, password);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not write a PKCS12 file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] trustStore(String type, TestPki pki) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            for (Ca ca : Ca.trusted()) {
                store.setCertificateEntry("test-" + ca.slug(), pki.authority(ca).certificate());
            }
            return bytes(store, PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not write a trust store of type " + type, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(KeyStore store, String password) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return bytes.toByteArray();
    }
}
