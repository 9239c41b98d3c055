package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Keeps other sites' pages from posting the forms of this one. A caller that is no browser sends neither header, and may. */
final class SameOrigin {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private SameOrigin() {}

    /** Refuses a post that a page of another origin made. */
    static void require(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String origin = request.getHeader("Origin");
        if (site != null ? OWN.contains(site) : origin == null || isOwn(origin, request.getHeader("Host"))) {
            return;
        }
        throw new ProblemException(Problem.of(
                403,
                "Refused",
                "Post a form of the operators' pages",
                "a page of another origin" + (origin == null ? "" : ", " + shortened(origin)),
                "the form on the page itself",
                "Open the page and use its form; programs use the control port."));
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
