package se.sakeratkomst.saml.metadata;

import java.util.Map;
import java.util.Optional;

/** Picks among texts by language. */
final class Localized {
    private Localized() {}

    static Optional<String> pick(Map<String, String> texts, String language) {
        for (String wanted : new String[] {language, "sv", "en"}) {
            String text = texts.get(wanted);
            if (text != null) {
                return Optional.of(text);
            }
        }
        return texts.values().stream().findFirst();
    }
}
