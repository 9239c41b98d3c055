package se.sakeratkomst.ehm.nll;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** Decides on each call before NLL answers it: who is the user, what does the call need, may the user. */
@Interceptor
public final class NllGate {

    private final AccessRules rules;
    private final BearerProof proofs;
    private final NllRegister register;
    private final Check<NllCall> headers;
    private final List<Check<NllCall>> permissions;

    NllGate(AccessRules rules, BearerProof proofs, NllRegister register, int level) {
        this.rules = rules;
        this.proofs = proofs;
        this.register = register;
        this.headers = new HeadersFitTheCall(rules);
        this.permissions =
                List.of(new UserReachesTheLevel(level), new UserHasARole(rules), new UserMayUseThePurpose(rules));
    }

    /** Lets the call pass or throws a refusal. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void admit(ServletRequestDetails details) {
        NllCall call = NllCall.of(details.getServletRequest());
        call.is(kindOf(details));
        boolean userNeeded = rules.call(call.kind()).map(row -> row.needsUser()).orElse(true);
        if (userNeeded || call.header("Authorization").isPresent()) {
            call.provenBy(proofs.read(call));
        }
        refuseFor(400, "required", headers.examine(call));
        for (Check<NllCall> permission : permissions) {
            refuseFor(403, "forbidden", permission.examine(call));
        }
        call.header("x-patientref").ifPresent(reference -> call.concerns(patient(call, reference)));
    }

    private static void refuseFor(int status, String issue, List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new RefusalException(new Refusal(status, issue, findings));
        }
    }

    private String patient(NllCall call, String reference) {
        String id = reference.startsWith("Patient/") ? reference.substring("Patient/".length()) : reference;
        if (register.patient(call.lab(), id).isEmpty()) {
            throw RefusalException.of(
                    404,
                    "not-found",
                    Finding.error(
                            "EHM-055",
                            "finding the patient that x-patientref names",
                            "no patient with the logical id '" + id + "' in lab " + call.lab(),
                            "the logical id of a test patient of this lab",
                            "Fetch the patient with Patient?identifier=http://electronichealth.se/identifier/personnummer|…"
                                    + " and use the id of the answer; ids differ between labs."));
        }
        return id;
    }

    private static String kindOf(RequestDetails details) {
        if ("$ping".equals(details.getOperation())) {
            return "ping";
        }
        if (details.getRestOperationType() == RestOperationTypeEnum.METADATA) {
            return "capabilities";
        }
        return switch (String.valueOf(details.getResourceName())) {
            case "Patient" -> "patient";
            case "MedicationRequest" -> "prescriptions";
            default -> "unknown";
        };
    }
}
