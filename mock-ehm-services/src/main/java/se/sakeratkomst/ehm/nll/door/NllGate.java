package se.sakeratkomst.ehm.nll.door;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.ehm.decision.Asker;
import se.sakeratkomst.ehm.decision.Decisions;
import se.sakeratkomst.ehm.decision.PatientFacts;
import se.sakeratkomst.ehm.nll.call.Access;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.call.NllRequest;
import se.sakeratkomst.ehm.nll.call.Overridden;
import se.sakeratkomst.ehm.nll.reading.Facts;
import se.sakeratkomst.ehm.override.Incoming;
import se.sakeratkomst.ehm.override.Overrides;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** Decides on each call before NLL answers it: who is the user, what does the call need, may the user. */
@Interceptor
public final class NllGate {

    private final AccessRules rules;
    private final Decisions decisions;
    private final BearerProof proofs;
    private final NllRegister register;
    private final Facts facts;
    private final Check<NllCall> headers;
    private final CallIsNew fresh;
    private final UserHasARole roles;
    private final List<Check<NllCall>> permissions;
    private final Overrides overrides;

    public NllGate(
            AccessRules rules,
            Decisions decisions,
            BearerProof proofs,
            NllRegister register,
            Facts facts,
            Overrides overrides,
            CallIsNew fresh,
            int level) {
        this.rules = rules;
        this.decisions = decisions;
        this.proofs = proofs;
        this.register = register;
        this.facts = facts;
        this.overrides = overrides;
        this.fresh = fresh;
        this.headers = new HeadersFitTheCall(rules);
        this.roles = new UserHasARole(rules);
        this.permissions = List.of(new UserReachesTheLevel(level), roles, new UserMayUseThePurpose(decisions));
    }

    /** Lets the call pass or throws a refusal. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void admit(ServletRequestDetails details) {
        NllCall call = NllCall.of(details.getServletRequest());
        call.is(kindOf(details));
        interaction(details).ifPresent(call::does);
        if ("$verify".equals(details.getOperation())) {
            call.isARehearsal();
        }
        boolean userNeeded = rules.call(call.kind()).map(row -> row.needsUser()).orElse(true);
        if (userNeeded || call.header("Authorization").isPresent()) {
            call.provenBy(proofs.read(call));
        }
        refuseFor(400, "required", headers.examine(call));
        refuseFor(400, "duplicate", fresh.examine(call));
        for (Check<NllCall> permission : permissions) {
            refuseFor(403, "forbidden", permission.examine(call));
        }
        Optional<Patient> patient = call.header("x-patientref").map(reference -> patient(call, reference));
        if (patient.isEmpty()) {
            namesThePatientWhereItMust(call);
        }
        patient.ifPresent(found -> {
            mayKnow(call, found);
            call.concerns(found.id());
            permit(call, found);
        });
        override(call, details.getServletRequest());
    }

    /** Everything that security asks for is there: now the lab's own mappings, before NLL itself. */
    private void override(NllCall call, HttpServletRequest request) {
        if (overrides.any(call.lab())) {
            overrides
                    .answer(call.lab(), Incoming.of(request, NllRequest.body(request)))
                    .ifPresent(answer -> {
                        call.overriddenBy(answer);
                        throw new Overridden();
                    });
        }
    }

    /** Who has the own data only says whose it is, also where others need not. */
    private void namesThePatientWhereItMust(NllCall call) {
        boolean ofAPatient = rules.call(call.kind()).map(row -> row.needsUser()).orElse(true)
                && !call.kind().equals("patient");
        boolean ownOnly =
                call.user().map(Asker::of).filter(decisions::hasOwnDataOnly).isPresent();
        if (ofAPatient && ownOnly) {
            throw RefusalException.of(
                    403,
                    "forbidden",
                    Finding.error(
                            "EHM-140",
                            "deciding whose data a private person may have",
                            "no header x-patientref",
                            "x-patientref with the logical id of the person who is logged in, or whom that person acts for",
                            "Fetch the patient first, and name it in each call."));
        }
    }

    /** Refuses a user who has the own data only when the patient is somebody else. */
    public void mayKnow(NllCall call, Patient patient) {
        call.user()
                .map(Asker::of)
                .filter(decisions::hasOwnDataOnly)
                .flatMap(asker -> decisions.reach(asker, facts.of(call.lab(), patient), register.today(call.lab())))
                .ifPresent(ground -> {
                    throw RefusalException.of(
                            403,
                            "forbidden",
                            Finding.error(
                                    ground.requirement(),
                                    "deciding whose data a private person may have (" + ground.law() + ") by "
                                            + ground.rule(),
                                    ground.observed(),
                                    ground.expected(),
                                    ground.remedy()));
                });
    }

    /** The ground for access holds for this patient; what is seen of each entry is asked of the permit. */
    private void permit(NllCall call, Patient patient) {
        Optional<String> purpose = call.header("x-purpose");
        Optional<String> access = call.header("x-access");
        if (purpose.isEmpty() || access.isEmpty() || call.user().isEmpty()) {
            return;
        }
        Asker asker = Asker.of(call.user().get());
        decisions.admit(asker, purpose.get(), access.get()).permit().ifPresent(permit -> {
            PatientFacts about = facts.of(call.lab(), patient);
            LocalDate today = register.today(call.lab());
            refuseFor(
                    403,
                    "forbidden",
                    permit.objections(about, today).stream()
                            .map(ground -> UserMayUseThePurpose.finding(call, ground))
                            .toList());
            call.has(new Access(permit, about, today));
        });
    }

    /** Refuses a user who may not make calls of that kind, such as an entry of a bundle. */
    public void mayMake(NllCall call, String kind) {
        refuseFor(403, "forbidden", roles.examine(call, kind));
    }

    private static void refuseFor(int status, String issue, List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new RefusalException(new Refusal(status, issue, findings));
        }
    }

    private Patient patient(NllCall call, String reference) {
        String id = reference.startsWith("Patient/") ? reference.substring("Patient/".length()) : reference;
        return register.patient(call.lab(), id)
                .orElseThrow(() -> RefusalException.of(
                        404,
                        "not-found",
                        Finding.error(
                                "EHM-055",
                                "finding the patient that x-patientref names",
                                "no patient with the logical id '" + id + "' in lab " + call.lab(),
                                "the logical id of a test patient of this lab",
                                "Fetch the patient with Patient?identifier=http://electronichealth.se/identifier/personnummer|…"
                                        + " and use the id of the answer; ids differ between labs.")));
    }

    /** In FHIR's words, all kinds of one word together. */
    private static Optional<String> interaction(RequestDetails details) {
        RestOperationTypeEnum type = details.getRestOperationType();
        if (type == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (type) {
                    case READ, VREAD, METADATA -> "read";
                    case SEARCH_TYPE, SEARCH_SYSTEM -> "search";
                    case HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM -> "history";
                    case CREATE -> "create";
                    case UPDATE -> "update";
                    case TRANSACTION -> "transaction";
                    case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE -> "operation";
                    default -> null;
                });
    }

    private static String kindOf(RequestDetails details) {
        if ("$ping".equals(details.getOperation())) {
            return "ping";
        }
        if (details.getRestOperationType() == RestOperationTypeEnum.METADATA) {
            return "capabilities";
        }
        if ("$verify".equals(details.getOperation())) {
            return "verify";
        }
        if (details.getRestOperationType() == RestOperationTypeEnum.TRANSACTION) {
            return "transaction";
        }
        if ("$restore".equals(details.getOperation())) {
            return "prescription-write";
        }
        if ("$monitoring".equals(details.getOperation())) {
            return "monitoring";
        }
        boolean writes = details.getRequestType() != RequestTypeEnum.GET;
        boolean one = details.getId() != null;
        return switch (String.valueOf(details.getResourceName())) {
            case "Patient" -> "patient";
            case "MedicationRequest" -> writes ? "prescription-write" : one ? "prescription" : "prescriptions";
            case "MedicationDispense" -> writes ? "dispense-write" : one ? "dispense" : "dispenses";
            case "Basic" -> writes ? "lock-write" : "locks";
            case "Consent" -> writes ? "consent-write" : "consents";
            case "Provenance" -> "events";
            default -> "unknown";
        };
    }
}
