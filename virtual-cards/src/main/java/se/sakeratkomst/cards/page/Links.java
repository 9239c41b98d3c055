package se.sakeratkomst.cards.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/** The addresses a page leads to: inside its lab, in the language it is read in. */
public final class Links {

    /** A heading of the site. */
    public record Heading(String href, String label, boolean current) {}

    private static final List<String> HEADINGS = List.of("/", "/readers", "/app", "/catalogue", "/faults", "/handout");
    private static final List<String> LABELS =
            List.of("nav.drawer", "nav.readers", "nav.app", "nav.catalogue", "nav.faults", "nav.handout");

    private final String base;
    private final String path;
    private final @Nullable String query;
    private final String language;

    private Links(String base, String path, @Nullable String query, String language) {
        this.base = base;
        this.path = path;
        this.query = query;
        this.language = language;
    }

    /** The links of a page that answers a request. After a form was posted, other languages begin at the drawer. */
    static Links of(HttpServletRequest request, Locale locale) {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return new Links(
                request.getContextPath(),
                read ? path : "",
                read ? request.getQueryString() : null,
                locale.getLanguage());
    }

    /** The links of a page that has an address of its own, however it was come to. */
    public static Links at(String path, HttpServletRequest request, Locale locale) {
        return new Links(request.getContextPath(), path, null, locale.getLanguage());
    }

    /** @param below beginning with a slash, encoded already */
    public String to(String below) {
        return base + below + (below.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /** The same with parameters; those without a value are left out. */
    public String to(String below, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(to(below));
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.append('&').append(name).append('=').append(UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        return address.toString();
    }

    /** A card's own page. */
    public String card(String id) {
        return to("/card", Map.of("id", id));
    }

    /** A person's page in the catalogue. */
    public String person(String id) {
        return to("/catalogue/" + UriUtils.encode(id, StandardCharsets.UTF_8));
    }

    /** The same page in the other language. */
    public String getOtherLanguage() {
        String other = language.equals("en") ? "sv" : "en";
        String kept =
                query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "").replaceAll("^&", "");
        return base + (path.isEmpty() ? "/" : path) + "?" + (kept.isEmpty() ? "" : kept + "&") + "lang=" + other;
    }

    public String getLanguage() {
        return language;
    }

    /** The headings of the site. */
    public List<Heading> getNavigation() {
        return java.util.stream.IntStream.range(0, HEADINGS.size())
                .mapToObj(i -> new Heading(to(HEADINGS.get(i)), LABELS.get(i), isAt(HEADINGS.get(i))))
                .toList();
    }

    private boolean isAt(String heading) {
        return heading.equals("/") ? path.equals("/") || path.startsWith("/card") : path.startsWith(heading);
    }

    /** Leads on to a page after a form was posted, so that reloading posts nothing again. */
    static ResponseEntity<Void> go(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
