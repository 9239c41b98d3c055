package se.sakeratkomst.ehm.nll.receptdepa;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.decision.Asker;
import se.sakeratkomst.ehm.decision.Decisions;
import se.sakeratkomst.ehm.decision.PatientFacts;
import se.sakeratkomst.ehm.decision.Permit;
import se.sakeratkomst.ehm.nll.call.Access;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.call.Proof;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.Facts;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.ehm.soap.SoapCall;
import se.sakeratkomst.ehm.soap.SoapRefusal;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.saml.Finding;

/** A call of version 17 as NLL sees it: whose it is, what it is about, on what ground, and who is told to have written what it writes. */
final class Face {

    private final NllRegister register;
    private final Documents documents;
    private final Facts facts;
    private final Decisions decisions;
    private final String careAccess;
    private final String pharmacyAccess;

    /**
     * @param careAccess ground for access of health staff, as the messages state none
     * @param pharmacyAccess the same for pharmacies
     */
    Face(
            NllRegister register,
            Documents documents,
            Facts facts,
            Decisions decisions,
            String careAccess,
            String pharmacyAccess) {
        this.register = register;
        this.documents = documents;
        this.facts = facts;
        this.decisions = decisions;
        this.careAccess = careAccess;
        this.pharmacyAccess = pharmacyAccess;
    }

    /** The patient with that personnummer. */
    Patient patient(SoapCall call, String personnummer) {
        return known(call, personnummer)
                .orElseThrow(() -> SoapRefusal.notFound(
                        "finding the patient",
                        "no patient with personnummer " + personnummer + " in lab " + call.lab(),
                        "one of the lab's test patients",
                        "GET /admin/labs/" + call.lab() + "/nll/patients of the control API lists them."));
    }

    Optional<Patient> known(SoapCall call, String personnummer) {
        Optional<Patient> known = register.patientByPersonnummer(call.lab(), personnummer);
        known.ifPresent(patient -> call.concerns(patient.id()));
        return known;
    }

    /** Whose list a row belongs to; empty for somebody without personnummer. */
    Optional<Patient> patientOf(SoapCall call, StoredResource row) {
        Optional<Patient> patient =
                Optional.ofNullable(row.patientId()).flatMap(id -> register.patient(call.lab(), id));
        patient.ifPresent(found -> call.concerns(found.id()));
        return patient;
    }

    /**
     * A change, or a rehearsal of one.
     *
     * @param activity what is told of it in Provenance
     */
    NllCall writing(SoapCall call, @Nullable Patient patient, String activity) {
        NllCall own = new NllCall(new WithProvenance(call.request(), provenance(call.user(), activity)));
        own.provenBy(new Proof(call.user(), call.tokenId().orElse(null), "version 17"));
        if (patient != null) {
            own.concerns(patient.id());
        }
        return own;
    }

    /** A read, on the ground that is had for the patient's data. */
    NllCall reading(SoapCall call, Patient patient) {
        NllCall own = new NllCall(call.request());
        User user = call.user();
        own.provenBy(new Proof(user, call.tokenId().orElse(null), "version 17"));
        own.concerns(patient.id());
        boolean pharmacy = user.pharmacy() != null;
        String purpose = pharmacy ? "EXPEDIERING" : "VARD";
        String ground = pharmacy ? pharmacyAccess : careAccess;
        call.readsOn(purpose, ground);
        Decisions.Admission admission = decisions.admit(Asker.of(user), purpose, ground);
        Permit permit = admission
                .permit()
                .orElseThrow(() -> forbidden(
                        "the ground " + ground + " for the purpose " + purpose,
                        "a user who may have it: " + user.roles() + " may not"));
        PatientFacts about = facts.of(call.lab(), patient);
        permit.objections(about, register.today(call.lab())).stream()
                .findFirst()
                .ifPresent(objection -> {
                    throw forbidden(objection.observed(), objection.expected());
                });
        own.has(new Access(permit, about, register.today(call.lab())));
        return own;
    }

    private static SoapRefusal forbidden(String observed, String expected) {
        return new SoapRefusal(
                SoapRefusal.Why.FORBIDDEN,
                List.of(Finding.error(
                        "EHM-066",
                        "reading the patient's prescriptions",
                        observed,
                        expected,
                        "Read with a user who may see them; the access rules tell who.")),
                null);
    }

    private String provenance(User user, String activity) {
        Provenance provenance = new Provenance();
        Practitioner who = new Practitioner();
        who.setId("who");
        who.addIdentifier().setValue(user.subject());
        who.addName().setFamily(user.subject());
        provenance.addContained(who);
        provenance.setActivity(
                new CodeableConcept(new Coding("urn:saker-atkomst-sandbox:TEST:version17", activity, null)));
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding().setCodeElement(new CodeType("author"))))
                .setWho(new Reference("#who"));
        return Base64.getEncoder().encodeToString(documents.write(provenance).getBytes(StandardCharsets.UTF_8));
    }

    /** The request with the header in which NLL's callers say who writes and why. */
    private static final class WithProvenance extends HttpServletRequestWrapper {

        private final String provenance;

        WithProvenance(HttpServletRequest request, String provenance) {
            super(request);
            this.provenance = provenance;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("x-provenance") ? provenance : super.getHeader(name);
        }
    }
}
