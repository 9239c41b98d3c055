package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One request of a browser and its answer.
 *
 * @param form the fields that were posted, if any; secrets redacted
 * @param note what the browser did next, in words
 */
public record Hop(
        String method, URI uri, Map<String, String> form, int status, String location, String title, String note) {

    public Hop {
        form = Map.copyOf(form);
    }

    /** An address that no browser of the suite goes to: not the web's, or one of the names that RFC 2606 gives to nobody. */
    public static boolean leadsNowhere(URI address) {
        String host = String.valueOf(address.getHost());
        return !"http".equals(address.getScheme()) && !"https".equals(address.getScheme())
                || host.endsWith(".example")
                || host.matches("(.*\\.)?example\\.(org|com|net)");
    }

    /** Where the answer sends the browser, if that is nowhere. */
    public Optional<URI> astray() {
        return location.isEmpty()
                ? Optional.empty()
                : Optional.of(URI.create(location)).filter(Hop::leadsNowhere);
    }

    /** The hop on one line, such as {@code GET http://…/login → 302 https://…}. */
    public String line() {
        String query = uri.getRawQuery() == null ? "" : "?…";
        String to = location.isEmpty() ? "" : " " + location.replaceAll("\\?.*$", "?…");
        String says = title.isEmpty() ? "" : " “" + title + "”";
        return method + " " + uri.toString().replaceAll("\\?.*$", "") + query + " → " + status + to + says
                + (note.isEmpty() ? "" : " (" + note + ")");
    }
}
