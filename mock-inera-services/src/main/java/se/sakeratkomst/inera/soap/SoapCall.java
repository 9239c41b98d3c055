package se.sakeratkomst.inera.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;

/** A call on its way through the service: whose it is, and what becomes known of it for the journal. */
public final class SoapCall {

    private static final String ATTRIBUTE = SoapCall.class.getName();

    private final LabId lab;
    private final CallingSystem system;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private @Nullable Exception failure;
    private @Nullable Refusal refusal;

    private SoapCall(LabId lab, CallingSystem system) {
        this.lab = lab;
        this.system = system;
    }

    static SoapCall begin(HttpServletRequest request) {
        SoapCall call = new SoapCall(CurrentLab.of(request), CallingSystem.of(request));
        request.setAttribute(ATTRIBUTE, call);
        return call;
    }

    /** The call that this thread answers. */
    public static SoapCall current() {
        return of(PhaseInterceptorChain.getCurrentMessage())
                .orElseThrow(() -> new IllegalStateException("No SOAP call is being answered"));
    }

    static Optional<SoapCall> of(@Nullable Message message) {
        return message != null
                        && message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest request
                        && request.getAttribute(ATTRIBUTE) instanceof SoapCall call
                ? Optional.of(call)
                : Optional.empty();
    }

    public LabId lab() {
        return lab;
    }

    CallingSystem system() {
        return system;
    }

    /** Something the journal is to say of the call; null is passed over. */
    public void fact(String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    Map<String, Object> facts() {
        return facts;
    }

    void failedBy(Exception e) {
        failure = e;
    }

    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    void refusedFor(Refusal why) {
        refusal = why;
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }
}
