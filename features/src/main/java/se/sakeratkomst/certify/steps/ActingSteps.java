package se.sakeratkomst.certify.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.catalogue.Cast.Medicine;
import se.sakeratkomst.certify.driver.Acted;
import se.sakeratkomst.certify.driver.Visit;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.nll.Arrangement;
import se.sakeratkomst.certify.nll.MedicationList;
import se.sakeratkomst.certify.nll.NllCall;
import se.sakeratkomst.certify.steps.Consultation.Deed;
import se.sakeratkomst.certify.steps.Consultation.Patient;
import se.sakeratkomst.certify.steps.Consultation.Placed;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.steps.Words.Key;
import se.sakeratkomst.certify.steps.Words.Person;
import se.sakeratkomst.certify.steps.Words.TestPatient;
import se.sakeratkomst.certify.vendor.Action;
import se.sakeratkomst.certify.vendor.VendorFile;

/** Putting a patient's list in place, and telling the system to act on it in the session of somebody who is logged in. */
public final class ActingSteps {
    private static final String FHIR = "application/fhir+json";
    private static final String PACKAGES = "förpackningar";
    private static final String DISPENSES = "uttag";
    private static final String MEDICINE = "läkemedel";
    private static final String DOSAGE = "dosering";
    private static final String REASON = "orsak";
    private static final String PRESCRIPTION = "förskrivning";

    /** Assumptions about what is refused before anybody is known: a user who is logged in and a system that is known never meet them. */
    private static final Set<String> AT_THE_DOOR = Set.of(
            "ehm.missing-certificate",
            "ehm.revocation",
            "ehm.clock-skew",
            "ehm.signature-algorithms",
            "ehm.subject-confirmation",
            "ehm.token-errors",
            "ehm.token-inspection",
            "ehm.refresh-at-dose-pharmacy");

    /** Assumptions about private persons. */
    private static final Set<String> ABOUT_PRIVATE_PERSONS =
            Set.of("ehm.private-person", "ehm.proof-form", "ehm.response-exchange");

    /** Assumptions about what is written. */
    private static final Set<String> ABOUT_WRITES =
            Set.of("ehm.changes", "ehm.uttag", "ehm.aff-table", "ehm.aff-meanings", "ehm.registers", "ehm.formats");

    private static final String ABOUT_LOCKS = "ehm.lock-codes";
    private static final String ABOUT_SUPPLEMENTS = "ehm.supplement";

    private final Stage stage;

    ActingSteps(Stage stage) {
        this.stage = stage;
    }

    // ------------------------------------------------------------ the list

    @Given("att {testpatient} har en tom lista")
    public void emptyList(TestPatient named) {
        stage.consultation().arrange(patient(named), Arrangement.empty());
    }

    @Given("att {testpatient} har förskrivningarna")
    public void list(TestPatient named, DataTable table) {
        List<Arrangement.Prescribed> prescriptions = new ArrayList<>();
        List<Arrangement.Locked> locks = new ArrayList<>();
        for (Map<String, String> row : table.asMaps()) {
            prescriptions.add(prescribed(row));
            lock(row).ifPresent(locks::add);
        }
        stage.consultation().arrange(patient(named), new Arrangement(prescriptions, locks));
    }

    @Given("att {testpatient} har {int} förskrivningar")
    public void longList(TestPatient named, int number) {
        List<Arrangement.Prescribed> prescriptions = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            prescriptions.add(prescribed(Map.of(
                    "nyckel",
                    "nr" + i,
                    MEDICINE,
                    "TEST Cetirin 10 mg",
                    DOSAGE,
                    "1 tablett vid behov, TEST nummer " + i)));
        }
        stage.consultation().arrange(patient(named), new Arrangement(prescriptions, List.of()));
    }

    private Arrangement.Prescribed prescribed(Map<String, String> row) {
        String key = Objects.requireNonNull(row.get("nyckel"));
        return new Arrangement.Prescribed(
                key,
                medicine(Objects.requireNonNull(row.get(MEDICINE))).nplPackId(),
                text(row, DOSAGE).orElse("1 dos om dagen, TEST-dosering " + key),
                number(row, PACKAGES),
                number(row, DISPENSES),
                number(row, "uttagna"),
                number(row, "dagar sedan"),
                number(row, "giltig dagar"),
                text(row, "status").orElse(null),
                text(row, REASON).orElse("TEST-orsak " + key));
    }

    /** What the column says is locked towards care, on the patient's behalf. */
    private static Optional<Arrangement.Locked> lock(Map<String, String> row) {
        return text(row, "spärrat")
                .map(what -> new Arrangement.Locked(
                        Objects.requireNonNull(row.get("nyckel")),
                        "INTEGRITETSSPARR",
                        "VARD",
                        what.equals("behandlingsorsaken") ? "BEHANDLINGSORSAK" : "ALLT"));
    }

    private static Optional<String> text(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static @Nullable Integer number(Map<String, String> row, String column) {
        return text(row, column).map(Integer::valueOf).orElse(null);
    }

    private Medicine medicine(String name) {
        return stage.suite().cast().medicine(name);
    }

    private Patient patient(TestPatient named) {
        return stage.consultation().patient(named.word(), named.story());
    }

    // ------------------------------------------------------------ reading

    @When("{person} öppnar listan för {testpatient}")
    public void opens(Person person, TestPatient named) {
        acts(person, Action.OPEN_PATIENT, about(patient(named)));
    }

    @When("{person} öppnar listan för {testpatient} med åtkomsttypen {word}")
    public void opensWith(Person person, TestPatient named, String access) {
        Map<String, Object> body = about(patient(named));
        body.put("access", access);
        acts(person, Action.OPEN_PATIENT, body);
    }

    @When("{person} läser historiken för förskrivning {nyckel}")
    public void readsHistory(Person person, Key key) {
        acts(person, Action.READ_HISTORY, about(key));
    }

    @When("någon försöker öppna listan för {testpatient} i {federation} utan att logga in")
    public void opensWithoutLogin(TestPatient named, Federation federation) {
        tells(stage.suite().driver().visit(), federation.id(), Action.OPEN_PATIENT, about(patient(named)));
    }

    /** Whatever the system answers: nobody is logged in any more. */
    @When("{person} försöker öppna listan för {testpatient} efteråt")
    public void opensAfterwards(Person person, TestPatient named) {
        Attempt attempt = attemptOf(person);
        tells(attempt.visit(), attempt.federation(), Action.OPEN_PATIENT, about(patient(named)));
    }

    // ------------------------------------------------------------ disturbing

    /** Words for what is answered instead of the list, and what that is for WireMock. */
    private static final Map<String, Map<String, Object>> DISTURBANCES = Map.of(
            "503",
            Map.of("status", 503, "headers", Map.of("Content-Type", FHIR), "jsonBody", outcome("transient")),
            "500",
            Map.of("status", 500, "headers", Map.of("Content-Type", FHIR), "jsonBody", outcome("exception")),
            "avbruten-JSON",
            Map.of(
                    "status",
                    200,
                    "headers",
                    Map.of("Content-Type", FHIR),
                    "body",
                    "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Medi"),
            "en-HTML-sida",
            Map.of(
                    "status",
                    200,
                    "headers",
                    Map.of("Content-Type", "text/html;charset=UTF-8"),
                    "body",
                    "<!doctype html><title>TEST</title><p>TEST: maintenance"),
            "ingenting",
            Map.of("fault", "EMPTY_RESPONSE"),
            "utgången-biljett",
            Map.of(
                    "status",
                    401,
                    "headers",
                    Map.of(
                            "Content-Type",
                            FHIR,
                            "WWW-Authenticate",
                            "Bearer realm=\"TEST NLL\", error=\"invalid_token\""),
                    "jsonBody",
                    outcome("login")));

    private static Map<String, Object> outcome(String code) {
        return Map.of(
                "resourceType",
                "OperationOutcome",
                "issue",
                List.of(Map.of("severity", "error", "code", code, "diagnostics", "TEST: ordered by the suite.")));
    }

    @When("läsningar av {testpatient}s lista besvaras med {word}")
    public void disturbsReads(TestPatient named, String answer) {
        stage.consultation().disturb(patient(named), "GET", disturbance(answer), Map.of());
    }

    @When("nästa läsning av {testpatient}s lista besvaras med {word}")
    public void disturbsNextRead(TestPatient named, String answer) {
        Patient patient = patient(named);
        stage.consultation()
                .disturb(
                        patient,
                        "GET",
                        disturbance(answer),
                        Map.of(
                                "scenarioName",
                                "suite-" + patient.personnummer() + "-" + UUID.randomUUID(),
                                "requiredScenarioState",
                                "Started",
                                "newScenarioState",
                                "told"));
    }

    @When("skrivningar om {testpatient} besvaras med {word}")
    public void disturbsWrites(TestPatient named, String answer) {
        stage.consultation().disturb(patient(named), "POST", disturbance(answer), Map.of());
    }

    @When("störningen är över")
    public void heals() {
        stage.consultation().heal();
    }

    private static Map<String, Object> disturbance(String word) {
        Map<String, Object> answer = DISTURBANCES.get(word);
        if (answer == null) {
            throw new IllegalStateException("no step knows the answer " + word);
        }
        return answer;
    }

    // ------------------------------------------------------------ prescribing

    @When("{person} förskriver till {testpatient}")
    public void prescribes(Person person, TestPatient named, DataTable table) {
        Map<String, String> given = table.asMap();
        Medicine medicine = medicine(Objects.requireNonNull(given.get(MEDICINE)));
        Map<String, Object> body = about(patient(named));
        body.put("nplId", medicine.nplId());
        body.put("nplPackId", medicine.nplPackId());
        body.put("dosage", text(given, DOSAGE).orElse("1 dos om dagen, TEST-dosering ny"));
        body.put("treatmentReason", text(given, REASON).orElse("TEST-orsak ny"));
        body.put("packages", text(given, PACKAGES).map(Integer::valueOf).orElse(1));
        body.put("dispenses", text(given, DISPENSES).map(Integer::valueOf).orElse(1));
        acts(person, Action.PRESCRIBE, body);
    }

    @When("{person} rättar förskrivning {nyckel}")
    public void corrects(Person person, Key key, DataTable table) {
        acts(person, Action.CORRECT, correction(key, table));
    }

    @When("{person} i en annan webbläsare rättar förskrivning {nyckel} genom {federation}")
    public void correctsElsewhere(Person person, Key key, Federation federation, DataTable table) {
        elsewhere(person, federation, Action.CORRECT, correction(key, table));
    }

    private Map<String, Object> correction(Key key, DataTable table) {
        Map<String, String> given = table.asMap();
        Map<String, Object> body = about(key);
        text(given, DOSAGE).ifPresent(value -> body.put("dosage", value));
        text(given, REASON).ifPresent(value -> body.put("treatmentReason", value));
        text(given, PACKAGES).ifPresent(value -> body.put("packages", Integer.valueOf(value)));
        text(given, DISPENSES).ifPresent(value -> body.put("dispenses", Integer.valueOf(value)));
        return body;
    }

    @When("{person} förnyar förskrivning {nyckel}")
    public void renews(Person person, Key key) {
        acts(person, Action.RENEW, about(key));
    }

    @When("{person} avslutar förskrivning {nyckel} med orsaken {string}")
    public void ends(Person person, Key key, String reason) {
        acts(person, Action.END, because(key, reason));
    }

    @When("{person} makulerar förskrivning {nyckel} med orsaken {string}")
    public void cancels(Person person, Key key, String reason) {
        acts(person, Action.CANCEL, because(key, reason));
    }

    private Map<String, Object> because(Key key, String reason) {
        Map<String, Object> body = about(key);
        body.put("reason", reason);
        return body;
    }

    @When("{person} återställer förskrivning {nyckel}")
    public void restores(Person person, Key key) {
        acts(person, Action.RESTORE, about(key));
    }

    // ------------------------------------------------------------ dispensing

    @When("{person} expedierar")
    public void dispenses(Person person, DataTable table) {
        acts(person, Action.DISPENSE, dispensing(table));
    }

    @When("{person} expedierar och godtar varningarna med kommentaren {string}")
    public void dispensesAllTheSame(Person person, String comment, DataTable table) {
        Map<String, Object> body = dispensing(table);
        body.put("acceptWarnings", true);
        body.put("comment", comment);
        acts(person, Action.DISPENSE, body);
    }

    @When("{person} i en annan webbläsare expedierar genom {federation}")
    public void dispensesElsewhere(Person person, Federation federation, DataTable table) {
        elsewhere(person, federation, Action.DISPENSE, dispensing(table));
    }

    private Map<String, Object> dispensing(DataTable table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Object> body = new LinkedHashMap<>();
        for (Map<String, String> row : table.asMaps()) {
            Placed prescription = stage.consultation().prescription(Objects.requireNonNull(row.get(PRESCRIPTION)));
            body.putIfAbsent("personnummer", prescription.patient().personnummer());
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("prescription", prescription.id());
            each.put("packages", text(row, PACKAGES).map(Integer::valueOf).orElse(1));
            text(row, MEDICINE)
                    .ifPresent(name -> each.put("nplPackId", medicine(name).nplPackId()));
            rows.add(each);
        }
        body.put("rows", rows);
        return body;
    }

    @When("{person} återtar uttaget av förskrivning {nyckel}")
    public void takesBack(Person person, Key key) {
        Placed prescription = stage.consultation().prescription(key.text());
        MedicationList.Dispense dispense =
                stage.consultation().now(prescription.patient()).dispensesOf(prescription.id()).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> closed("there is no dispense of prescription " + key.text() + " to take back"));
        Map<String, Object> body = about(prescription.patient());
        body.put("dispense", dispense.id());
        acts(person, Action.TAKE_BACK, body);
    }

    // ------------------------------------------------------------ protecting

    @When("{person} spärrar förskrivning {nyckel} mot vården")
    public void locks(Person person, Key key) {
        acts(person, Action.LOCK, about(key));
    }

    @When("{person} spärrar behandlingsorsaken i förskrivning {nyckel} mot vården")
    public void locksReason(Person person, Key key) {
        Map<String, Object> body = about(key);
        body.put("reasonOnly", true);
        acts(person, Action.LOCK, body);
    }

    @When("{person} häver spärren på förskrivning {nyckel}")
    public void unlocks(Person person, Key key) {
        Placed prescription = stage.consultation().prescription(key.text());
        MedicationList.Lock lock =
                stage
                        .consultation()
                        .now(prescription.patient())
                        .locksOn(prescription.first().chain())
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> closed("there is no lock on prescription " + key.text() + " to lift"));
        Map<String, Object> body = about(prescription.patient());
        body.put("lock", lock.id());
        acts(person, Action.UNLOCK, body);
    }

    // ------------------------------------------------------------ acting

    private static Map<String, Object> about(Patient patient) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("personnummer", patient.personnummer());
        return body;
    }

    private Map<String, Object> about(Key key) {
        Placed prescription = stage.consultation().prescription(key.text());
        Map<String, Object> body = about(prescription.patient());
        body.put("prescription", prescription.id());
        return body;
    }

    private void acts(Person person, Action action, Map<String, Object> body) {
        Attempt attempt = attemptOf(person);
        if (attempt.seen().who() != Seen.Who.SIGNED_PERSON) {
            throw new CaseClosed("nobody is logged in who could act");
        }
        required(tells(attempt.visit(), attempt.federation(), action, body), action);
    }

    /** Somebody is logged in a second time, in a browser of its own, and does something there. */
    private void elsewhere(Person person, Federation federation, Action action, Map<String, Object> body) {
        Attempt attempt = stage.witness().logIn(stage.file(), federation.id(), person.holder());
        stage.consultation().loggedIn(attempt);
        if (attempt.seen().who() != Seen.Who.SIGNED_PERSON) {
            throw closed("nobody could log in in another browser: " + attempt.account());
        }
        Deed before = stage.consultation().last();
        required(tells(attempt.visit(), federation.id(), action, body), action);
        if (stage.consultation().last().calls().stream().noneMatch(call -> call.writes() && call.accepted())) {
            throw closed("the change in another browser, which the case is about, was not stored");
        }
        stage.consultation().wasSeenBy(before);
    }

    private Attempt attemptOf(Person person) {
        stage.attempts().forEach(stage.consultation()::loggedIn);
        return stage.attempts().stream()
                .filter(attempt -> attempt.person().equals(person.holder()))
                .reduce((one, later) -> later)
                .orElseThrow(() -> new IllegalStateException(person.part() + " logs in nowhere before this step"));
    }

    private Acted tells(Visit visit, String federation, Action action, Map<String, Object> body) {
        VendorFile.Nll nll = Objects.requireNonNull(stage.suite().vendor().nll());
        URI address = stage.witness().address(federation, nll.address(action).orElseThrow());
        stage.consultation()
                .patients()
                .forEach(patient -> stage.consultation().before(patient)); // as it is before anything is done
        stage.fence().broken();
        stage.restsOnEhm(id -> touches(id, action, federation));
        String json = Json.MAPPER.writeValueAsString(body);
        Witness.Told told = stage.witness()
                .tell(stage.file(), visit, address, json, origins(federation), stage.consultation()::owns);
        stage.consultation().did(new Deed(address, json, told.acted().page().orElse(null), told.entries()));
        return told.acted();
    }

    /** Whether what is assumed has a part in the action. What is not known here is taken to. */
    private boolean touches(String assumption, Action action, String federation) {
        boolean reads = Set.of(Action.OPEN_PATIENT, Action.READ_HISTORY).contains(action);
        boolean locked = Set.of(Action.LOCK, Action.UNLOCK).contains(action)
                || stage.consultation().patients().stream()
                        .anyMatch(patient ->
                                !stage.consultation().before(patient).locks().isEmpty());
        boolean privately = stage.file().heading().tags().contains(Actions.PRIVATE);
        return !AT_THE_DOOR.contains(assumption)
                && (privately || !ABOUT_PRIVATE_PERSONS.contains(assumption))
                && (!reads || !ABOUT_WRITES.contains(assumption))
                && (locked || !assumption.equals(ABOUT_LOCKS))
                && (federation.equals("sweden-connect") || !assumption.equals(ABOUT_SUPPLEMENTS));
    }

    /** Where the system's own pages are, as its vendor file says. */
    private Set<URI> origins(String federation) {
        Set<URI> origins = new LinkedHashSet<>();
        origins.add(stage.witness().protectedPage(federation));
        origins.add(stage.witness().login(federation));
        return origins;
    }

    private void required(Acted acted, Action action) {
        if (acted.page().isPresent()) {
            return;
        }
        if (acted.notThere()) {
            stage.file()
                    .notClaimed("the system does not have the action " + action.id() + ": " + acted.trouble()
                            + "; leave it out of nll.supports in vendor.yaml");
            throw new CaseClosed("the system does not have the action");
        }
        throw closed(acted.trouble());
    }

    private CaseClosed closed(String obstacle) {
        stage.file().obstacle(obstacle);
        return new CaseClosed(obstacle);
    }

    // ------------------------------------------------------------ who it was done for

    @Then("ska anropen i den senaste åtgärden bygga på {person}s senaste inloggning")
    public void proofOfThisLogin(Person person) {
        Attempt attempt = attemptOf(person);
        List<NllCall> calls = stage.consultation().last().calls();
        Consultation alone = stage.consultation().onlyWith(attempt);
        List<NllCall> others = calls.stream()
                .filter(call -> !alone.madeWithItsLogins(call.entry()))
                .toList();
        stage.check(
                "E-hälsomyndigheten: what proves the user in the calls",
                "the assertion of " + person.holder().name() + "'s latest login in every call",
                calls.isEmpty()
                        ? "no call"
                        : others.isEmpty()
                                ? "the assertion of that login in " + calls.size() + " calls"
                                : "another proof, or none, in "
                                        + others.get(0).entry().summary(),
                !calls.isEmpty() && others.isEmpty(),
                calls.stream().map(call -> call.entry().reference()).toList());
    }
}
