package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.driver.Visit;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.steps.Words.Person;
import tools.jackson.core.JacksonException;

/** Calls to E-hälsomyndigheten: what its journal says that the system asked for, and how. */
public final class NllSteps {
    private static final String TOKEN = "ehm.token";
    private static final String NLL = "ehm.nll";

    private final Stage stage;
    private Witness.@Nullable Watched watched;

    NllSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{person} hämtar förskrivningarna för {patient}")
    public void reads(Person person, Words.Patient named) {
        Attempt attempt = stage.attempt();
        if (attempt.seen().who() != Seen.Who.SIGNED_PERSON) {
            throw new CaseClosed("nobody is logged in who could read");
        }
        open(attempt.federation(), attempt.visit(), named);
    }

    @When("någon hämtar förskrivningarna för {patient} genom {federation} utan att logga in")
    public void readsWithoutLogin(Words.Patient named, Federation federation) {
        open(federation.id(), stage.suite().driver().visit(), named);
    }

    private void open(String federation, Visit visit, Words.Patient named) {
        String template = Objects.requireNonNull(stage.suite().vendor().nll()).prescriptions();
        URI page = stage.witness().address(federation, template.replace("{personnummer}", named.personnummer()));
        watched = stage.witness().open(stage.file(), visit, page);
        stage.restsOnEhm();
    }

    @Then("ska E-hälsomyndigheten ha växlat intyget från inloggningen mot en åtkomstbiljett")
    public void exchanged() {
        List<JournalEntry> tokens = of(TOKEN);
        Optional<JournalEntry> issued =
                tokens.stream().filter(JournalEntry::accepted).findFirst();
        String delivered = assertionIds();
        boolean same = issued.flatMap(entry -> entry.fact("assertionId"))
                .map(delivered::contains)
                .orElse(false);
        String observed = issued.map(entry ->
                        "exchanged the assertion " + entry.fact("assertionId").orElse("(unnamed)"))
                .orElseGet(() -> refusedOr(tokens, "no exchange was asked for"));
        check(
                "the exchange of the assertion",
                "the assertion of this login, exchanged for an access token",
                observed,
                issued.isPresent() && same,
                tokens);
    }

    /** The ids of the assertions that the identity provider sent in this login, as its journal has them. */
    private String assertionIds() {
        return stage.attempt().all("saml.").stream()
                .map(entry -> entry.facts() + " " + entry.correlation())
                .collect(Collectors.joining(" "));
    }

    @Then("ska växlingen vara gjord på tillitsnivå {int}")
    public void level(int level) {
        List<JournalEntry> tokens = of(TOKEN);
        String observed = tokens.stream()
                .filter(JournalEntry::accepted)
                .flatMap(entry -> entry.fact("loa").stream())
                .findFirst()
                .orElse("(no exchange)");
        check(
                "the level of assurance of the exchange",
                String.valueOf(level),
                observed,
                observed.equals(String.valueOf(level)),
                tokens);
    }

    @Then("ska varje anrop till E-hälsomyndigheten ha gjorts med systemets klientcertifikat")
    public void clientCertificate() {
        List<JournalEntry> calls = calls();
        Set<String> certificates = new HashSet<>();
        calls.forEach(entry -> certificates.add(entry.fact("certificateSubject").orElse("(none)")));
        boolean met = !calls.isEmpty() && certificates.size() == 1 && !certificates.contains("(none)");
        check(
                "the client certificate of the calls",
                "one and the same certificate in every call",
                calls.isEmpty() ? "no call" : String.join(", ", certificates),
                met,
                calls);
    }

    @Then("ska E-hälsomyndigheten ha lämnat ut patienten")
    public void patientRead() {
        List<JournalEntry> patients = about("Patient");
        check(
                "the call for the patient",
                "accepted",
                patients.stream().anyMatch(JournalEntry::accepted) ? "accepted" : refusedOr(patients, "no such call"),
                patients.stream().anyMatch(JournalEntry::accepted),
                patients);
    }

    @Then("ska E-hälsomyndigheten ha lämnat ut förskrivningarna för samma patient")
    public void prescriptionsRead() {
        List<JournalEntry> reads = about("MedicationRequest");
        check(
                "the call for the prescriptions",
                "accepted, with x-patientref",
                reads.stream().anyMatch(NllSteps::acceptedWithPatient)
                        ? "accepted, with x-patientref"
                        : refusedOr(reads, "no such call"),
                reads.stream().anyMatch(NllSteps::acceptedWithPatient),
                reads);
    }

    private static boolean acceptedWithPatient(JournalEntry entry) {
        return entry.accepted() && entry.fact("patientRef").isPresent();
    }

    @Then("ska patienten ha hämtats före förskrivningarna")
    public void patientFirst() {
        List<JournalEntry> calls = of(NLL);
        int patientAt = first(calls, "Patient");
        int readAt = first(calls, "MedicationRequest");
        check(
                "the order of the calls",
                "Patient before MedicationRequest",
                calls.stream().map(entry -> entry.fact("call").orElse("?")).collect(Collectors.joining(", then ")),
                patientAt >= 0 && readAt > patientAt,
                calls);
    }

    private static int first(List<JournalEntry> calls, String type) {
        for (int i = 0; i < calls.size(); i++) {
            if (isAbout(calls.get(i), type)) {
                return i;
            }
        }
        return -1;
    }

    @Then("ska anropet om förskrivningar ha angett ändamål och åtkomstgrund")
    public void purpose() {
        List<JournalEntry> reads = about("MedicationRequest");
        String observed = reads.stream()
                .findFirst()
                .map(entry -> "x-purpose " + entry.fact("purpose").orElse("missing") + ", x-access "
                        + entry.fact("access").orElse("missing"))
                .orElse("no such call");
        boolean met = !reads.isEmpty()
                && reads.stream()
                        .allMatch(entry -> entry.fact("purpose").isPresent()
                                && entry.fact("access").isPresent());
        check("why and on what ground the list is read", "x-purpose and x-access", observed, met, reads);
    }

    @Then("ska varje anrop till läkemedelslistan ha ett eget anropsid")
    public void requestIds() {
        List<JournalEntry> calls = of(NLL);
        List<String> ids = calls.stream()
                .map(entry -> entry.fact("requestId").orElse("(missing)"))
                .toList();
        boolean met = !ids.isEmpty()
                && new HashSet<>(ids).size() == ids.size()
                && ids.stream().allMatch(id -> id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));
        check("x-request-id", "a UUID of its own in every call", String.join(", ", ids), met, calls);
    }

    @Then("ska varje anrop till läkemedelslistan säga vilket system det är")
    public void userAgent() {
        List<JournalEntry> calls = of(NLL);
        boolean met = !calls.isEmpty()
                && calls.stream()
                        .allMatch(entry ->
                                entry.fact("headers").map(NllSteps::namesSystem).orElse(false));
        check(
                "x-user-agent",
                "present in every call",
                calls.isEmpty() ? "no call" : met ? "present in every call" : "missing in a call",
                met,
                calls);
    }

    /** Whether x-user-agent is among the headers that were present. */
    private static boolean namesSystem(String headers) {
        try {
            return Json.MAPPER.readTree(headers).properties().stream()
                    .anyMatch(header -> header.getKey().toLowerCase(Locale.ROOT).equals("x-user-agent")
                            && !header.getValue().asString().matches("(?i)false|absent|missing|"));
        } catch (JacksonException e) {
            return false;
        }
    }

    @Then("ska sidan visa det som E-hälsomyndigheten lämnade ut")
    public void pageShows() {
        Witness.Watched seen = watched();
        List<JournalEntry> reads = about("MedicationRequest");
        Optional<JournalEntry> read =
                reads.stream().filter(JournalEntry::accepted).findFirst();
        List<String> names = read.flatMap(entry -> entry.fact("articles"))
                .map(NllSteps::listed)
                .orElse(List.of());
        String text = seen.page().text(null);
        List<String> missing =
                names.stream().filter(name -> !text.contains(name)).toList();
        boolean met = read.isPresent() && !names.isEmpty() && missing.isEmpty();
        check(
                "the page of prescriptions",
                "every medicine that was handed out" + (names.isEmpty() ? "" : ": " + String.join(", ", names)),
                read.isEmpty()
                        ? refusedOr(reads, "no call for prescriptions")
                        : missing.isEmpty() ? "all of them" : "not on the page: " + String.join(", ", missing),
                met,
                reads);
    }

    /** The items of a fact that is a list. */
    private static List<String> listed(String fact) {
        try {
            return Json.texts(Json.MAPPER.readTree(fact)).stream()
                    .filter(name -> !name.isBlank())
                    .distinct()
                    .toList();
        } catch (JacksonException e) {
            return List.of(fact);
        }
    }

    @Then("ska sidan visa en tom lista och inget fel")
    public void emptyList() {
        Witness.Watched seen = watched();
        List<JournalEntry> reads = about("MedicationRequest");
        boolean accepted = reads.stream().anyMatch(JournalEntry::accepted);
        boolean fine = seen.page().status() < 400 && !seen.page().leaksStackTrace();
        check(
                "the page of a patient without prescriptions",
                "the call accepted, and a page that is no error",
                (accepted ? "accepted" : refusedOr(reads, "no call")) + "; the page has status "
                        + seen.page().status(),
                accepted && fine,
                reads);
    }

    @Then("ska E-hälsomyndigheten inte ha lämnat ut några förskrivningar")
    public void nothingHandedOut() {
        List<JournalEntry> reads = about("MedicationRequest");
        boolean handed = reads.stream().anyMatch(JournalEntry::accepted);
        check("what was handed out without a login", "nothing", handed ? "prescriptions" : "nothing", !handed, reads);
    }

    private Witness.Watched watched() {
        Witness.Watched seen = watched;
        if (seen == null) {
            throw new IllegalStateException("the scenario reads nothing before this step");
        }
        return seen;
    }

    private List<JournalEntry> of(String kind) {
        return watched().entries().stream()
                .filter(entry -> entry.kind().startsWith(kind))
                .toList();
    }

    private List<JournalEntry> calls() {
        return watched().entries().stream()
                .filter(entry -> entry.kind().startsWith("ehm."))
                .toList();
    }

    private List<JournalEntry> about(String type) {
        return of(NLL).stream().filter(entry -> isAbout(entry, type)).toList();
    }

    private static boolean isAbout(JournalEntry entry, String type) {
        return entry.fact("path").map(path -> path.contains("/" + type)).orElse(false);
    }

    private static String refusedOr(List<JournalEntry> entries, String otherwise) {
        return entries.stream()
                .filter(JournalEntry::refused)
                .findFirst()
                .map(entry -> "refused: " + entry.summary())
                .orElse(otherwise);
    }

    private void check(String what, String expected, String observed, boolean met, List<JournalEntry> sources) {
        List<String> references = sources.isEmpty()
                ? List.of("ehm")
                : sources.stream().map(JournalEntry::reference).toList();
        stage.check("E-hälsomyndigheten: " + what, expected, observed, met, references);
    }
}
