package se.sakeratkomst.saml.authn.extension;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * umsg:UserMessage: what the service provider wants said to the user at login.
 *
 * @param mimeType text/plain where none is stated
 * @param texts by language, in document order; decoded
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC User Message (18); SC-181</a>
 */
public record UserMessage(String mimeType, Map<String, String> texts) {
    public static final String PLAIN = "text/plain";
    public static final String MARKDOWN = "text/markdown";

    public UserMessage {
        texts = new LinkedHashMap<>(texts);
    }

    /** The text in a language, else the first. */
    public Optional<String> text(String language) {
        return Optional.ofNullable(texts.get(language))
                .or(() -> texts.values().stream().findFirst());
    }
}
