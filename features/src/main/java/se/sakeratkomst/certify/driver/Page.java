package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A page as a browser shows it.
 *
 * @param uri where the browser stands after all redirects
 */
public record Page(URI uri, int status, String contentType, String body) {
    private static final Pattern FRAME = Pattern.compile("(?:at )?[\\w$.]+\\([\\w$]+\\.(?:java|kt|scala):\\d+\\).*"
            + "|at [\\w.<>`\\[\\],]+\\(.*\\) in .*:line \\d+"
            + "|File \".*\", line \\d+, in .*");

    public Document html() {
        return Jsoup.parse(body, uri.toString());
    }

    public boolean isHtml() {
        return contentType.contains("html")
                || contentType.isEmpty() && body.stripLeading().startsWith("<");
    }

    /** The visible text, of the whole page or of what the CSS selector picks. */
    public String text(@Nullable String selector) {
        if (!isHtml()) {
            return selector == null ? body : "";
        }
        Document html = html();
        return selector == null ? html.text() : html.select(selector).text();
    }

    /** A page that gives away how the system is built: a stack trace. */
    public boolean leaksStackTrace() {
        return body.lines().map(String::strip).filter(Page::looksLikeFrame).count() >= 3;
    }

    private static boolean looksLikeFrame(String line) {
        return FRAME.matcher(line).matches();
    }
}
