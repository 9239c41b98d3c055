package se.sakeratkomst.saml.binding;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * HTTP-Redirect: the message deflated, in base64, in the query; the signature covers the query as it was sent.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.4.4.1; SC-043</a>
 */
public final class RedirectBinding {
    /** The parameter of a request. */
    public static final String REQUEST = "SAMLRequest";

    /** The parameter of an answer. */
    public static final String RESPONSE = "SAMLResponse";

    private RedirectBinding() {}

    /**
     * The URL that carries a message.
     *
     * @param message unsigned; the query is what gets signed
     * @param destination where to; may have a query of its own
     * @param relayState at most 80 bytes by the binding, not enforced here
     * @param key null for an unsigned query
     * @param parameter {@link #REQUEST} or {@link #RESPONSE}
     */
    public static URI encode(
            Document message,
            URI destination,
            @Nullable String relayState,
            @Nullable SigningKey key,
            String parameter) {
        StringBuilder query = new StringBuilder(parameter)
                .append('=')
                .append(escape(Base64.getEncoder().encodeToString(deflate(SecureXml.serialise(message)))));
        if (relayState != null) {
            query.append("&RelayState=").append(escape(relayState));
        }
        if (key != null) {
            SignatureAlgorithm algorithm = SignatureAlgorithm.standardFor(key.key());
            query.append("&SigAlg=").append(escape(algorithm.uri()));
            String signature = sign(query.toString(), key, algorithm);
            query.append("&Signature=").append(escape(signature));
        }
        String separator = destination.getRawQuery() == null ? "?" : "&";
        return URI.create(destination + separator + query);
    }

    /**
     * Reads a query.
     *
     * @param rawQuery as it came, not decoded
     */
    public static Received decode(String rawQuery) {
        Map<String, String> raw = rawParameters(rawQuery);
        boolean request = raw.containsKey(REQUEST);
        if (request == raw.containsKey(RESPONSE)) {
            throw SamlRefusal.of(
                    "SAML-BINDINGS-3.4.4",
                    "reading a message from the query",
                    request ? "both SAMLRequest and SAMLResponse" : "the parameters " + raw.keySet(),
                    "one of SAMLRequest and SAMLResponse",
                    "Send the deflated, base64-encoded message in SAMLRequest.");
        }
        String parameter = request ? REQUEST : RESPONSE;
        Document document = SecureXml.parse(inflate(PostBinding.bytes(unescape(String.valueOf(raw.get(parameter))))));
        return new Received(
                document, parameter, Optional.ofNullable(raw.get("RelayState")).map(RedirectBinding::unescape), raw);
    }

    private static Map<String, String> rawParameters(String rawQuery) {
        if (rawQuery.length() > SecureXml.MAX_BYTES * 2) {
            throw SamlRefusal.of(
                    "XML-SIZE",
                    "reading a message from the query",
                    rawQuery.length() + " characters",
                    "a message of at most " + SecureXml.MAX_BYTES + " bytes",
                    "Send large messages with HTTP-POST (SC-045).");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (parameters.put(name, value) != null) {
                throw SamlRefusal.of(
                        "SAML-BINDINGS-3.4.4",
                        "reading a message from the query",
                        "the parameter " + name + " twice",
                        "each parameter once",
                        "Send " + name + " once.");
            }
        }
        return parameters;
    }

    private static String sign(String query, SigningKey key, SignatureAlgorithm algorithm) {
        try {
            Signature signer = Signature.getInstance(jca(algorithm.uri()));
            signer.initSign(key.key());
            signer.update(query.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing a query failed", e);
        }
    }

    private static String jca(String uri) {
        String digest = uri.substring(uri.length() - 6).replace("sha", "SHA");
        return uri.contains("#ecdsa-") ? digest + "withECDSAinP1363Format" : digest + "withRSA";
    }

    /** Raw DEFLATE (RFC 1951), as the binding asks. */
    public static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                out.write(buffer, 0, count);
                if (out.size() > SecureXml.MAX_BYTES) {
                    throw SamlRefusal.of(
                            "XML-SIZE",
                            "inflating a message",
                            "more than " + SecureXml.MAX_BYTES + " bytes",
                            "at most " + SecureXml.MAX_BYTES + " bytes",
                            "Send a smaller message.");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw SamlRefusal.of(
                    "SAML-BINDINGS-3.4.4.1",
                    "inflating a message",
                    "bytes that are not DEFLATE",
                    "raw DEFLATE (RFC 1951), without zlib or gzip header",
                    "Deflate the message before base64, or send it with HTTP-POST.");
        } finally {
            inflater.end();
        }
    }

    private static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String unescape(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SamlRefusal.of(
                    "SAML-BINDINGS-3.4.4",
                    "reading a parameter of the query",
                    "wrong URL encoding",
                    "percent-encoded UTF-8",
                    "Encode each parameter for use in a query.");
        }
    }

    /**
     * A message that came in a query.
     *
     * @param document the message, nothing verified
     * @param parameter SAMLRequest or SAMLResponse
     * @param relayState as sent
     * @param raw the parameters, still encoded
     */
    public record Received(Document document, String parameter, Optional<String> relayState, Map<String, String> raw) {

        /** Whether there is a signature, or half of one, which does not verify. */
        public boolean signed() {
            return raw.containsKey("Signature") || raw.containsKey("SigAlg");
        }

        /**
         * Verifies the signature over the query as it was sent.
         *
         * @throws SamlRefusal when there is none or it is wrong for every key
         */
        public void verify(Collection<X509Certificate> keys, AlgorithmPolicy policy) {
            String signature = raw.get("Signature");
            String sigAlg = raw.get("SigAlg");
            if (signature == null || sigAlg == null) {
                throw refuse("no Signature or no SigAlg", "both, over the query");
            }
            String algorithm = unescape(sigAlg);
            policy.requireSignature(algorithm);
            StringBuilder signed = new StringBuilder(parameter).append('=').append(raw.get(parameter));
            if (raw.containsKey("RelayState")) {
                signed.append("&RelayState=").append(raw.get("RelayState"));
            }
            signed.append("&SigAlg=").append(sigAlg);
            byte[] content = signed.toString().getBytes(StandardCharsets.UTF_8);
            byte[] value = PostBinding.bytes(unescape(signature));
            for (X509Certificate certificate : keys) {
                PublicKey key = certificate.getPublicKey();
                if (policy.accepts(key) && verifies(algorithm, key, content, value)) {
                    return;
                }
            }
            throw refuse(
                    "a signature that is wrong for each of the " + keys.size() + " signing keys in the metadata",
                    "a valid signature over SAMLRequest, RelayState and SigAlg, in that order, encoded as sent");
        }

        private static boolean verifies(String algorithm, PublicKey key, byte[] content, byte[] value) {
            return check(jca(algorithm), key, content, value)
                    || check(jca(algorithm).replace("inP1363Format", ""), key, content, value);
        }

        private static boolean check(String jca, PublicKey key, byte[] content, byte[] value) {
            try {
                Signature verifier = Signature.getInstance(jca);
                verifier.initVerify(key);
                verifier.update(content);
                return verifier.verify(value);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }

        private static SamlRefusal refuse(String observed, String expected) {
            return SamlRefusal.of(
                    "SC-042",
                    "verifying the signature of the query",
                    observed,
                    expected,
                    "Sign the query with the key whose certificate the metadata publishes for signing.");
        }
    }
}
