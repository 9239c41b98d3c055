package se.sakeratkomst.certify.steps;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.nll.Arrangement;
import se.sakeratkomst.certify.nll.MedicationList;
import se.sakeratkomst.certify.nll.MedicationLists;
import se.sakeratkomst.certify.nll.MedicationLists.Known;
import se.sakeratkomst.certify.nll.NllCall;
import se.sakeratkomst.certify.nll.PatientPool;

/**
 * The patients of a scenario: their lists as they were arranged and as they are now, what the system was told to do, the calls that came
 * of it and the pages that it then showed.
 */
final class Consultation {
    /** What a prescription is called that was stored while the scenario ran. */
    static final String NEW = "ny";

    private final PatientPool pool;
    private final Map<String, Patient> patients = new LinkedHashMap<>();
    private final Map<String, MedicationList> arranged = new LinkedHashMap<>();
    private final Map<String, MedicationList> current = new LinkedHashMap<>();
    private final Map<String, Arrangement.Prescribed> wishes = new LinkedHashMap<>();
    private final Map<String, Placed> placed = new LinkedHashMap<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final Set<String> logins = new LinkedHashSet<>();
    private final List<String> disturbances = new ArrayList<>();

    Consultation(PatientPool pool) {
        this.pool = pool;
    }

    /**
     * A patient of the scenario.
     *
     * @param own whether the scenario may do with the patient's list as it likes; of the others nothing is changed
     */
    record Patient(String word, Known known, boolean own) {
        String personnummer() {
            return known.personnummer();
        }
    }

    /** A prescription that the scenario has a name for. */
    record Placed(Patient patient, MedicationList.Prescription first) {
        String id() {
            return first.id();
        }
    }

    /**
     * Something that the system was told to do.
     *
     * @param json as it was told
     * @param page what the user saw then; null if there was none
     * @param entries what E-hälsomyndigheten's journal has of it
     */
    record Deed(URI action, String json, @Nullable Page page, List<JournalEntry> entries) {
        Deed {
            entries = List.copyOf(entries);
        }

        List<NllCall> calls() {
            return entries.stream()
                    .filter(entry -> entry.kind().startsWith(NllCall.KIND))
                    .map(NllCall::new)
                    .toList();
        }
    }

    /** The patient that the scenario calls so: one of its own, or one with a story, who is read by one scenario at a time. */
    Patient patient(String word, Optional<String> story) {
        return patients.computeIfAbsent(
                word,
                key -> story.map(personnummer -> told(key, personnummer))
                        .orElseGet(() -> new Patient(key, pool.take(), true)));
    }

    private Patient told(String word, String personnummer) {
        Known known = named(personnummer);
        pool.claim(personnummer);
        return new Patient(word, known, false);
    }

    private Known named(String personnummer) {
        return pool.everybody().stream()
                .filter(known -> known.personnummer().equals(personnummer))
                .findFirst()
                .orElseGet(() -> new Known(personnummer, "", false));
    }

    Patient patient(String word) {
        Patient patient = patients.get(word);
        if (patient == null) {
            throw new IllegalStateException("the scenario has no patient called " + word + " before this step");
        }
        return patient;
    }

    List<Patient> patients() {
        return List.copyOf(patients.values());
    }

    /** Puts the list in place, in a list that nobody else uses. */
    void arrange(Patient patient, Arrangement arrangement) {
        if (!patient.own()) {
            throw new IllegalStateException("the list of " + patient.word() + " is everybody's and is not arranged");
        }
        MedicationList list = pool.lists().arrange(patient.personnummer(), arrangement);
        arrangement.prescriptions().forEach(wish -> wishes.put(wish.key(), wish));
        list.prescriptions().forEach(each -> placed.put(each.key(), new Placed(patient, each)));
        arranged.put(patient.word(), list);
        current.put(patient.word(), list);
    }

    /** The list before the system was told anything; of a patient whose list was not arranged, as it was when first asked for. */
    MedicationList before(Patient patient) {
        return arranged.computeIfAbsent(patient.word(), word -> now(patient));
    }

    MedicationList now(Patient patient) {
        return current.computeIfAbsent(patient.word(), word -> pool.lists().of(patient.personnummer()));
    }

    /** The log that the patient sees, newest first. */
    List<MedicationLists.Logged> log(Patient patient) {
        return pool.lists().log(patient.personnummer());
    }

    /** What was stored about the patient since the list was put in place. */
    List<MedicationList.Prescription> added(Patient patient) {
        Set<String> known = before(patient).prescriptions().stream()
                .map(MedicationList.Prescription::id)
                .collect(Collectors.toSet());
        return now(patient).prescriptions().stream()
                .filter(each -> !known.contains(each.id()))
                .toList();
    }

    /** The prescription that the scenario calls so. */
    Placed prescription(String key) {
        if (key.equals(NEW)) {
            return patients.values().stream()
                    .filter(Patient::own)
                    .flatMap(patient -> added(patient).stream().map(each -> new Placed(patient, each)))
                    .findFirst()
                    .orElseThrow(() -> new CaseClosed("nothing was stored that the scenario could go on with"));
        }
        Placed found = placed.get(key);
        if (found == null) {
            throw new IllegalStateException("the scenario arranges no prescription called " + key);
        }
        return found;
    }

    /** The prescription as it is now; none if it is gone. */
    Optional<MedicationList.Prescription> now(Placed prescription) {
        return now(prescription.patient()).prescription(prescription.id());
    }

    Optional<Arrangement.Prescribed> wish(String key) {
        return Optional.ofNullable(wishes.get(key));
    }

    /** Somebody was logged in for this scenario; what is made of the assertion belongs to it. */
    void loggedIn(Attempt attempt) {
        attempt.all("saml.").forEach(entry -> {
            logins.addAll(entry.correlation());
            logins.addAll(entry.facts().values());
        });
    }

    /** Knows the calls of this login and of no other. */
    Consultation onlyWith(Attempt attempt) {
        Consultation other = new Consultation(pool);
        other.loggedIn(attempt);
        return other;
    }

    boolean madeWithItsLogins(JournalEntry entry) {
        return entry.fact("assertionId").map(logins::contains).orElse(false);
    }

    /** Whether a call was made for this scenario: with one of its logins, or about one of its patients. */
    boolean owns(JournalEntry entry) {
        return madeWithItsLogins(entry) || patients.values().stream().anyMatch(patient -> concerns(entry, patient));
    }

    boolean concerns(JournalEntry entry, Patient patient) {
        String id = arranged.containsKey(patient.word()) ? before(patient).patient() : "";
        return !id.isEmpty()
                        && entry.fact("patientRef").map(ref -> ref.endsWith(id)).orElse(false)
                || entry.summary().contains(patient.personnummer());
    }

    void did(Deed deed) {
        deeds.add(deed);
        current.clear();
    }

    /** What was done last was done by another person at another screen: this deed's page is what the user still sees. */
    void wasSeenBy(Deed before) {
        deeds.add(new Deed(before.action(), before.json(), before.page(), List.of()));
    }

    Deed last() {
        if (deeds.isEmpty()) {
            throw new IllegalStateException("the scenario tells the system nothing before this step");
        }
        return deeds.get(deeds.size() - 1);
    }

    /** The page that the user saw before the last one; none if that was the first. */
    Optional<Page> pageBefore() {
        return deeds.size() < 2
                ? Optional.empty()
                : Optional.ofNullable(deeds.get(deeds.size() - 2).page());
    }

    /** Every call of the scenario so far, in order. */
    List<NllCall> calls() {
        return deeds.stream().flatMap(deed -> deed.calls().stream()).toList();
    }

    /** Every entry of the scenario so far, calls to the token service included. */
    List<JournalEntry> entries() {
        return deeds.stream().flatMap(deed -> deed.entries().stream()).toList();
    }

    /**
     * E-hälsomyndigheten answers otherwise than usual to calls about one patient, who is the scenario's alone.
     *
     * @param method of the calls
     * @param answer in WireMock's words
     * @param more members of the mapping
     */
    void disturb(Patient patient, String method, Map<String, Object> answer, Map<String, Object> more) {
        Map<String, Object> mapping = new LinkedHashMap<>(more);
        mapping.put(
                "request",
                Map.of(
                        "method",
                        method,
                        "urlPathPattern",
                        "/fhir-server/fhir(/.*)?",
                        "headers",
                        Map.of(
                                "x-patientref",
                                Map.of("contains", before(patient).patient()))));
        mapping.put("response", answer);
        disturbances.add(pool.lists().disturb(mapping));
    }

    void heal() {
        disturbances.forEach(pool.lists()::heal);
        disturbances.clear();
    }

    /** The scenario is over: others may have its patients, whose calls are answered as usual. */
    void end() {
        try {
            heal();
        } finally {
            patients.values().forEach(this::leave);
            patients.clear();
        }
    }

    private void leave(Patient patient) {
        if (patient.own()) {
            pool.giveBack(patient.known());
        } else {
            pool.release(patient.personnummer());
        }
    }
}
