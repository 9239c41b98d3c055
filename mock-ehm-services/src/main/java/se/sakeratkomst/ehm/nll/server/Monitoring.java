package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.format.FormatChecks;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.Facts;
import se.sakeratkomst.ehm.nll.reading.PatientResource;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.saml.Finding;

/**
 * $monitoring: which prescriptions of dose patients have changed since a day, or go out by one. A personnummer of nobody, or of somebody who has not
 * consented to dose dispensing, gives nothing.
 *
 * @see "nll-fhir.md 2: NLLMonitoring"
 */
public final class Monitoring {

    private static final String RULE = "EHM-078";
    private static final String ATTEMPT = "monitoring prescriptions of dose patients";
    private static final int MOST_PATIENTS = 50;
    private static final int MOST_PRESCRIPTIONS = 1000;
    private static final int LONGEST_BACK = 60;
    private static final int LONGEST_AHEAD = 90;

    private record Found(Patient patient, List<StoredResource> prescriptions) {}

    private final NllRegister register;
    private final ResourceStore store;
    private final Documents documents;
    private final Facts facts;

    public Monitoring(NllRegister register, ResourceStore store, Documents documents, Facts facts) {
        this.register = register;
        this.store = store;
        this.documents = documents;
        this.facts = facts;
    }

    /** Answers with the prescriptions and their patients. */
    @Operation(name = "$monitoring", typeName = "MedicationRequest")
    public Bundle monitor(@ResourceParam Parameters parameters, HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        Predicate<StoredResource> wanted = wanted(parameters, register.today(call.lab()));
        List<Found> found = personnummer(parameters).stream()
                .flatMap(number -> register.patientByPersonnummer(call.lab(), number).stream())
                .filter(patient -> facts.of(call.lab(), patient).dosePatient())
                .map(patient -> new Found(
                        patient,
                        store.ofPatient(call.lab(), PrescriptionWriting.TYPE, patient.id()).stream()
                                .filter(wanted)
                                .toList()))
                .filter(each -> !each.prescriptions().isEmpty())
                .toList();
        call.concernsEach(found.stream().map(each -> each.patient().id()).toList());
        Bundle answer = new Bundle().setType(Bundle.BundleType.COLLECTION);
        List<StoredResource> prescriptions = found.stream()
                .flatMap(each -> each.prescriptions().stream())
                .limit(MOST_PRESCRIPTIONS)
                .toList();
        prescriptions.forEach(row -> answer.addEntry().setResource(documents.read(MedicationRequest.class, row)));
        found.stream()
                .filter(each -> prescriptions.contains(each.prescriptions().get(0)))
                .forEach(each -> answer.addEntry().setResource(monitored(each.patient())));
        call.found(prescriptions.size());
        return answer;
    }

    /** Of the patient: id, security, identifier and name. */
    private static org.hl7.fhir.r4.model.Patient monitored(Patient patient) {
        org.hl7.fhir.r4.model.Patient whole = PatientResource.of(patient);
        org.hl7.fhir.r4.model.Patient part = new org.hl7.fhir.r4.model.Patient();
        part.setId(whole.getIdElement());
        part.setMeta(whole.getMeta());
        part.setIdentifier(whole.getIdentifier());
        part.setName(whole.getName());
        return part;
    }

    private Predicate<StoredResource> wanted(Parameters parameters, LocalDate today) {
        Optional<LocalDate> from = day(parameters, "fromDate");
        Optional<LocalDate> to = day(parameters, "toDate");
        if (from.isPresent() == to.isPresent()) {
            throw refused(
                    from.isPresent() ? "fromDate and toDate" : "neither fromDate nor toDate", "exactly one of the two");
        }
        if (from.isPresent()) {
            LocalDate since = within("fromDate", from.get(), today.minusDays(LONGEST_BACK), today);
            return row ->
                    !NllRegister.day(Instant.ofEpochMilli(row.recordedMillis())).isBefore(since);
        }
        LocalDate until = within("toDate", to.orElseThrow(), today, today.plusDays(LONGEST_AHEAD));
        return row -> "active".equals(row.status())
                && new PrescriptionView(documents.read(MedicationRequest.class, row))
                        .lastValidOn()
                        .filter(day -> !day.isBefore(today) && !day.isAfter(until))
                        .isPresent();
    }

    private static LocalDate within(String name, LocalDate day, LocalDate first, LocalDate last) {
        if (day.isBefore(first) || day.isAfter(last)) {
            throw refused(name + " " + day, "a day from " + first + " to " + last + " by the lab's clock");
        }
        return day;
    }

    private static Optional<LocalDate> day(Parameters parameters, String name) {
        try {
            return values(parameters, name).findFirst().map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw refused(name + " '" + e.getParsedString() + "'", "a date, such as 2026-01-31");
        }
    }

    private static List<String> personnummer(Parameters parameters) {
        List<String> numbers = new ArrayList<>(values(parameters, "pnr").toList());
        if (numbers.isEmpty() || numbers.size() > MOST_PATIENTS) {
            throw refused(numbers.size() + " parameters pnr", "1 to " + MOST_PATIENTS);
        }
        for (String number : numbers) {
            FormatChecks.personnummer(number, "Parameters.parameter").ifPresent(finding -> {
                throw refused("pnr " + number + ", " + finding.observed(), "personnummer of 12 digits (FK001)");
            });
        }
        return numbers;
    }

    private static Stream<String> values(Parameters parameters, String name) {
        return parameters.getParameter().stream()
                .filter(each -> name.equals(each.getName()))
                .map(Monitoring::value)
                .flatMap(Optional::stream);
    }

    private static Optional<String> value(ParametersParameterComponent parameter) {
        @Nullable
        String text = parameter.getValue() instanceof PrimitiveType<?> value ? value.getValueAsString() : null;
        return Optional.ofNullable(text);
    }

    private static RefusalException refused(String observed, String expected) {
        return RefusalException.of(
                422,
                "business-rule",
                Finding.error(
                        RULE, ATTEMPT, observed, expected, "Send Parameters with pnr and either fromDate or toDate."));
    }
}
