package se.sakeratkomst.ehm.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sakeratkomst.ehm.refusal.OAuthError;
import se.sakeratkomst.ehm.refusal.OutcomeJson;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.edge.Door;
import se.sakeratkomst.kit.edge.Objection;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemWriter;
import se.sakeratkomst.saml.Finding;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door of every public interface: only a system with a good client certificate of the lab comes in. A refusal has the form of
 * the interface that was called.
 *
 * @see "Handbok: Den tekniska anslutningen / Certifikatshantering; EHM-001 to EHM-004"
 */
public final class Edge extends OncePerRequestFilter {

    private final Door door;
    private final Journal journal;
    private final JsonMapper json;
    private final OutcomeJson outcomes;
    private final ProblemWriter problems;

    Edge(Door door, Journal journal, JsonMapper json, ProblemWriter problems) {
        this.door = door;
        this.journal = journal;
        this.json = json;
        this.outcomes = new OutcomeJson(json);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Door.isBypassedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LabId lab = CurrentLab.of(request);
        Optional<CallingSystem> shown = CallingSystem.shownBy(request);
        Optional<Objection> objection = door.objection(shown, lab);
        if (objection.isEmpty() && shown.isPresent()) {
            shown.get().admitTo(request);
            chain.doFilter(request, response);
            return;
        }
        refuse(
                request,
                response,
                lab,
                shown,
                new Refusal(
                        403, "security", objection.map(Edge::finding).stream().toList()));
    }

    private static Finding finding(Objection objection) {
        return Finding.error(
                switch (objection.reason()) {
                    case NOT_SHOWN -> "EHM-001";
                    case OTHER_ISSUER -> "EHM-002";
                    case REVOKED, REVOCATION_UNDETERMINED -> "EHM-003";
                    case OTHER_LAB -> "EHM-004";
                },
                objection.attempted(),
                objection.observed(),
                objection.expected(),
                objection.remedy());
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
