package se.sakeratkomst.kit.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import se.sakeratkomst.kit.journal.Journal;

/**
 * Makes a further connector speak TLS 1.2 and 1.3 with the service's identity and ask for a client certificate, of which the handshake
 * proves the key and nothing else: any certificate is let through, and none too, so that the application can say what is wrong with it
 * in its own words. Whoever uses such a port judges the certificate itself.
 *
 * <p>Each connection has a handshake of its own and carries one request: no TLS session is resumed and none lives on, so that the
 * card that is in the reader now is the one that proves its key.
 */
public final class ProofOfKeyPort implements TomcatConnectorCustomizer {

    private final ServerIdentity identity;
    private final PeerClient peers;
    private final Pattern issuers;
    private final Journal journal;
    private final SecureRandom random = new SecureRandom();

    /** @param issuers found in the subjects of those authorities of the test PKI whose certificates are asked for */
    public ProofOfKeyPort(ServerIdentity identity, PeerClient peers, Pattern issuers, Journal journal) {
        this.identity = identity;
        this.peers = peers;
        this.issuers = issuers;
        this.journal = journal;
    }

    @Override
    public void customize(Connector connector) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        host.setCertificateVerification("optional");
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
        certificate.setSslContext(new WatchedContext(this::context, new TlsFailures(journal), identity));
        host.addCertificate(certificate);
        connector.setScheme("https");
        connector.setSecure(true);
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(host);
        protocol.setMaxKeepAliveRequests(1);
    }

    private javax.net.ssl.SSLContext context() {
        try {
            javax.net.ssl.SSLContext context = javax.net.ssl.SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {identity}, new TrustManager[] {new AnyProvenKey(peers, issuers)}, random);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }
}
