package se.sakeratkomst.ehm.nef;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules on charsets: the XML declaration names one that is allowed, the MIME part does not say another, and every byte is of it.
 */
final class NefCharset {

    private static final String RULE = "NEF-CHARSET";
    private static final Pattern DECLARED =
            Pattern.compile("\\A<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int HEAD = 200;
    private static final int FIRST_CONTROL = 0x80;
    private static final int LAST_CONTROL = 0x9f;

    private NefCharset() {}

    /** @throws NefRefused when a rule is broken */
    static void require(byte[] document, @Nullable String ofThePart, List<String> allowed) {
        if (document.length > 1
                && ((document[0] == (byte) 0xfe && document[1] == (byte) 0xff)
                        || (document[0] == (byte) 0xff && document[1] == (byte) 0xfe)
                        || document[0] == 0
                        || document[1] == 0)) {
            throw refused("UTF-16 or UTF-32", allowed);
        }
        String head = new String(document, 0, Math.min(document.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head);
        String named = matcher.find() ? matcher.group(1) : "UTF-8";
        Charset charset = charset(named)
                .filter(each -> allowed.stream()
                        .anyMatch(name -> charset(name).filter(each::equals).isPresent()))
                .orElseThrow(() -> refused("an XML declaration that says " + named, allowed));
        if (ofThePart != null && charset(ofThePart).filter(charset::equals).isEmpty()) {
            throw refused(
                    "charset=" + ofThePart + " in the MIME part, and " + named + " in the XML declaration", allowed);
        }
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("bytes that are no " + named, allowed);
        }
        if (text.chars().anyMatch(each -> each >= FIRST_CONTROL && each <= LAST_CONTROL)) {
            throw refused("control characters of " + named + ", which are letters of Windows-1252", allowed);
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static NefRefused refused(String observed, List<String> allowed) {
        return NefRefused.of(
                RULE,
                observed,
                "one of " + allowed + ", said by the XML declaration, and every byte of it",
                "Write the message in the charset that its declaration and its MIME part name.");
    }
}
