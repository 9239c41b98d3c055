package se.sakeratkomst.kit.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import se.sakeratkomst.kit.SandboxProperties.Tls;
import se.sakeratkomst.kit.journal.Journal;

/** Makes the public connector speak TLS 1.2 and 1.3 with the service's identity, and client certificates where the mode says so. */
public final class TlsPort implements TomcatConnectorCustomizer {

    private final Tls settings;
    private final ServerIdentity identity;
    private final PeerClient peers;
    private final TrustedFolder folder;
    private final Journal journal;

    public TlsPort(Tls settings, ServerIdentity identity, PeerClient peers, TrustedFolder folder, Journal journal) {
        this.settings = settings;
        this.identity = identity;
        this.peers = peers;
        this.folder = folder;
        this.journal = journal;
    }

    @Override
    public void customize(Connector connector) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        if (settings.mode() == Tls.Mode.mutual) {
            host.setCertificateVerification(
                    settings.missingCertificate() == Tls.MissingCertificate.handshake ? "required" : "optional");
        }
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
        javax.net.ssl.SSLContext context = context();
        certificate.setSslContext(new WatchedContext(() -> context, new TlsFailures(journal), identity));
        host.addCertificate(certificate);
        connector.setScheme("https");
        connector.setSecure(true);
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(host);
    }

    private javax.net.ssl.SSLContext context() {
        try {
            javax.net.ssl.SSLContext context = javax.net.ssl.SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {identity},
                    new TrustManager[] {new ClientTrust(peers, folder)},
                    new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }
}
