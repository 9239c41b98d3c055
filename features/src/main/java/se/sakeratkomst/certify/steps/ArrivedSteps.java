package se.sakeratkomst.certify.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.nll.MedicationList;
import se.sakeratkomst.certify.nll.MedicationList.Prescription;
import se.sakeratkomst.certify.nll.MedicationLists;
import se.sakeratkomst.certify.nll.NllCall;
import se.sakeratkomst.certify.nll.NllCall.Finding;
import se.sakeratkomst.certify.steps.Consultation.Patient;
import se.sakeratkomst.certify.steps.Consultation.Placed;
import se.sakeratkomst.certify.steps.Words.Key;
import se.sakeratkomst.certify.steps.Words.Person;
import se.sakeratkomst.certify.steps.Words.TestPatient;

/** What arrived at E-hälsomyndigheten, and what the national list holds afterwards. Nothing that the system says of itself counts here. */
public final class ArrivedSteps {
    /** Grounds that open what is locked, or that only a person can decide to have: nothing that a system states by itself. */
    private static final Set<String> OPENING = Set.of("NODATKOMST", "TILLFALLIGT_SAMTYCKE_SPARRADE_UPPGIFTER");

    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Stage stage;

    ArrivedSteps(Stage stage) {
        this.stage = stage;
    }

    // ------------------------------------------------------------ reading

    @Then("ska listan ha lämnats ut för ändamålet {word}")
    public void handedOutFor(String purpose) {
        List<NllCall> reads = reads();
        List<NllCall> others = reads.stream()
                .filter(call -> !call.fact("purpose").equals(purpose))
                .toList();
        boolean handedOut = reads.stream().anyMatch(NllCall::accepted);
        check(
                "why the list is read",
                "x-purpose " + purpose + " in every read, and an accepted one",
                reads.isEmpty()
                        ? "nobody read the list"
                        : !handedOut ? refusals(reads) : purposes(others.isEmpty() ? reads : others),
                handedOut && others.isEmpty(),
                reads);
    }

    private static String purposes(List<NllCall> calls) {
        return calls.stream()
                .map(call -> "x-purpose " + given(call.fact("purpose")))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Then("ska ingen läsning ha öppnat det som är spärrat")
    public void nothingOpened() {
        List<NllCall> reads = reads();
        List<NllCall> opening = reads.stream()
                .filter(call -> OPENING.contains(call.fact("access")))
                .toList();
        check(
                "the ground for access that the system states by itself",
                "one that leaves locked what is locked",
                reads.isEmpty() ? "nobody read the list" : accesses(opening.isEmpty() ? reads : opening),
                !reads.isEmpty() && opening.isEmpty(),
                reads);
    }

    @Then("ska listan ha begärts med åtkomsttypen {word}")
    public void askedWith(String access) {
        List<NllCall> reads = lastReads();
        boolean met = !reads.isEmpty()
                && reads.stream().allMatch(call -> call.fact("access").equals(access));
        check(
                "the ground for access that the user stated",
                "x-access " + access,
                reads.isEmpty() ? "nobody read the list" : accesses(reads),
                met,
                reads);
    }

    private static String accesses(List<NllCall> calls) {
        return calls.stream()
                .map(call -> "x-access " + given(call.fact("access")))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String given(String value) {
        return value.isEmpty() ? "(missing)" : value;
    }

    @Then("ska {testpatient} ha slagits upp före listan")
    public void patientFirst(TestPatient named) {
        Patient patient = patient(named);
        List<NllCall> calls = stage.consultation().calls();
        int looked = first(
                calls, call -> call.about("Patient") && call.entry().summary().contains(patient.personnummer()));
        int read = first(calls, NllCall::readsTheList);
        check(
                "the order of the calls",
                "the patient by personnummer, then the list",
                calls.isEmpty()
                        ? "no call"
                        : calls.stream().map(call -> call.fact("call")).collect(Collectors.joining(", then ")),
                looked >= 0 && read > looked,
                calls);
    }

    private static int first(List<NllCall> calls, Predicate<NllCall> wanted) {
        for (int i = 0; i < calls.size(); i++) {
            if (wanted.test(calls.get(i))) {
                return i;
            }
        }
        return -1;
    }

    @Then("ska inga förskrivningar ha lämnats ut")
    public void nothingHandedOut() {
        List<NllCall> reads = reads();
        boolean handed = reads.stream()
                .anyMatch(call -> call.accepted() && !call.fact("articles").isEmpty());
        check(
                "what was handed out",
                "no prescription",
                handed ? "prescriptions" : reads.isEmpty() ? "nothing was asked for" : refusals(reads),
                !handed,
                reads);
    }

    @Then("ska ingenting ha frågats hos E-hälsomyndigheten")
    public void nothingAsked() {
        List<JournalEntry> entries = stage.consultation().last().entries();
        check(
                "calls in the name of nobody who is logged in",
                "none",
                entries.isEmpty() ? "none" : entries.get(0).summary(),
                entries.isEmpty(),
                stage.consultation().last().calls());
    }

    // ------------------------------------------------------------ every call

    @Then("ska varje anrop ha bevisats med inloggningens hela Response")
    public void provenByTheResponse() {
        List<NllCall> calls = stage.consultation().calls();
        List<NllCall> others = calls.stream()
                .filter(call -> !call.fact("proof").equals("response"))
                .toList();
        boolean accepted = calls.stream().anyMatch(NllCall::accepted);
        check(
                "what proves a private person",
                "the whole signed Response in every call, and an accepted one",
                calls.isEmpty()
                        ? "no call"
                        : others.isEmpty()
                                ? accepted ? "the whole Response" : refusals(calls)
                                : "another proof (" + given(others.get(0).fact("proof")) + "): "
                                        + others.get(0).entry().summary(),
                accepted && others.isEmpty(),
                calls);
    }

    @Then("ska E-hälsomyndigheten inte ha frågats om {testpatient}")
    public void nothingAskedAbout(TestPatient named) {
        Patient patient = patient(named);
        String id = stage.consultation().before(patient).patient();
        List<NllCall> about = stage.consultation().calls().stream()
                .filter(call -> call.fact("patientRef").endsWith(id)
                        || call.entry().summary().contains(patient.personnummer())
                        || call.entry().summary().contains(id))
                .toList();
        check(
                "calls about somebody whose data the user may not have",
                "none",
                about.isEmpty() ? "none" : about.get(0).entry().summary(),
                about.isEmpty(),
                about);
    }

    @Then("ska loggen för {testpatient} säga att {person} har läst listan för ändamålet {word}")
    public void logged(TestPatient named, Person person, String purpose) {
        List<NllCall> reads = reads();
        Set<String> ids = reads.stream().map(call -> call.fact("requestId")).collect(Collectors.toSet());
        List<MedicationLists.Logged> lines = stage.consultation().log(patient(named)).stream()
                .filter(line -> ids.contains(line.requestId()))
                .filter(line -> line.who().equals(person.holder().hsaId())
                        || line.who().equals(person.holder().personnummer()))
                .toList();
        boolean met = lines.stream()
                .anyMatch(
                        line -> line.purpose().equals(purpose) && !line.access().isEmpty());
        check(
                "what the patient is told of who has read",
                person.holder().name() + ", with x-purpose " + purpose + " and a ground for access",
                lines.isEmpty()
                        ? "nothing of a read by " + person.holder().name()
                        : lines.stream()
                                .map(line -> line.who() + ", " + given(line.purpose()) + ", " + given(line.access()))
                                .distinct()
                                .collect(Collectors.joining("; ")),
                met,
                reads);
    }

    @Then("ska varje anrop ha ett eget anropsid")
    public void requestIds() {
        List<NllCall> calls = stage.consultation().calls();
        List<String> ids = calls.stream().map(call -> call.fact("requestId")).toList();
        Set<String> seen = new LinkedHashSet<>();
        List<String> wrong = ids.stream()
                .filter(id -> !id.matches(UUID) || !seen.add(id))
                .map(ArrivedSteps::given)
                .distinct()
                .toList();
        check(
                "x-request-id",
                "a UUID of its own in every call",
                ids.isEmpty()
                        ? "no call"
                        : wrong.isEmpty() ? ids.size() + " calls, each with its own" : "not its own: " + wrong,
                !ids.isEmpty() && wrong.isEmpty(),
                calls);
    }

    @Then("ska varje anrop säga vilket system det är")
    public void userAgent() {
        List<NllCall> calls = stage.consultation().calls();
        List<NllCall> silent = calls.stream()
                .filter(call -> !call.decoded("x-user-agent").contains("\"name\""))
                .toList();
        check(
                "x-user-agent",
                "the system's name and version in every call",
                calls.isEmpty()
                        ? "no call"
                        : silent.isEmpty()
                                ? calls.get(0).decoded("x-user-agent")
                                : "none in " + silent.get(0).entry().summary(),
                !calls.isEmpty() && silent.isEmpty(),
                calls);
    }

    @Then("ska varje anrop ha gjorts för {person}")
    public void madeFor(Person person) {
        List<NllCall> calls = stage.consultation().calls();
        List<NllCall> others = calls.stream()
                .filter(call -> !call.fact("user").equals(person.holder().personnummer())
                        && !call.fact("user").equals(person.holder().hsaId()))
                .toList();
        check(
                "in whose name the calls are made",
                person.holder().name(),
                calls.isEmpty()
                        ? "no call"
                        : others.isEmpty()
                                ? person.holder().name() + " in " + calls.size() + " calls"
                                : given(others.get(0).fact("user")) + " in "
                                        + others.get(0).entry().summary(),
                !calls.isEmpty() && others.isEmpty(),
                calls);
    }

    /** Where the system groups calls, those of one thing that a user does have one context. */
    @Then("ska anropen i varje åtgärd höra ihop om systemet grupperar dem")
    public void contexts() {
        List<NllCall> calls = stage.consultation().calls();
        Set<String> contexts =
                calls.stream().map(call -> call.header("x-context-id")).collect(Collectors.toSet());
        boolean none = contexts.equals(Set.of(""));
        boolean mixed = contexts.size() > 1 && contexts.contains("");
        check(
                "x-context-id",
                "in all calls or in none",
                calls.isEmpty() ? "no call" : none ? "in none" : mixed ? "in some" : "in all",
                !calls.isEmpty() && !mixed,
                calls);
        if (none) {
            stage.file().remark("The system does not group its calls with x-context-id.");
        }
    }

    @Then("ska varje anrop om {testpatient} ange just den patienten")
    public void aboutThePatient(TestPatient named) {
        String id = stage.consultation().before(patient(named)).patient();
        List<NllCall> calls = stage.consultation().last().calls().stream()
                .filter(call -> !call.fact("patientRef").isEmpty())
                .toList();
        List<NllCall> others = calls.stream()
                .filter(call -> !call.fact("patientRef").endsWith(id))
                .toList();
        check(
                "x-patientref",
                id + ", the patient whom the user opened",
                calls.isEmpty()
                        ? "no call about a patient"
                        : others.isEmpty() ? id : others.get(0).fact("patientRef"),
                !calls.isEmpty() && others.isEmpty(),
                calls);
    }

    // ------------------------------------------------------------ what is stored

    @Then("ska {testpatient} ha fått en förskrivning")
    public void prescribed(TestPatient named, DataTable table) {
        Patient patient = patient(named);
        List<Prescription> added = stage.consultation().added(patient);
        if (added.size() != 1) {
            check(
                    "what was prescribed",
                    "one prescription more on the patient's list",
                    added.isEmpty()
                            ? "none: " + refusals(stage.consultation().last().calls())
                            : added.size() + " more",
                    false,
                    stage.consultation().last().calls());
            throw new CaseClosed("nothing was prescribed that could be looked at");
        }
        holds("the prescription", added.get(0), table.asMap());
    }

    @Then("ska förskrivning {nyckel} ha")
    public void nowHas(Key key, DataTable table) {
        Placed placed = stage.consultation().prescription(key.text());
        Optional<Prescription> now = stage.consultation().now(placed);
        if (now.isEmpty()) {
            check("prescription " + key.text(), "still on the list", "not there", false, calls());
            return;
        }
        holds("prescription " + key.text(), now.get(), table.asMap());
    }

    private void holds(String what, Prescription now, Map<String, String> wanted) {
        wanted.forEach((name, value) -> {
            String observed = switch (name) {
                case "läkemedel" -> named(now, value);
                case "dosering" -> now.dosage();
                case "status" -> now.status();
                case "kvar" -> String.valueOf(now.left());
                case "version" -> String.valueOf(now.version());
                case "spärrad" -> now.locked() ? "ja" : "nej";
                default -> throw new IllegalStateException("no step knows what a prescription's " + name + " is");
            };
            check(what + ": " + name, value, observed, observed.equals(value), calls());
        });
    }

    /** The article is the one of that name if its package is. */
    private String named(Prescription now, String wanted) {
        return stage.suite().cast().medicine(wanted).nplPackId().equals(now.nplPackId())
                ? wanted
                : now.article() + " (" + now.nplPackId() + ")";
    }

    @Then("ska listan för {testpatient} vara oförändrad")
    public void unchanged(TestPatient named) {
        Patient patient = patient(named);
        MedicationList before = stage.consultation().before(patient);
        MedicationList now = stage.consultation().now(patient);
        check(
                "what the national list holds",
                "what it held before: " + before.words(),
                now.words(),
                now.holdsTheSameAs(before),
                calls());
    }

    @Then("ska förskrivning {nyckel} vara oförändrad")
    public void prescriptionUnchanged(Key key) {
        Placed placed = stage.consultation().prescription(key.text());
        Prescription before = placed.first();
        Optional<Prescription> now = stage.consultation().now(placed);
        boolean same = now.map(each -> each.version() == before.version()
                        && each.status().equals(before.status())
                        && each.left() == before.left())
                .orElse(false);
        check(
                "prescription " + key.text(),
                before.words(),
                now.map(Prescription::words).orElse("not there"),
                same,
                calls());
    }

    @Then("ska förskrivning {nyckel} inte vara makulerad")
    public void notCancelled(Key key) {
        Placed placed = stage.consultation().prescription(key.text());
        String status =
                stage.consultation().now(placed).map(Prescription::status).orElse("gone");
        boolean met = !Set.of("cancelled", "entered-in-error", "gone").contains(status);
        check("prescription " + key.text() + ": status", "not cancelled: ended at most", status, met, calls());
    }

    @Then("ska {int} uttag vara gjort/gjorda av förskrivning {nyckel}")
    public void dispensed(int number, Key key) {
        Placed placed = stage.consultation().prescription(key.text());
        int dispensed = stage.consultation()
                .now(placed.patient())
                .dispensesOf(placed.id())
                .size();
        check(
                "dispenses of prescription " + key.text(),
                String.valueOf(number),
                dispensed + (dispensed < number ? "; " + refusals(calls()) : ""),
                dispensed == number,
                calls());
    }

    @Then("ska den nya förskrivningen höra till samma kedja som förskrivning {nyckel}")
    public void sameChain(Key key) {
        Placed old = stage.consultation().prescription(key.text());
        Placed renewed = stage.consultation().prescription(Consultation.NEW);
        check(
                "the chain of the renewed prescription",
                old.first().chain(),
                renewed.first().chain(),
                renewed.first().chain().equals(old.first().chain()),
                calls());
    }

    @Then("ska kedjan för förskrivning {nyckel} vara spärrad mot vården")
    public void locked(Key key) {
        lockedWith(key, "ALLT", true);
    }

    @Then("ska behandlingsorsaken för förskrivning {nyckel} vara spärrad mot vården")
    public void reasonLocked(Key key) {
        lockedWith(key, "BEHANDLINGSORSAK", true);
    }

    @Then("ska kedjan för förskrivning {nyckel} inte vara spärrad")
    public void notLocked(Key key) {
        lockedWith(key, "", false);
    }

    private void lockedWith(Key key, String subject, boolean wanted) {
        Placed placed = stage.consultation().prescription(key.text());
        List<MedicationList.Lock> locks = stage.consultation()
                .now(placed.patient())
                .locksOn(placed.first().chain());
        boolean met = wanted
                ? locks.size() == 1
                        && locks.get(0).target().equals("VARD")
                        && locks.get(0).subject().equals(subject)
                : locks.isEmpty();
        check(
                "locks on the chain of prescription " + key.text(),
                wanted ? "one, VARD, " + subject : "none",
                locks.isEmpty()
                        ? "none" + (wanted ? "; " + refusals(calls()) : "")
                        : locks.stream()
                                .map(lock -> lock.target() + ", " + lock.subject())
                                .collect(Collectors.joining("; ")),
                met,
                calls());
    }

    // ------------------------------------------------------------ what was sent

    @Then("ska {person} stå som förskrivare i det som skickades")
    public void prescriber(Person person) {
        String code = stage.suite().cast().prescriptionCode(person.part());
        List<NllCall> writes = lastWrites();
        Set<String> codes = new LinkedHashSet<>();
        writes.forEach(call -> codes.addAll(call.identifiers("forskrivarkod")));
        check(
                "the prescriber of the prescription",
                code + ", " + person.holder().name() + "'s prescription code",
                codes.isEmpty() ? "no prescription code" : String.join(", ", codes),
                codes.equals(Set.of(code)),
                writes);
    }

    @Then("ska varje ändring tala om att {person} gjorde den")
    public void provenance(Person person) {
        List<NllCall> writes = lastWrites();
        List<NllCall> silent =
                writes.stream().filter(call -> !names(call, person)).toList();
        check(
                "x-provenance",
                person.holder().name() + " as who makes the change",
                writes.isEmpty()
                        ? "nothing was sent"
                        : silent.isEmpty()
                                ? person.holder().name()
                                : silent.get(0).decoded("x-provenance").isBlank()
                                        ? "missing"
                                        : silent.get(0).decoded("x-provenance"),
                !writes.isEmpty() && silent.isEmpty(),
                writes);
    }

    /** By personnummer, HSA-id or surname: which of them a Provenance names is up to the system. */
    private static boolean names(NllCall call, Person person) {
        String told = call.decoded("x-provenance");
        String name = person.holder().name();
        return person.holder().isIdentifiedIn(told) || told.contains(name.substring(name.lastIndexOf(' ') + 1));
    }

    @Then("ska varje ändring bära de huvuden som ändringar i vården kräver")
    public void headersOfChanges() {
        List<NllCall> writes = lastWrites();
        List<String> missing = writes.stream()
                .flatMap(call -> java.util.stream.Stream.of("x-provenance", "x-org-info", "x-patientref")
                        .filter(name -> call.header(name).isEmpty()))
                .distinct()
                .toList();
        check(
                "headers of the changes",
                "x-provenance, x-org-info and x-patientref",
                writes.isEmpty()
                        ? "nothing was sent"
                        : missing.isEmpty() ? "all of them" : "missing: " + String.join(", ", missing),
                !writes.isEmpty() && missing.isEmpty(),
                writes);
    }

    @Then("ska det ha skrivits en enda gång")
    public void writtenOnce() {
        List<NllCall> writes = lastWrites();
        check(
                "calls that write, when nobody knows what came of the first",
                "one",
                String.valueOf(writes.size()),
                writes.size() == 1,
                writes);
    }

    @Then("ska det som skickades innehålla texten {string}")
    public void sentText(String text) {
        List<NllCall> writes = lastWrites();
        boolean sent = writes.stream()
                .anyMatch(call -> call.texts().contains(text)
                        || call.decoded("x-provenance").contains(text));
        check(
                "what was sent",
                "“" + text + "”, letter by letter",
                writes.isEmpty() ? "nothing was sent" : sent ? "“" + text + "”" : "something else",
                sent,
                writes);
    }

    /** The version that the user had before the eyes, however old. */
    @Then("ska ändringen bygga på den version av förskrivning {nyckel} som användaren såg")
    public void basedOn(Key key) {
        int seen = stage.consultation().prescription(key.text()).first().version();
        List<NllCall> writes = lastWrites();
        Set<String> stated = new LinkedHashSet<>();
        writes.forEach(call -> {
            String based = call.fact("basedOn").isEmpty() ? call.fact("ifMatch") : call.fact("basedOn");
            stated.addAll(versions(based));
        });
        check(
                "the version that the change is made from",
                String.valueOf(seen),
                writes.isEmpty() ? "nothing was sent" : stated.isEmpty() ? "none stated" : String.join(", ", stated),
                stated.equals(Set.of(String.valueOf(seen))),
                writes);
    }

    /** The numbers of versions in a fact such as {@code W/"3"}, {@code 3} or {@code ["MedicationRequest/7/_history/3"]}. */
    private static Set<String> versions(String fact) {
        Set<String> versions = new LinkedHashSet<>();
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                        "(?:_history/|^|W/\\\\?\"|\\[\"?|,\"?)(\\d+)(?=[\",\\]\\\\]|$)")
                .matcher(fact);
        while (matcher.find()) {
            versions.add(matcher.group(1));
        }
        return versions;
    }

    // ------------------------------------------------------------ dispensing

    @Then("ska verifieringen ha kommit före uttaget")
    public void verifiedFirst() {
        List<NllCall> calls = calls();
        int verified = first(calls, NllCall::verifies);
        int stored = first(calls, ArrivedSteps::dispenses);
        check(
                "the order of the calls",
                "$verify, then the dispense",
                verified < 0
                        ? "never verified"
                        : stored < 0
                                ? "verified, and nothing dispensed"
                                : verified < stored ? "$verify, then the dispense" : "$verify after the dispense",
                verified >= 0 && stored > verified,
                calls);
    }

    private static boolean dispenses(NllCall call) {
        return call.writes()
                && (call.about("MedicationDispense")
                        || call.fact("interaction").equals("transaction")
                                && call.body().contains("\"MedicationDispense\""));
    }

    @Then("ska allt ha expedierats i ett enda anrop")
    public void oneDispatch() {
        List<NllCall> writes = calls().stream().filter(ArrivedSteps::dispenses).toList();
        check(
                "calls that dispense",
                "one for all rows",
                writes.size() + (writes.stream().noneMatch(NllCall::accepted) ? "; " + refusals(writes) : ""),
                writes.size() == 1,
                writes);
    }

    @Then("ska inget uttag ha skickats")
    public void nothingDispensed() {
        List<NllCall> writes = calls().stream().filter(ArrivedSteps::dispenses).toList();
        check(
                "calls that dispense, before anybody has accepted the warnings",
                "none",
                writes.isEmpty() ? "none" : writes.get(0).entry().summary(),
                writes.isEmpty(),
                calls());
    }

    // ------------------------------------------------------------ what E-hälsomyndigheten said

    /** What a case is about must have happened: E-hälsomyndigheten has refused for that reason, or the case shows nothing. */
    @When("E-hälsomyndigheten har avvisat med {word}")
    public void hasRejected(String code) {
        requireFinding(code, true);
    }

    @When("E-hälsomyndigheten har varnat med {word}")
    public void hasWarned(String code) {
        requireFinding(code, false);
    }

    @When("E-hälsomyndigheten har avvisat anropet")
    public void hasRefused() {
        if (calls().stream().noneMatch(NllCall::refused)) {
            stage.file()
                    .remark(
                            "The system sent nothing that E-hälsomyndigheten could refuse; what is judged is that nothing was"
                                    + " stored.");
        }
    }

    private void requireFinding(String code, boolean rejects) {
        List<Finding> found =
                calls().stream().flatMap(call -> call.findings().stream()).toList();
        boolean there = found.stream().anyMatch(each -> each.code().equals(code) && each.rejects() == rejects);
        if (there) {
            return;
        }
        if (calls().stream().noneMatch(call -> call.writes() || call.verifies())) {
            stage.file()
                    .remark("The system sent nothing that E-hälsomyndigheten could "
                            + (rejects ? "refuse" : "warn about") + " with " + code
                            + "; what is judged is that nothing was stored.");
            return;
        }
        String others = found.isEmpty()
                ? refusals(calls())
                : found.stream()
                        .map(each -> (each.rejects() ? "refused " : "warned ") + each.code())
                        .distinct()
                        .collect(Collectors.joining(", "));
        stage.file()
                .obstacle("E-hälsomyndigheten never " + (rejects ? "refused" : "warned") + " with " + code
                        + ", which the case is about: " + others);
        throw new CaseClosed("what the case is about did not happen");
    }

    // ------------------------------------------------------------ the calls

    private List<NllCall> calls() {
        return stage.consultation().last().calls();
    }

    private List<NllCall> reads() {
        return stage.consultation().calls().stream()
                .filter(NllCall::readsTheList)
                .toList();
    }

    private List<NllCall> lastReads() {
        return calls().stream().filter(NllCall::readsTheList).toList();
    }

    private List<NllCall> lastWrites() {
        return calls().stream().filter(NllCall::writes).toList();
    }

    private static String refusals(List<NllCall> calls) {
        return calls.stream()
                .filter(NllCall::refused)
                .map(call -> call.entry().summary())
                .findFirst()
                .orElse("nothing was refused");
    }

    private Patient patient(TestPatient named) {
        return stage.consultation().patient(named.word(), named.story());
    }

    private void check(String what, String expected, String observed, boolean met, List<NllCall> sources) {
        List<String> references = sources.isEmpty()
                ? List.of("ehm")
                : sources.stream().map(call -> call.entry().reference()).toList();
        stage.check("E-hälsomyndigheten: " + what, expected, observed, met, references);
    }
}
