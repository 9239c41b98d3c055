package se.sakeratkomst.saml.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * mdui:UIInfo.
 *
 * @param displayNames by language
 * @param descriptions by language
 * @param logos in document order
 */
public record UiInfo(Map<String, String> displayNames, Map<String, String> descriptions, List<Logo> logos) {

    /** Nothing said. */
    public static final UiInfo NONE = new UiInfo(Map.of(), Map.of(), List.of());

    /** A logotype; the URL may be a data URI. */
    public record Logo(String url, int width, int height, Optional<String> language) {}

    /** The name in a language, else in Swedish, English or any. */
    public Optional<String> displayName(String language) {
        return Localized.pick(displayNames, language);
    }
}
