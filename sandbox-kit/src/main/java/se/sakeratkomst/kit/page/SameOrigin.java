package se.sakeratkomst.kit.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * Keeps other sites' pages from posting the forms of this one. A caller that is no browser sends neither header, and may.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers, Sec-Fetch-Site</a>
 */
public final class SameOrigin {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private SameOrigin() {}

    /**
     * Refuses a post that a page of another origin made.
     *
     * @param attempted what the form does
     * @param programs what a program uses instead
     */
    public static void require(HttpServletRequest request, String attempted, String programs) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String origin = request.getHeader("Origin");
        if (site != null ? OWN.contains(site) : origin == null || isOwn(origin, request.getHeader("Host"))) {
            return;
        }
        throw new ProblemException(Problem.of(
                403,
                "Refused",
                attempted,
                "a page of another origin" + (origin == null ? "" : ", " + shortened(origin)),
                "the form on the page itself",
                "Open the page and use its form; programs use " + programs + "."));
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
