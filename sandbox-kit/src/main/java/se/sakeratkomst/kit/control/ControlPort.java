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
        if (admin && !open && !token.opens(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"sandbox control\"");
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
}
