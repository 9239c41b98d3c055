package se.sakeratkomst.kit.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;

/** Lets any client certificate through the handshake, and names the authorities whose certificates clients should offer. */
final class AnyProvenKey extends ServerSideTrust {

    private final PeerClient peers;
    private final Pattern issuers;

    AnyProvenKey(PeerClient peers, Pattern issuers) {
        this.peers = peers;
        this.issuers = issuers;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        // the handshake itself proves the key; the application judges the certificate
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // as above
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        // as above
    }

    /** Where the test PKI cannot be fetched, none are named, which stands for any (RFC 8446 section 4.2.4). */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        try {
            return peers.trustedCertificates().stream()
                    .filter(ca -> issuers.matcher(ca.getSubjectX500Principal().getName())
                            .find())
                    .toArray(X509Certificate[]::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new X509Certificate[0];
        } catch (IOException e) {
            return new X509Certificate[0];
        }
    }
}
