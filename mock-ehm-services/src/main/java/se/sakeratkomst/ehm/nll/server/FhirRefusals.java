package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.ehm.check.subject.RegisterMissing;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.call.Overridden;
import se.sakeratkomst.ehm.nll.writing.Answers;
import se.sakeratkomst.ehm.nll.writing.WriteRefused;
import se.sakeratkomst.ehm.refusal.OutcomeJson;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.saml.Finding;

/** Gives every refusal and failure the form of an OperationOutcome in four parts; no stack trace leaves. */
@Interceptor
public final class FhirRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(FhirRefusals.class);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /** Answers HAPI's question what to tell the caller. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException told(
            Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
        if (NllCall.of(request).overriding().isPresent()) {
            return new Overridden();
        }
        WriteRefused write = writeRefused(thrown);
        Refusal refusal = write == null ? unknown(thrown, request).orElseGet(() -> refusal(thrown)) : write.refusal();
        NllCall.of(request).refusedFor(refusal);
        if (write != null) {
            NllCall.of(request).complained(write.complaints());
        }
        if (refusal.status() == 401) {
            response.setHeader(
                    "WWW-Authenticate",
                    NllCall.of(request).header("Authorization").isPresent()
                            ? "Bearer realm=\"TEST NLL\", error=\"invalid_token\""
                            : "Bearer realm=\"TEST NLL\"");
        }
        return new UnclassifiedServerFailureException(
                refusal.status(),
                Refusal.diagnostics(refusal.first()),
                write == null ? outcome(refusal) : Answers.outcome(write.complaints()));
    }

    /** HAPI does not know the call, and it is one of those that are known not to be here. */
    private static Optional<Refusal> unknown(Throwable thrown, HttpServletRequest request) {
        boolean hapis =
                thrown instanceof BaseServerResponseException && !(thrown.getCause() instanceof RefusalException);
        return hapis
                ? NotOffered.of(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                : Optional.empty();
    }

    private static @Nullable WriteRefused writeRefused(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof WriteRefused refused) {
                return refused;
            }
        }
        return null;
    }

    private static Refusal refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusalException refused) {
                return refused.refusal();
            }
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegisterMissing missing) {
                return Refusal.of(
                        UNAVAILABLE,
                        "transient",
                        Finding.error(
                                "EHM-064",
                                "asking the register " + missing.register().known(),
                                "that it does not answer",
                                "an answer, since no check that needs it can be made",
                                "Try again when it answers; nothing was stored."));
            }
        }
        if (thrown instanceof BaseServerResponseException e && e.getStatusCode() < SERVER_ERROR) {
            int status = Math.max(CLIENT_ERROR, e.getStatusCode());
            return Refusal.of(
                    status,
                    status == 404 ? "not-found" : status == 405 ? "not-supported" : "invalid",
                    Finding.error(
                            status == 405 ? "EHM-067" : "EHM-064",
                            "understanding the call to NLL",
                            withoutCode(String.valueOf(e.getMessage())),
                            "a call that the CapabilityStatement at /fhir-server/fhir/metadata lists",
                            "Compare path, method, parameters and body with it."));
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("Unforeseen error in NLL, reference {}", reference, thrown);
        return Refusal.of(
                SERVER_ERROR,
                "exception",
                Finding.error(
                        "EHM-064",
                        "answering the call to NLL",
                        "an error inside the sandbox, reference " + reference,
                        "an answer",
                        "Look for the reference in the service's log and report it: this is a defect of the sandbox."));
    }

    private static String withoutCode(String message) {
        return message.replaceFirst("^HAPI-\\d+: ", "").replaceFirst("\\.$", "");
    }

    static OperationOutcome outcome(Refusal refusal) {
        OperationOutcome outcome = new OperationOutcome();
        for (Finding finding : refusal.findings()) {
            OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(finding.refuses() ? IssueSeverity.ERROR : IssueSeverity.WARNING)
                    .setCode(IssueType.fromCode(refusal.issue()))
                    .setDiagnostics(Refusal.diagnostics(finding));
            issue.getDetails()
                    .setText(finding.observed())
                    .addCoding()
                    .setSystem(OutcomeJson.REQUIREMENTS)
                    .setCode(finding.rule());
        }
        return outcome;
    }
}
