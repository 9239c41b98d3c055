package se.sakeratkomst.kit.lab;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.kit.problem.ProblemWriter;

/**
 * Turns the path prefix {@code /labs/{lab}} into the request's context path, so that mappings, links and cookie paths of every
 * service are written as if there were one lab only.
 */
public final class LabFilter extends OncePerRequestFilter {

    private static final Pattern PREFIXED = Pattern.compile("(/labs/([^/]+))(/.*)?");

    private final Labs labs;
    private final ProblemWriter problems;

    public LabFilter(Labs labs, ProblemWriter problems) {
        this.labs = labs;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher prefixed = PREFIXED.matcher(request.getRequestURI());
        if (!prefixed.matches()) {
            request.setAttribute(CurrentLab.ATTRIBUTE, LabId.DEFAULT);
            chain.doFilter(request, response);
            return;
        }
        try {
            LabId lab = labs.require(new LabId(prefixed.group(2)));
            request.setAttribute(CurrentLab.ATTRIBUTE, lab);
        } catch (ProblemException e) {
            problems.write(e.problem(), response);
            return;
        }
        chain.doFilter(new InLab(request, prefixed.group(1)), response);
    }

    private static final class InLab extends HttpServletRequestWrapper {
        private final String prefix;

        InLab(HttpServletRequest request, String prefix) {
            super(request);
            this.prefix = prefix;
        }

        @Override
        public String getContextPath() {
            return prefix;
        }

        @Override
        public String getServletPath() {
            String rest = super.getServletPath();
            return rest.startsWith(prefix) ? rest.substring(prefix.length()) : rest;
        }
    }
}
