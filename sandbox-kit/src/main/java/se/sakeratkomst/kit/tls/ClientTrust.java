package se.sakeratkomst.kit.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts client certificates of the test PKI, which it fetches when the first client comes, and of the trusted folder. */
final class ClientTrust extends ServerSideTrust {

    private final PeerClient peers;
    private final TrustedFolder folder;

    ClientTrust(PeerClient peers, TrustedFolder folder) {
        this.peers = peers;
        this.folder = folder;
    }

    private X509ExtendedTrustManager trust() throws CertificateException {
        try {
            List<X509Certificate> anchors = new ArrayList<>(peers.trustedCertificates());
            anchors.addAll(folder.all());
            return PeerClient.trustManager(anchors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CertificateException("Interrupted while fetching the test PKI", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateException("The test PKI could not be fetched from the card service", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trust().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trust().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trust().checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        try {
            return trust().getAcceptedIssuers();
        } catch (CertificateException e) {
            return new X509Certificate[0];
        }
    }
}
