package se.sakeratkomst.kit.tls;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.apache.tomcat.util.net.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's view of a TLS context whose engines are watched.
 *
 * @param context asked once for each connection; sessions are resumed within one context only
 */
record WatchedContext(Supplier<javax.net.ssl.SSLContext> context, TlsFailures failures, ServerIdentity identity)
        implements SSLContext {

    @Override
    public void init(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random) {
        // made ready before Tomcat sees it
    }

    @Override
    public void destroy() {
        // nothing to give back
    }

    @Override
    public SSLSessionContext getServerSessionContext() {
        return context.get().getServerSessionContext();
    }

    @Override
    public SSLEngine createSSLEngine() {
        return new WatchedEngine(context.get().createSSLEngine(), failures);
    }

    @Override
    public SSLServerSocketFactory getServerSocketFactory() {
        return context.get().getServerSocketFactory();
    }

    @Override
    public SSLParameters getSupportedSSLParameters() {
        return context.get().getSupportedSSLParameters();
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identity.getCertificateChain(alias);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
