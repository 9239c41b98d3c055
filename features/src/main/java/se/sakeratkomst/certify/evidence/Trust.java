package se.sakeratkomst.certify.evidence;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;

/** Trust in servers: the runtime's own roots and those of a lab, and the client certificate to show, if any. */
public final class Trust {
    private Trust() {}

    /** The certificates of a PEM text. */
    public static List<X509Certificate> certificates(String pem) {
        try {
            List<X509Certificate> found = new ArrayList<>();
            for (var certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                found.add((X509Certificate) certificate);
            }
            return found;
        } catch (CertificateException e) {
            throw Mishap.of(
                            "read certificates from PEM text",
                            Mishap.words(e),
                            "one or more BEGIN CERTIFICATE blocks",
                            "export the certificates again, as PEM")
                    .because(e);
        }
    }

    /** A context that trusts the runtime's roots and these, and shows the key of {@code identity} if there is one. */
    public static SSLContext context(
            Collection<X509Certificate> roots, @Nullable KeyStore identity, char @Nullable [] password) {
        try {
            List<X509TrustManager> judges = new ArrayList<>();
            judges.add(judge(null));
            if (!roots.isEmpty()) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                int number = 0;
                for (X509Certificate root : roots) {
                    store.setCertificateEntry("root-" + number++, root);
                }
                judges.add(judge(store));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    identity == null ? null : keys(identity, password).getKeyManagers(),
                    new TrustManager[] {new EitherTrusts(judges)},
                    null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw Mishap.of(
                            "prepare TLS",
                            Mishap.words(e),
                            "trust material that the Java runtime can use",
                            "export trust again with ./sandbox trust export")
                    .because(e);
        }
    }

    private static KeyManagerFactory keys(KeyStore identity, char @Nullable [] password)
            throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, password);
        return keys;
    }

    private static X509TrustManager judge(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager judge) {
                return judge;
            }
        }
        throw new GeneralSecurityException("the runtime offers no X.509 trust manager");
    }

    /** Trusts what any of its judges trusts; the last one's refusal is told. */
    private static final class EitherTrusts implements X509TrustManager {
        private final List<X509TrustManager> judges;

        EitherTrusts(List<X509TrustManager> judges) {
            this.judges = List.copyOf(judges);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("this side does not judge clients");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            CertificateException refusal = new CertificateException("no trust is configured");
            for (X509TrustManager judge : judges) {
                try {
                    judge.checkServerTrusted(chain, authType);
                    return;
                } catch (CertificateException e) {
                    refusal = e;
                }
            }
            throw refusal;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return judges.stream()
                    .flatMap(judge -> java.util.Arrays.stream(judge.getAcceptedIssuers()))
                    .toArray(X509Certificate[]::new);
        }
    }
}
