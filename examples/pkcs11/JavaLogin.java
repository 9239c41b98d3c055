import java.io.InputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * TEST. Logs in to a system in the sandbox with the card that is in the lab's reader, by mutual TLS, in plain Java: the JDK's SunPKCS11 on
 * p11-kit's client module, nothing else. What a native program or a test of a system's own does; needs a JDK 17 or later.
 *
 * <pre>
 * curl -s -X PUT http://localhost:18020/api/readers/reader/card -H 'Content-Type: application/json' -d '{"card":"anna-testlakare"}'
 * curl -s http://localhost:18020/pki/trust.pem -o trust.pem
 * export P11_KIT_SERVER_ADDRESS=unix:path=$PWD/var/cards/readers/default/reader.sock
 * java examples/pkcs11/JavaLogin.java 'http://localhost:18050/login?federation=sambi' trust.pem 114477
 * </pre>
 */
public final class JavaLogin {
    private static final int DIGITAL_SIGNATURE = 0;

    private JavaLogin() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("java JavaLogin.java LOGIN-ADDRESS TRUST.pem PIN");
            System.exit(2);
        }
        KeyStore card = card(arguments[2].toCharArray());
        String alias = legitimering(card);
        System.out.println("card: " + ((X509Certificate) card.getCertificate(alias)).getSubjectX500Principal());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(new KeyManager[] {new OneKey(card, alias)}, trust(Path.of(arguments[1])).getTrustManagers(), null);
        HttpClient browser = HttpClient.newBuilder()
                .sslContext(tls)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS) // the answer goes from https to the system, which may be http
                .build();

        String loginPage = get(browser, URI.create(arguments[0]));
        URI withCard = URI.create(found(loginPage, "<a[^>]*id=\"card-tls\"[^>]*href=\"([^\"]*)\"", "a#card-tls"));
        String answer = get(browser, withCard);
        URI acs = URI.create(found(answer, "<form[^>]*id=\"saml-response\"[^>]*action=\"([^\"]*)\"", "form#saml-response"));
        String form = "SAMLResponse=" + encoded(found(answer, "name=\"SAMLResponse\"[^>]*value=\"([^\"]*)\"", "SAMLResponse"));
        Matcher relayState = Pattern.compile("name=\"RelayState\"[^>]*value=\"([^\"]*)\"").matcher(answer);
        if (relayState.find()) {
            form += "&RelayState=" + encoded(unescaped(relayState.group(1)));
        }
        String page = browser.send(
                        HttpRequest.newBuilder(acs)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        System.out.println("logged in: " + found(page, "id=\"user\"[^>]*data-hsa-id=\"([^\"]*)\"", "#user"));
    }

    /** The first token of the reader, which is the one for legitimering; the keys stay on it. */
    private static KeyStore card(char[] pin) throws Exception {
        Path configuration = Files.createTempFile("pkcs11", ".cfg");
        Files.writeString(configuration, "name = TEST\nlibrary = " + module() + "\nslotListIndex = 0\n");
        Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
        Files.delete(configuration);
        Security.addProvider(provider); // else TLS finds no signature algorithm for a key that is not in memory
        KeyStore card = KeyStore.getInstance("PKCS11", provider);
        card.load(null, pin);
        return card;
    }

    private static Path module() throws Exception {
        try (Stream<Path> files = Files.find(
                Path.of("/usr/lib"), 4, (path, attributes) -> path.endsWith("pkcs11/p11-kit-client.so"))) {
            return files.findFirst()
                    .orElseThrow(() -> new IllegalStateException("no p11-kit-client.so: apt-get install p11-kit-modules"));
        }
    }

    /** A certificate for legitimering with its key; the one with the HSA-id where there is a choice. */
    private static String legitimering(KeyStore card) throws Exception {
        List<String> aliases = Collections.list(card.aliases());
        String chosen = null;
        for (String alias : aliases) {
            if (card.isKeyEntry(alias)
                    && card.getCertificate(alias) instanceof X509Certificate certificate
                    && certificate.getKeyUsage() != null
                    && certificate.getKeyUsage()[DIGITAL_SIGNATURE]
                    && (chosen == null || certificate.getIssuerX500Principal().getName().contains("HSA-id"))) {
                chosen = alias;
            }
        }
        if (chosen == null) {
            throw new IllegalStateException("no key for legitimering on the card; it has " + aliases);
        }
        return chosen;
    }

    private static TrustManagerFactory trust(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("root-" + number++, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        return trust;
    }

    private static String get(HttpClient browser, URI address) throws Exception {
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }

    private static String found(String page, String pattern, String what) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + what + " on the page:\n" + page);
        }
        return unescaped(matcher.group(1));
    }

    private static String unescaped(String html) {
        return html.replace("&#43;", "+").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Shows this key's certificate to every server that asks for one; the JDK's own choice may be another. */
    private static final class OneKey extends X509ExtendedKeyManager {
        private final KeyStore card;
        private final String alias;

        OneKey(KeyStore card, String alias) {
            this.card = card;
            this.alias = alias;
        }

        @Override
        public String chooseEngineClientAlias(String[] keyType, Principal[] issuers, SSLEngine engine) {
            return alias;
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return alias;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {alias};
        }

        @Override
        public X509Certificate[] getCertificateChain(String ignored) {
            try {
                return Stream.of(card.getCertificateChain(alias)).toArray(X509Certificate[]::new);
            } catch (java.security.KeyStoreException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public PrivateKey getPrivateKey(String ignored) {
            try {
                return (PrivateKey) card.getKey(alias, null);
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }
    }
}
