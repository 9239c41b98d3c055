package se.sakeratkomst.ehm.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sakeratkomst.ehm.refusal.OAuthError;
import se.sakeratkomst.ehm.refusal.OutcomeJson;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemWriter;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door of every public interface: only a system with a good client certificate of the lab comes in. A refusal has the form of
 * the interface that was called.
 *
 * @see "Handbok: Den tekniska anslutningen / Certifikatshantering; EHM-001 to EHM-004"
 */
public final class Edge extends OncePerRequestFilter {

    private final List<Check<Knock>> checks;
    private final Journal journal;
    private final JsonMapper json;
    private final OutcomeJson outcomes;
    private final ProblemWriter problems;

    Edge(List<Check<Knock>> checks, Journal journal, JsonMapper json, ProblemWriter problems) {
        this.checks = List.copyOf(checks);
        this.journal = journal;
        this.json = json;
        this.outcomes = new OutcomeJson(json);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/admin/") || path.startsWith("/actuator/") || path.equals("/error");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LabId lab = CurrentLab.of(request);
        Optional<CallingSystem> shown = CallingSystem.shownBy(request);
        List<Finding> findings =
                shown.map(system -> examine(new Knock(system, lab))).orElseGet(() -> List.of(nothingShown()));
        if (findings.isEmpty() && shown.isPresent()) {
            shown.get().admitTo(request);
            chain.doFilter(request, response);
            return;
        }
        refuse(request, response, lab, shown, new Refusal(403, "security", findings));
    }

    private List<Finding> examine(Knock knock) {
        for (Check<Knock> check : checks) {
            List<Finding> findings = check.examine(knock);
            if (!findings.isEmpty()) {
                return findings;
            }
        }
        return List.of();
    }

    private static Finding nothingShown() {
        return Finding.error(
                "EHM-001",
                "knowing the calling system by its client certificate",
                "no client certificate in the TLS handshake",
                "a certificate of the test PKI's function CA, issued to this lab",
                "Make one with ./sandbox client-cert and configure it, with its key, in the HTTP client that calls"
                        + " E-hälsomyndigheten.");
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            LabId lab,
            Optional<CallingSystem> shown,
            Refusal refusal)
            throws IOException {
        Finding finding = refusal.first();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        journal.append(
                lab,
                Note.of("ehm.edge.refused")
                        .from(shown.map(CallingSystem::subject).orElse(null))
                        .to("ehm")
                        .protocol("mTLS")
                        .correlation(shown.map(CallingSystem::sha256).orElse(null), request.getHeader("x-request-id"))
                        .summary("Refused " + request.getMethod() + " " + path + " at the edge: " + finding.observed())
                        .fact("rule", finding.rule())
                        .fact("rules", refusal.rules())
                        .fact("status", refusal.status())
                        .fact("method", request.getMethod())
                        .fact("path", path)
                        .fact(
                                "certificateSubject",
                                shown.map(CallingSystem::subject).orElse(null))
                        .fact(
                                "certificateSha256",
                                shown.map(CallingSystem::sha256).orElse(null))
                        .fact("certificateLabs", shown.map(CallingSystem::labs).orElse(null))
                        .fact("attempted", finding.attempted())
                        .fact("observed", finding.observed())
                        .fact("expected", finding.expected())
                        .fact("remedy", finding.remedy())
                        .refused());
        response.setStatus(refusal.status());
        if (path.startsWith("/fhir-server/")) {
            response.setContentType("application/fhir+json;charset=UTF-8");
            response.getOutputStream().write(outcomes.write(refusal));
        } else if (path.startsWith("/oauth2/")) {
            response.setContentType("application/json");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream()
                    .write(json.writeValueAsBytes(new OAuthError("invalid_client", refusal).members()));
        } else {
            problems.write(
                    Problem.of(
                                    refusal.status(),
                                    "Refused at the edge",
                                    finding.attempted(),
                                    finding.observed(),
                                    finding.expected(),
                                    finding.remedy())
                            .because(finding.rule()),
                    response);
        }
    }
}
