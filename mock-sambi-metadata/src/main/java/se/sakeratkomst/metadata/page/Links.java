package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.metadata.entity.Register;

/** The addresses that a page leads to: paths of the lab's configured base, in the language that the page is read in. */
public final class Links {

    /** A heading of the site. */
    public record Heading(String href, String label, boolean current) {}

    private static final List<String> HEADINGS =
            List.of("/", "/sambi/members", "/sweden-connect/members", "/feeds", "/faults");
    private static final List<String> LABELS =
            List.of("nav.start", "nav.members.sambi", "nav.members.sweden-connect", "nav.feeds", "nav.faults");

    private final LabId lab;
    private final String base;
    private final String path;
    private final @Nullable String query;
    private final String language;

    private Links(LabId lab, String base, String path, @Nullable String query, String language) {
        this.lab = lab;
        this.base = base;
        this.path = path;
        this.query = query;
        this.language = language;
    }

    /** The links of a page that answers a request. */
    public static Links of(HttpServletRequest request, PublicUrls urls, Locale locale) {
        LabId lab = CurrentLab.of(request);
        String path = request.getServletPath();
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return new Links(
                lab,
                Objects.requireNonNullElse(urls.base(lab).getRawPath(), ""),
                path.isEmpty() || !(read || path.endsWith("/hand-in")) ? "/" : path,
                read ? request.getQueryString() : null,
                locale.getLanguage());
    }

    public String getLab() {
        return lab.value();
    }

    public String getLanguage() {
        return language;
    }

    /** The path that cookies of the lab carry. */
    public String cookiePath() {
        return base.isEmpty() ? "/" : base;
    }

    /** @param below beginning with a slash, encoded already */
    public String to(String below) {
        return base + below + (language.equals("sv") ? "" : (below.contains("?") ? "&" : "?") + "lang=" + language);
    }

    /** A page of a register, {@code name} beginning with a slash. */
    public String to(Register register, String name) {
        return to(register.path() + name);
    }

    /** An entity's page. */
    public String entity(Register register, String entityId) {
        return to(register, "/entity?id=" + UriUtils.encode(entityId, StandardCharsets.UTF_8));
    }

    /** A member's page. */
    public String member(String federation, String number) {
        return to("/" + federation + "/members/" + number);
    }

    /** Where a member's steps are posted. */
    public String steps(String federation, String number) {
        return to("/" + federation + "/members/" + number + "/steps");
    }

    /** The same page with other parameters, beginning with a question mark. */
    public String same(Map<String, String> parameters) {
        UriComponentsBuilder builder = UriComponentsBuilder.newInstance();
        parameters.forEach((name, value) -> builder.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        if (!language.equals("sv")) {
            builder.queryParam("lang", language);
        }
        return builder.build(true).toUriString();
    }

    /** The same page in the other language. */
    public String getOtherLanguage() {
        String other = language.equals("sv") ? "en" : "sv";
        String kept =
                query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "").replaceAll("^&", "");
        return base + path + "?" + (kept.isEmpty() ? "" : kept + "&") + "lang=" + other;
    }

    /** The headings of the site. */
    public List<Heading> getNavigation() {
        return IntStream.range(0, HEADINGS.size())
                .mapToObj(i -> new Heading(to(HEADINGS.get(i)), LABELS.get(i), isAt(HEADINGS.get(i))))
                .toList();
    }

    private boolean isAt(String heading) {
        return heading.equals("/") ? path.equals("/") : path.startsWith(heading);
    }
}
