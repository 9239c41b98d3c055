package se.sakeratkomst.ehm.register;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.ehm.register.SeedFile.Prescriber;
import se.sakeratkomst.ehm.register.SeedFile.SeedPatient;
import se.sakeratkomst.ehm.register.SeedFile.SeedPrescription;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.TestPersonnummer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** NLL's holdings of every lab: test patients and their prescriptions. */
public final class NllRegister implements LabState {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int VALID_YEARS = 1;

    /** A lab's holdings, as a snapshot has them. */
    public record Holdings(List<Patient> patients, List<Prescription> prescriptions) {}

    private final PatientRepository patients;
    private final PrescriptionRepository prescriptions;
    private final JdbcAggregateOperations rows;
    private final TransactionOperations transactions;
    private final LabClock clock;
    private final JsonMapper json;
    private final SeedFile seed;

    /**
     * @param file instead of the sandbox's own patients, or null
     * @throws IllegalStateException when a personnummer is not of the test series
     */
    public NllRegister(
            PatientRepository patients,
            PrescriptionRepository prescriptions,
            JdbcAggregateOperations rows,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            TestPersonnummer numbers,
            @Nullable Path file) {
        this.patients = patients;
        this.prescriptions = prescriptions;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
        this.seed = SeedFile.read(file);
        for (SeedPatient patient : seed.patients()) {
            numbers.objection(patient.personnummer()).ifPresent(objection -> {
                throw new IllegalStateException("Read test patients: observed personnummer " + patient.personnummer()
                        + ", " + objection
                        + "; expected a number of Skatteverket's test series. Never put a real person here.");
            });
        }
    }

    public Optional<Patient> patient(LabId lab, String id) {
        return patients.findByLabAndId(lab.value(), id);
    }

    public Optional<Patient> patientByPersonnummer(LabId lab, String personnummer) {
        return patients.findByLabAndPersonnummer(lab.value(), personnummer);
    }

    public Optional<Prescription> prescription(LabId lab, String id) {
        return prescriptions.findByLabAndId(lab.value(), id);
    }

    /** Newest first. */
    public List<Prescription> prescriptionsOf(LabId lab, String patientId) {
        return prescriptions.findByLabAndPatientIdOrderByIssuedOnDescIdAsc(lab.value(), patientId);
    }

    /** Today in the lab, as a Swedish calendar has it. */
    public LocalDate today(LabId lab) {
        return clock.now(lab).atZone(SWEDEN).toLocalDate();
    }

    @Override
    public String name() {
        return "nll";
    }

    @Override
    public void seed(LabId lab) {
        transactions.executeWithoutResult(status -> seed.patients().stream()
                .filter(patient -> patients.findByLabAndPersonnummer(lab.value(), patient.personnummer())
                        .isEmpty())
                .forEach(patient -> insert(lab, patient)));
    }

    private void insert(LabId lab, SeedPatient seeded) {
        Patient patient = new Patient(
                id(lab, "patient/" + seeded.personnummer()),
                lab.value(),
                seeded.personnummer(),
                seeded.givenName(),
                seeded.surname(),
                seeded.gender(),
                birthDate(seeded.personnummer()),
                seeded.deceasedDaysAgo() == null ? null : today(lab).minusDays(seeded.deceasedDaysAgo()),
                Boolean.TRUE.equals(seeded.protectedIdentity()));
        rows.insert(patient);
        List<Prescription> all = new ArrayList<>();
        for (SeedPrescription each : seeded.prescriptions()) {
            all.add(prescription(lab, patient, each));
        }
        if (!all.isEmpty()) {
            rows.insertAll(all);
        }
    }

    private Prescription prescription(LabId lab, Patient patient, SeedPrescription seeded) {
        Prescriber prescriber = seed.prescribers().stream()
                .filter(each -> each.id().equals(seeded.prescriber()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Read test patients: observed prescriber '"
                        + seeded.prescriber() + "' in " + seeded.key()
                        + "; expected an id of the list prescribers. Add it there."));
        LocalDate issued = today(lab).minusDays(seeded.issuedDaysAgo());
        return new Prescription(
                id(lab, "prescription/" + seeded.key()),
                lab.value(),
                patient.id(),
                1,
                id(lab, "chain/" + seeded.key()),
                seeded.status() == null ? "active" : seeded.status(),
                issued,
                issued.plusYears(VALID_YEARS),
                issued.atTime(10, 0).atZone(SWEDEN).toInstant().toEpochMilli(),
                seeded.nplId(),
                seeded.nplPackId(),
                seeded.atc(),
                seeded.article(),
                seeded.form(),
                seeded.strength(),
                seeded.dosage(),
                seeded.treatmentReason(),
                seeded.packages(),
                seeded.dispensesAllowed(),
                Boolean.TRUE.equals(seeded.dosePackaging()),
                prescriber.code(),
                prescriber.licence(),
                prescriber.licenceNumber(),
                prescriber.givenName(),
                prescriber.surname(),
                prescriber.workplaceCode(),
                prescriber.workplaceName(),
                prescriber.phone());
    }

    @Override
    public void clear(LabId lab) {
        transactions.executeWithoutResult(status -> {
            prescriptions.deleteAllOf(lab.value());
            patients.deleteAllOf(lab.value());
        });
    }

    @Override
    public Object snapshot(LabId lab) {
        return new Holdings(
                patients.findByLabOrderByPersonnummer(lab.value()), prescriptions.findByLabOrderById(lab.value()));
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        Holdings holdings = json.treeToValue(snapshot, Holdings.class);
        transactions.executeWithoutResult(status -> {
            clear(lab);
            holdings.patients().stream().map(row -> in(lab, row)).forEach(rows::insert);
            holdings.prescriptions().stream().map(row -> in(lab, row)).forEach(rows::insert);
        });
    }

    /** A snapshot of one lab can be restored into another: its ids go along, so they are made the other lab's own. */
    private Patient in(LabId lab, Patient row) {
        return row.lab().equals(lab.value())
                ? row
                : json.convertValue(moved(lab, json.valueToTree(row), List.of("id")), Patient.class);
    }

    private Prescription in(LabId lab, Prescription row) {
        return row.lab().equals(lab.value())
                ? row
                : json.convertValue(
                        moved(lab, json.valueToTree(row), List.of("id", "patientId", "chainId")), Prescription.class);
    }

    private Map<String, Object> moved(LabId lab, JsonNode row, List<String> ids) {
        @SuppressWarnings("unchecked")
        Map<String, Object> values = json.convertValue(row, Map.class);
        ids.forEach(name -> values.put(name, id(lab, "moved/" + values.get(name))));
        values.put("lab", lab.value());
        return values;
    }

    private static String id(LabId lab, String name) {
        return UUID.nameUUIDFromBytes((lab + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static LocalDate birthDate(String personnummer) {
        int day = Integer.parseInt(personnummer.substring(6, 8));
        String date =
                personnummer.substring(0, 6) + (day > 60 ? "%02d".formatted(day - 60) : personnummer.substring(6, 8));
        return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
