package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.util.Map;

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

    /** The hop on one line, such as {@code GET http://…/login → 302 https://…}. */
    public String line() {
        String query = uri.getRawQuery() == null ? "" : "?…";
        String to = location.isEmpty() ? "" : " " + location.replaceAll("\\?.*$", "?…");
        String says = title.isEmpty() ? "" : " “" + title + "”";
        return method + " " + uri.toString().replaceAll("\\?.*$", "") + query + " → " + status + to + says
                + (note.isEmpty() ? "" : " (" + note + ")");
    }
}
