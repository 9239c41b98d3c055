package se.sakeratkomst.inera.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sakeratkomst.inera.soap.FaultMessage;
import se.sakeratkomst.inera.soap.Refusal;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.edge.Door;
import se.sakeratkomst.kit.edge.Objection;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemWriter;

/**
 * The door of every public interface: only a system with a good client certificate of the lab, with an HSA-id in it, comes in. A call is
 * refused with a fault of the national platform's kind, anything else with a problem.
 */
public final class Edge extends OncePerRequestFilter {

    private final Door door;
    private final Journal journal;
    private final ProblemWriter problems;

    Edge(Door door, Journal journal, ProblemWriter problems) {
        this.door = door;
        this.journal = journal;
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
        Optional<Refusal> refusal =
                door.objection(shown, lab).map(Edge::refusal).or(() -> nameless(shown));
        if (refusal.isEmpty() && shown.isPresent()) {
            shown.get().admitTo(request);
            chain.doFilter(request, response);
            return;
        }
        refuse(request, response, lab, shown, refusal.orElseThrow());
    }

    private static Refusal refusal(Objection objection) {
        return Refusal.ofClient(
                objection.reason() == Objection.Reason.NOT_SHOWN ? "VP002" : "VP011",
                switch (objection.reason()) {
                    case NOT_SHOWN -> "Klientcertifikat saknas i anropet";
                    case OTHER_ISSUER -> "Klientcertifikatet är inte ett funktionscertifikat för testmiljön";
                    case OTHER_LAB -> "Klientcertifikatet är utfärdat för en annan miljö";
                    case REVOKED -> "Klientcertifikatet är spärrat";
                    case REVOCATION_UNDETERMINED -> "Klientcertifikatets spärrstatus kunde inte avgöras";
                },
                objection.attempted(),
                objection.observed(),
                objection.expected(),
                objection.remedy());
    }

    private static Optional<Refusal> nameless(Optional<CallingSystem> shown) {
        return shown.filter(system -> system.hsaId().isEmpty())
                .map(system -> Refusal.ofClient(
                        "VP002",
                        "Klientcertifikatet saknar HSA-id (serialNumber)",
                        "reading the caller's HSA-id in the client certificate",
                        "the subject " + system.subject(),
                        "a subject with serialNumber, such as SE5599990008-SYS1",
                        "Make a client certificate with ./sandbox client-cert."));
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            LabId lab,
            Optional<CallingSystem> shown,
            Refusal refusal)
            throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean call = request.getMethod().equals("POST");
        int status = call ? FaultMessage.STATUS : 403;
        journal.append(
                lab,
                Note.of("inera.edge.refused")
                        .from(shown.map(CallingSystem::subject).orElse(null))
                        .to("inera")
                        .protocol("mTLS")
                        .correlation(shown.map(CallingSystem::sha256).orElse(null))
                        .summary("Refused " + request.getMethod() + " " + path + " at the edge: " + refusal.observed())
                        .fact("code", refusal.code())
                        .fact("status", status)
                        .fact("method", request.getMethod())
                        .fact("path", path)
                        .fact(
                                "certificateSubject",
                                shown.map(CallingSystem::subject).orElse(null))
                        .fact(
                                "certificateSha256",
                                shown.map(CallingSystem::sha256).orElse(null))
                        .fact("certificateLabs", shown.map(CallingSystem::labs).orElse(null))
                        .fact("attempted", refusal.attempted())
                        .fact("observed", refusal.observed())
                        .fact("expected", refusal.expected())
                        .fact("remedy", refusal.remedy())
                        .refused());
        if (call) {
            response.setStatus(status);
            response.setContentType(FaultMessage.CONTENT_TYPE);
            response.getOutputStream().write(FaultMessage.of(refusal));
        } else {
            problems.write(
                    Problem.of(
                            status,
                            "Refused at the edge",
                            refusal.attempted(),
                            refusal.observed(),
                            refusal.expected(),
                            refusal.remedy()),
                    response);
        }
    }
}
