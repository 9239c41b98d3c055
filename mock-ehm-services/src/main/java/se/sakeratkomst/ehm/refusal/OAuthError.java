package se.sakeratkomst.ehm.refusal;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A refusal as OAuth has it.
 *
 * @param error for example {@code invalid_grant}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749 section 5.2</a>
 */
public record OAuthError(String error, Refusal refusal) {

    /** The members of the answer's JSON. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", error);
        members.put("error_description", description(refusal));
        return members;
    }

    private static String description(Refusal refusal) {
        return refusal.findings().stream()
                .map(finding -> Refusal.diagnostics(finding) + " [" + finding.rule() + "]")
                .map(OAuthError::allowed)
                .collect(Collectors.joining(" | "));
    }

    /** Only the characters that error_description may have: printable ASCII without quotation mark and backslash. */
    static String allowed(String text) {
        StringBuilder result = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                result.append('\'');
            } else if (character >= 0x20 && character <= 0x7e) {
                result.appendCodePoint(character);
            } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
                result.append('?');
            }
        });
        return result.toString();
    }
}
