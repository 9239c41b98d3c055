package se.sakeratkomst.kit.control;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemWriter;

/** Keeps the control API off the public port, and the public API off the control port. */
public final class ControlPort extends OncePerRequestFilter {

    private final Connector connector;
    private final AdminToken token;
    private final ProblemWriter problems;

    public ControlPort(Connector connector, AdminToken token, ProblemWriter problems) {
        this.connector = connector;
        this.token = token;
        this.problems = problems;
    }

    /** The port it listens on, once the service runs. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean admin = path.startsWith("/admin/");
        boolean open = path.startsWith("/actuator/") || path.startsWith("/admin/openapi");
        boolean control = request.getLocalPort() == connector.getLocalPort();
        if (control != (admin || open) && !path.equals("/error")) {
            problems.write(
                    Problem.notFound(
                            "Answer " + request.getMethod() + " " + path,
                            control ? "a public path on the control port" : "a control path on the public port",
                            control ? "/admin/** or /actuator/**" : "a public path of docs/wire.md",
                            "Use the service's other port."),
                    response);
            return;
        }
        if (admin && !open && !opens(request)) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"sandbox control\"");
            if (isPage(request)) {
                response.addHeader("WWW-Authenticate", "Basic realm=\"sandbox control\", charset=\"UTF-8\"");
            }
            problems.write(
                    Problem.of(
                            401,
                            "Unauthorized",
                            "Use the control API",
                            request.getHeader("Authorization") == null ? "no Authorization header" : "another token",
                            "Authorization: Bearer {admin token}",
                            "The token lies in the shared folder, file admin-token; ./sandbox commands read it themselves."),
                    response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** A browser sends the token as the password of its own login; it does so for every page, so a form must be the service's own. */
    private boolean opens(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return token.opens(authorization)
                || (token.opensAsPassword(authorization) && (isRead(request) || isOwnForm(request)));
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean isOwnForm(HttpServletRequest request) {
        String own = request.getScheme() + "://" + request.getHeader("Host");
        return own.equals(request.getHeader("Origin"));
    }
}
