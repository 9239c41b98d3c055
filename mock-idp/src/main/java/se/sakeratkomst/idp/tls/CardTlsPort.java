package se.sakeratkomst.idp.tls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Connector;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemWriter;

/** Keeps the login by client certificate and requests for holder of key on their own port, and everything else off it. */
final class CardTlsPort extends OncePerRequestFilter {

    private static final Pattern LOGIN = Pattern.compile("/[^/]+/(login/[^/]+/tls|sso/hok)");

    private final Connector connector;
    private final ProblemWriter problems;

    CardTlsPort(Connector connector, ProblemWriter problems) {
        this.connector = connector;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean login = LOGIN.matcher(path).matches();
        boolean here = request.getLocalPort() == connector.getLocalPort();
        if (here != login && !path.equals("/error")) {
            problems.write(
                    Problem.notFound(
                            "Answer " + request.getMethod() + " " + path,
                            here ? "the port for cards in the browser" : "a port that asks for no client certificate",
                            here ? "/{idp}/login/{login}/tls or /{idp}/sso/hok" : "the port for cards in the browser",
                            "Follow the link of the login page, or take the address from the metadata."),
                    response);
            return;
        }
        chain.doFilter(request, response);
    }
}
