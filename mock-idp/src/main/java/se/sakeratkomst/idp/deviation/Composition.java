package se.sakeratkomst.idp.deviation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tester's own deviation.
 *
 * @param fields what is written otherwise, by the names of {@link Field}; null leaves it out; a time may be relative to now, such as
 *     {@code now+PT10M}
 * @param beforeSigning what is done to the text before it is signed
 * @param afterSigning what is done to the text that is sent
 */
public record Composition(
        @Nullable Map<String, @Nullable String> fields,
        @Nullable Edit beforeSigning,
        @Nullable Edit afterSigning) {

    /**
     * A change of text.
     *
     * @param find what is replaced, each time it stands there
     * @param replace by what
     * @param document the whole text, in the place of the right one
     */
    public record Edit(
            @Nullable String find,
            @Nullable String replace,
            @Nullable String document) {

        String apply(String text) {
            String whole = document == null || document.isBlank() ? text : document;
            return find == null || find.isEmpty() ? whole : whole.replace(find, replace == null ? "" : replace);
        }
    }
}
