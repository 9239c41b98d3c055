package se.sakeratkomst.cards.challenge;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an identity provider asks a card to sign: who asks, for which service provider, in which login. The card signs the very bytes
 * it came as.
 *
 * @param sp entity id of the service provider
 * @param text the document as it came
 * @param login the identity provider's id of the login
 * @param answerTo where the signature goes, the document's {@code return}; null in an order to the card app, whose answer the
 *     identity provider fetches
 */
public record Challenge(
        String idp,
        String sp,
        @Nullable String spName,
        String login,
        String nonce,
        Instant issued,
        @Nullable URI answerTo,
        String text) {

    /** The only purpose a legitimering key signs for. */
    public static final String PURPOSE = "TEST-legitimering";

    private static final int LONGEST = 16_384;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads the document; a 400 in four parts for anything that is not such a challenge. */
    public static Challenge read(byte[] bytes) {
        JsonNode document = understood(bytes);
        return of(document, web(text(document, "return")), bytes);
    }

    /** Reads what an identity provider orders from the card app: a challenge that names no {@code return}. */
    public static Challenge ordered(byte[] bytes) {
        JsonNode document = understood(bytes);
        if (document.has("return")) {
            throw refused(
                    "a 'return' in an order to the card app",
                    "Leave 'return' out: the signature is fetched from the order, and posted nowhere.");
        }
        return of(document, null, bytes);
    }

    private static JsonNode understood(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw refused(bytes.length + " bytes", "Make the challenge shorter than " + LONGEST + " bytes.");
        }
        JsonNode document = parsed(bytes);
        if (!PURPOSE.equals(text(document, "purpose"))) {
            throw refused("another 'purpose'", "Set purpose to " + PURPOSE + ".");
        }
        return document;
    }

    private static Challenge of(JsonNode document, @Nullable URI answerTo, byte[] bytes) {
        return new Challenge(
                text(document, "idp"),
                text(document, "sp"),
                document.path("spName").isString() ? document.path("spName").stringValue() : null,
                text(document, "login"),
                text(document, "nonce"),
                instant(text(document, "issued")),
                answerTo,
                new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Reads what a form carried: the JSON itself, or its base64.
     *
     * @param answerTo the form's {@code return}, which the challenge itself must name
     */
    public static Challenge posted(String challenge, String answerTo) {
        Challenge read = read(decoded(challenge));
        if (!String.valueOf(read.answerTo()).equals(answerTo)) {
            throw refused(
                    "a challenge for " + read.answerTo() + " beside the form's return " + shortened(answerTo),
                    "Send the signature where the challenge says: the form's return must equal the challenge's.");
        }
        return read;
    }

    /** The document as base64, which no form alters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /** The very bytes the card signs. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String challenge) {
        if (challenge.strip().startsWith("{")) {
            return challenge.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(challenge.strip());
        } catch (IllegalArgumentException e) {
            throw refused("text that is neither JSON nor base64", "Post the JSON document or its base64.");
        }
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode document = JSON.readTree(text);
            if (document.isObject()) {
                return document;
            }
        } catch (JacksonException | CharacterCodingException e) {
            throw refused(
                    "bytes that are no JSON document in UTF-8", "Send the challenge that docs/wire.md describes.");
        }
        throw refused("JSON that is no object", "Send the challenge that docs/wire.md describes.");
    }

    private static String text(JsonNode document, String field) {
        JsonNode value = document.path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw refused("no text in '" + field + "'", "Add '" + field + "'.");
        }
        return value.stringValue();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw refused("'issued' that is no instant", "Write 'issued' as in 2026-01-31T10:00:00Z.");
        }
    }

    private static URI web(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw refused("'return' that is no http or https address", "Send an absolute address in 'return'.");
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 200));
    }

    private static ProblemException refused(String observed, String remedy) {
        return new ProblemException(Problem.badRequest(
                "Read the challenge that a card is to sign",
                observed,
                "JSON in UTF-8 with purpose " + PURPOSE + ", idp, sp, spName, login, nonce, issued and return",
                remedy));
    }
}
