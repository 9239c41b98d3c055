package se.sakeratkomst.saml.authn.extension;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * csig:SignMessage: what the user is shown before a signature.
 *
 * @param mustShow whether the request fails when it cannot be shown; false where not stated
 * @param displayEntity entity id of who is to show it
 * @param mimeType text where none is stated
 * @param text decoded; empty when it is encrypted or cannot be decoded
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 7.1.1; SC-112</a>
 */
public record SignMessage(boolean mustShow, @Nullable String displayEntity, String mimeType, Optional<String> text) {
    public static final String TEXT = "text";
    public static final String MARKDOWN = "text/markdown";
    public static final String HTML = "text/html";
}
