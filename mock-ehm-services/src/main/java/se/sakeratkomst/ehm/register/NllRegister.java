package se.sakeratkomst.ehm.register;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.ehm.register.SeedFile.SeedPatient;
import se.sakeratkomst.ehm.register.SeedFile.SeedTraveller;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.TestPersonnummer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** NLL's holdings of every lab: test patients, and what {@link ResourceStore} keeps about them. */
public final class NllRegister implements LabState {

    /** Days are those of a Swedish calendar. */
    public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private static final int SEEDED_AT_ONCE = 250;
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** A lab's holdings, as a snapshot has them. */
    public record Holdings(List<Patient> patients, List<StoredResource> resources) {}

    /**
     * A test patient as testers know them.
     *
     * @param story what there is to see, in Swedish; null where there is nothing to tell
     * @param suite whether the patient belongs to suites, which put into the list what they need
     */
    public record Told(Patient patient, @Nullable String story, boolean suite) {}

    /**
     * Somebody without personnummer as testers know them.
     *
     * @param prescriptions ids, by which alone they are found
     */
    public record ToldTraveller(
            Traveller traveller, @Nullable String story, List<String> prescriptions) {}

    private final PatientRepository patients;
    private final ResourceRepository resources;
    private final JdbcAggregateOperations rows;
    private final TransactionOperations transactions;
    private final LabClock clock;
    private final JsonMapper json;
    private final ListMaker lists;
    private final SeedFile seed;

    /**
     * @param file instead of the sandbox's own patients, or null
     * @throws IllegalStateException when a personnummer is not of the test series
     */
    public NllRegister(
            PatientRepository patients,
            ResourceRepository resources,
            JdbcAggregateOperations rows,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            TestPersonnummer numbers,
            ListMaker lists,
            @Nullable Path file) {
        this.patients = patients;
        this.resources = resources;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
        this.lists = lists;
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

    /** Now by the lab's clock. */
    public Instant now(LabId lab) {
        return clock.now(lab);
    }

    /** Today in the lab, as a Swedish calendar has it. */
    public LocalDate today(LabId lab) {
        return day(clock.now(lab));
    }

    /** The day of that moment, as a Swedish calendar has it. */
    public static LocalDate day(Instant moment) {
        return moment.atZone(SWEDEN).toLocalDate();
    }

    /** The lab's patients with what is told of them. */
    public List<Told> told(LabId lab) {
        Map<String, SeedPatient> seeded =
                seed.patients().stream().collect(Collectors.toMap(SeedPatient::personnummer, Function.identity()));
        return patients.findByLabOrderByPersonnummer(lab.value()).stream()
                .map(patient -> Optional.ofNullable(seeded.get(patient.personnummer()))
                        .map(known -> new Told(patient, known.story(), Boolean.TRUE.equals(known.suite())))
                        .orElse(new Told(patient, null, false)))
                .toList();
    }

    /** Those of the lab who have no personnummer, with their prescriptions' ids. */
    public List<ToldTraveller> travellers(LabId lab) {
        return seed.withoutPersonnummer().stream()
                .map(each -> new ToldTraveller(
                        each.traveller(),
                        each.story(),
                        each.list().allPrescriptions().stream()
                                .map(planned -> id(lab, "prescription/" + planned.key()))
                                .toList()))
                .toList();
    }

    /**
     * Puts that list in place of everything that NLL has about the patient, as one change.
     *
     * @throws PlanRefused when the plan says what cannot be; nothing is changed then
     */
    public List<StoredResource> arrange(LabId lab, Patient patient, PlannedList plan) {
        Instant now = clock.now(lab);
        List<StoredResource> rowsOfPlan = lists.rows(
                lab, Whose.of(patient), plan, now, name -> UUID.randomUUID().toString());
        transactions.executeWithoutResult(status -> {
            patients.change(lab.value(), patient.id(), now.toEpochMilli());
            resources.deleteAllOfPatient(lab.value(), patient.id());
            insertAll(rowsOfPlan);
        });
        return rowsOfPlan;
    }

    private void insertAll(List<StoredResource> all) {
        if (!all.isEmpty()) {
            rows.insertAll(all);
        }
    }

    @Override
    public String name() {
        return "nll";
    }

    /** Each part is a transaction of its own; what a stop left unseeded is seeded at the next start, patient by patient. */
    @Override
    public void seed(LabId lab) {
        Set<String> there = patients.findByLabOrderByPersonnummer(lab.value()).stream()
                .map(Patient::personnummer)
                .collect(Collectors.toSet());
        List<SeedPatient> missing = seed.patients().stream()
                .filter(each -> !there.contains(each.personnummer()))
                .toList();
        for (int from = 0; from < missing.size(); from += SEEDED_AT_ONCE) {
            seedPatients(lab, missing.subList(from, Math.min(missing.size(), from + SEEDED_AT_ONCE)));
        }
        seedTravellers(lab);
    }

    private void seedPatients(LabId lab, List<SeedPatient> missing) {
        List<Patient> made = new ArrayList<>();
        List<StoredResource> all = new ArrayList<>();
        for (SeedPatient each : missing) {
            Patient patient = patient(lab, each);
            made.add(patient);
            all.addAll(seeded(lab, Whose.of(patient), each.list()));
        }
        transactions.executeWithoutResult(status -> {
            rows.insertAll(made);
            insertAll(all);
        });
    }

    private void seedTravellers(LabId lab) {
        List<StoredResource> all = new ArrayList<>();
        for (SeedTraveller each : seed.withoutPersonnummer()) {
            List<StoredResource> made = seeded(lab, Whose.of(each.traveller()), each.list());
            if (made.stream()
                    .noneMatch(row -> resources
                            .findByLabAndTypeAndIdAndLatestTrue(lab.value(), row.type(), row.id())
                            .isPresent())) {
                all.addAll(made);
            }
        }
        transactions.executeWithoutResult(status -> insertAll(all));
    }

    private Patient patient(LabId lab, SeedPatient seeded) {
        return new Patient(
                id(lab, "patient/" + seeded.personnummer()),
                lab.value(),
                seeded.personnummer(),
                seeded.givenName(),
                seeded.surname(),
                seeded.gender(),
                birthDate(seeded.personnummer()),
                seeded.deceasedDaysAgo() == null ? null : today(lab).minusDays(seeded.deceasedDaysAgo()),
                Boolean.TRUE.equals(seeded.protectedIdentity()),
                0,
                0);
    }

    private List<StoredResource> seeded(LabId lab, Whose whose, PlannedList list) {
        try {
            return lists.rows(lab, whose, list, clock.now(lab), name -> id(lab, name));
        } catch (PlanRefused e) {
            throw new IllegalStateException(
                    "Seed test patient " + whose.name() + ": observed " + e.observed() + "; expected " + e.expected()
                            + ". Correct the file that sandbox.ehm.patients names, or the registers.",
                    e);
        }
    }

    @Override
    public void clear(LabId lab) {
        transactions.executeWithoutResult(status -> {
            resources.deleteAllOf(lab.value());
            patients.deleteAllOf(lab.value());
        });
    }

    @Override
    public Object snapshot(LabId lab) {
        return new Holdings(
                patients.findByLabOrderByPersonnummer(lab.value()), resources.findByLabOrderByRowId(lab.value()));
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        Holdings holdings = json.treeToValue(moved(lab, snapshot), Holdings.class);
        transactions.executeWithoutResult(status -> {
            clear(lab);
            holdings.patients().forEach(rows::insert);
            insertAll(
                    holdings.resources().stream().map(NllRegister::withoutRowId).toList());
        });
    }

    private static StoredResource withoutRowId(StoredResource row) {
        return new StoredResource(
                null,
                row.lab(),
                row.type(),
                row.id(),
                row.version(),
                row.latest(),
                row.patientId(),
                row.chainId(),
                row.aboutId(),
                row.code(),
                row.status(),
                row.datedOn(),
                row.author(),
                row.authorRole(),
                row.recordedMillis(),
                row.callSha256(),
                row.json());
    }

    /**
     * A snapshot of one lab can be restored into another: ids are to differ between labs, so those of patients, resources and chains are made
     * the other lab's own wherever they stand, also in the documents.
     */
    private JsonNode moved(LabId lab, JsonNode snapshot) {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode list : List.of(snapshot.path("patients"), snapshot.path("resources"))) {
            for (JsonNode row : list) {
                if (!row.path("lab").asString().equals(lab.value())) {
                    for (String name : List.of("id", "chainId")) {
                        String old = row.path(name).asString("");
                        if (!old.isEmpty()) {
                            ids.put(old, id(lab, "moved/" + old));
                        }
                    }
                }
            }
        }
        if (ids.isEmpty()) {
            return snapshot;
        }
        JsonNode copy = json.readTree(
                UUIDS.matcher(snapshot.toString()).replaceAll(found -> ids.getOrDefault(found.group(), found.group())));
        for (JsonNode list : List.of(copy.path("patients"), copy.path("resources"))) {
            list.forEach(row -> ((ObjectNode) row).put("lab", lab.value()));
        }
        return copy;
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
