package se.sakeratkomst.ehm.pirr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MIME entity: its headers, and what they describe. Only what S/MIME needs.
 *
 * @param headers by name in lower case
 * @param raw all of it, headers and body
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2045">RFC 2045</a>
 */
record Mime(Map<String, String> headers, String raw, String body) {

    private static final Pattern HEADER = Pattern.compile("([!-9;-~]+):[ \t]*(.*)");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z0-9*-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))");
    private static final int HEX = 16;

    /** @param text bytes as characters, one for one (ISO 8859-1) */
    static Mime of(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        int at = 0;
        String last = null;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end).replaceFirst("\r$", "");
            int next = end < 0 ? text.length() : end + 1;
            if (line.isEmpty()) {
                return new Mime(headers, text, text.substring(next));
            }
            Matcher header = HEADER.matcher(line);
            if (last != null && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                headers.merge(last, line, String::concat);
            } else if (header.matches()) {
                last = header.group(1).toLowerCase(Locale.ROOT);
                headers.putIfAbsent(last, header.group(2));
            } else {
                break;
            }
            at = next;
        }
        return new Mime(Map.of(), text, text);
    }

    /** For example {@code multipart/signed}; empty where no header says. */
    String type() {
        return type(headers.getOrDefault("content-type", ""));
    }

    Optional<String> parameter(String name) {
        return parameter(headers.getOrDefault("content-type", ""), name);
    }

    static String type(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static Optional<String> parameter(String contentType, String name) {
        Matcher parameters = PARAMETER.matcher(contentType);
        while (parameters.find()) {
            if (parameters.group(1).equalsIgnoreCase(name)) {
                return Optional.of(parameters.group(2) != null ? parameters.group(2) : parameters.group(3));
            }
        }
        return Optional.empty();
    }

    /**
     * The body's bytes, transfer encoding taken off.
     *
     * @throws IllegalArgumentException when they are not of that encoding
     */
    byte[] content() {
        String encoding = headers.getOrDefault("content-transfer-encoding", "7bit")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "base64" -> Base64.getDecoder().decode(body.replaceAll("[\\r\\n\\t ]", ""));
            case "quoted-printable" -> quotedPrintable(body);
            case "7bit", "8bit", "binary" -> body.getBytes(StandardCharsets.ISO_8859_1);
            default -> throw new IllegalArgumentException("the transfer encoding " + encoding);
        };
    }

    private static byte[] quotedPrintable(String body) {
        String text = body.replaceAll("[ \\t]+(?=\\r?\\n)", "").replaceAll("=\\r?\\n", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each != '=') {
                bytes.write(each);
            } else if (i + 2 < text.length()) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), HEX));
                i += 2;
            } else {
                throw new IllegalArgumentException("an = at the end");
            }
        }
        return bytes.toByteArray();
    }
}
