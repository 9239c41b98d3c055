package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.nll.Arrangement;
import se.sakeratkomst.certify.nll.MedicationList;
import se.sakeratkomst.certify.nll.NllCall;
import se.sakeratkomst.certify.nll.NllCall.Finding;
import se.sakeratkomst.certify.steps.Consultation.Patient;
import se.sakeratkomst.certify.steps.Consultation.Placed;
import se.sakeratkomst.certify.steps.Words.Key;
import se.sakeratkomst.certify.steps.Words.Keys;
import se.sakeratkomst.certify.steps.Words.Person;
import se.sakeratkomst.certify.steps.Words.TestPatient;

/**
 * What the system shows its user. Only what any system must show is demanded: names of medicines, texts that were written, codes or texts
 * that E-hälsomyndigheten answered with, and some word for it when a thing did not go.
 */
public final class ShownSteps {
    /** Words by which a page in Swedish or English says that something did not go. */
    private static final Pattern REFUSAL = Pattern.compile(
            "(?iu)\\b(inte|ej|kunde|misslyck\\w*|avvis\\w*|neka\\w*|fel\\w*|hinder|avslag\\w*|avslagen|ändra(?:ts|t|des)|"
                    + "ogiltig\\w*|saknar|konflikt\\w*|not|cannot|refus\\w*|fail\\w*|error\\w*|reject\\w*|denied|conflict\\w*|changed|invalid)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** The statuses of a prescription as NLL's pages and FHIR call them. */
    private static final Map<String, Pattern> STATUSES = Map.of(
            "active", Pattern.compile("(?iu)aktiv|active|gällande"),
            "completed", Pattern.compile("(?iu)slutexpedierad|completed|helt expedierad"),
            "stopped", Pattern.compile("(?iu)avslutad|stopped|utsatt|ended"),
            "cancelled", Pattern.compile("(?iu)makulerad|cancel"));

    private final Stage stage;

    ShownSteps(Stage stage) {
        this.stage = stage;
    }

    // ------------------------------------------------------------ prescriptions

    @Then("ska sidan visa förskrivning/förskrivningarna {nycklar}")
    public void shows(Keys keys) {
        List<String> missing = keys.each().stream()
                .map(key -> stage.consultation().prescription(key))
                .filter(placed -> !shown(latest(placed)))
                .map(placed -> latest(placed).article() + ", “" + latest(placed).dosage() + "”")
                .toList();
        check(
                "the medicines and their dosages",
                words(keys),
                missing.isEmpty() ? "all of them" : "not on the page: " + String.join("; ", missing),
                missing.isEmpty());
    }

    @Then("ska sidan inte visa förskrivning/förskrivningarna {nycklar}")
    public void hides(Keys keys) {
        List<String> there = keys.each().stream()
                .map(key -> stage.consultation().prescription(key))
                .filter(placed -> text().contains(flat(latest(placed).dosage())))
                .map(placed -> latest(placed).article() + ", “" + latest(placed).dosage() + "”")
                .toList();
        check(
                "what must be hidden",
                "not on the page: " + words(keys),
                there.isEmpty() ? "not there" : "on the page: " + String.join("; ", there),
                there.isEmpty());
    }

    @Then("ska sidan visa den nya förskrivningen")
    public void showsNew() {
        MedicationList.Prescription added =
                stage.consultation().prescription(Consultation.NEW).first();
        check(
                "the new prescription",
                added.article() + ", “" + added.dosage() + "”",
                shown(added) ? "on the page" : "not on the page",
                shown(added));
    }

    @Then("ska sidan visa alla förskrivningar på listan för {testpatient}")
    public void showsAll(TestPatient named) {
        List<MedicationList.Prescription> all = stage.consultation().before(patient(named)).prescriptions().stream()
                .filter(each -> !each.locked())
                .toList();
        List<String> missing = all.stream()
                .filter(each -> !shown(each))
                .map(each -> each.article() + ", “" + each.dosage() + "”")
                .toList();
        check(
                "the medicines and their dosages",
                all.size() + " prescriptions, each of them",
                missing.isEmpty() ? "all of them" : missing.size() + " not on the page, such as " + missing.get(0),
                !all.isEmpty() && missing.isEmpty());
    }

    private boolean shown(MedicationList.Prescription prescription) {
        return text().contains(flat(prescription.article())) && text().contains(flat(prescription.dosage()));
    }

    private MedicationList.Prescription latest(Placed placed) {
        return stage.consultation().now(placed).orElse(placed.first());
    }

    private String words(Keys keys) {
        return keys.each().stream()
                .map(key -> stage.consultation().prescription(key))
                .map(placed -> latest(placed).article() + ", “" + latest(placed).dosage() + "”")
                .collect(Collectors.joining("; "));
    }

    @Then("ska sidan visa att förskrivning {nyckel} är {word}")
    public void showsStatus(Key key, String status) {
        Pattern word = STATUSES.get(status);
        if (word == null) {
            throw new IllegalStateException("no step knows the status " + status);
        }
        boolean told = word.matcher(text()).find();
        check(
                "the status of prescription " + key.text(),
                "a word for " + status,
                told ? "a word for it" : "no word for it",
                told);
    }

    @Then("ska sidan inte visa behandlingsorsaken i förskrivning {nyckel}")
    public void hidesReason(Key key) {
        String reason = stage.consultation()
                .wish(key.text())
                .map(Arrangement.Prescribed::treatmentReason)
                .orElseThrow(() -> new IllegalStateException("prescription " + key.text() + " was not arranged"));
        boolean there = text().contains(flat(reason));
        check(
                "the treatment reason that is locked",
                "not on the page",
                there ? "“" + reason + "” is on the page" : "not on the page",
                !there);
    }

    @Then("ska sidan visa texten {string}")
    public void showsText(String wanted) {
        boolean there = text().contains(flat(wanted));
        check(
                "a text that was written",
                "“" + wanted + "”, letter by letter",
                there ? "on the page" : "not on the page",
                there);
    }

    @Then("ska sidan inte visa texten {string}")
    public void hidesText(String unwanted) {
        boolean there = text().contains(flat(unwanted));
        check(
                "a text that is not for this user",
                "not on the page",
                there ? "“" + unwanted + "” is on the page" : "not on the page",
                !there);
    }

    @Then("ska sidan inte ha gjort märkord av det som står i doseringen")
    public void notMarkup() {
        var html = page().html();
        boolean made = html.selectFirst("#test-nll") != null
                || html.select("script").stream()
                        .anyMatch(script -> script.data().contains("testNll"));
        check(
                "a dosage with marks in it",
                "shown as text",
                made ? "made into an element of the page" : "no element was made of it",
                !made);
    }

    // ------------------------------------------------------------ patients and persons

    @Then("ska sidan inte visa något om {testpatient}")
    public void nothingOf(TestPatient named) {
        Patient other = stage.consultation().patient(named.word());
        List<String> there = new ArrayList<>();
        for (MedicationList.Prescription each :
                stage.consultation().before(other).prescriptions()) {
            if (text().contains(flat(each.dosage()))) {
                there.add("“" + each.dosage() + "”");
            }
        }
        if (text().contains(other.personnummer())) {
            there.add(other.personnummer());
        }
        check(
                "the other patient's data",
                "nothing of it on the page",
                there.isEmpty() ? "nothing of it" : String.join(", ", there),
                there.isEmpty());
    }

    @Then("ska sidan inte visa någon annan användare än {person}")
    public void noOtherUser(Person person) {
        Set<String> others = new LinkedHashSet<>();
        String text = text();
        stage.suite().cast().cardHolders().values().stream()
                .filter(each -> !each.personnummer().equals(person.holder().personnummer()))
                .filter(each -> each.isIdentifiedIn(text))
                .forEach(each -> others.add(each.name()));
        check(
                "who is logged in, on the page",
                person.holder().name() + " or nobody",
                others.isEmpty() ? "nobody else" : String.join(", ", others),
                others.isEmpty());
    }

    // ------------------------------------------------------------ what did not go

    @Then("ska sidan visa varför E-hälsomyndigheten avvisade")
    public void showsRejections() {
        showsFindings("what E-hälsomyndigheten refused for", true);
    }

    @Then("ska sidan visa E-hälsomyndighetens varningar")
    public void showsWarnings() {
        showsFindings("what E-hälsomyndigheten warned about", false);
    }

    private void showsFindings(String what, boolean rejects) {
        List<Finding> findings = findings(rejects);
        if (findings.isEmpty()) {
            return; // the system sent nothing that could be refused; the step before has remarked upon it
        }
        List<String> missing = findings.stream()
                .filter(each -> !tells(each))
                .map(ShownSteps::named)
                .toList();
        check(
                what,
                "each by its code or its text: "
                        + findings.stream().map(ShownSteps::named).collect(Collectors.joining("; ")),
                missing.isEmpty() ? "all of it" : "not on the page: " + String.join("; ", missing),
                missing.isEmpty());
    }

    private List<Finding> findings(boolean rejects) {
        return stage.consultation().last().calls().stream()
                .flatMap(call -> call.findings().stream())
                .filter(each -> each.rejects() == rejects)
                .distinct()
                .toList();
    }

    private static String named(Finding finding) {
        return finding.code() + (finding.text().isEmpty() ? "" : " “" + finding.text() + "”");
    }

    private boolean tells(Finding finding) {
        return text().contains(finding.code()) || !finding.text().isBlank() && text().contains(flat(finding.text()));
    }

    /** By a code or text of the refusal, or by a word for it that the page before did not have, or not as often. */
    @Then("ska sidan säga att det inte gick")
    public void saysThatItDidNotGo() {
        boolean byCode = findings(true).stream().anyMatch(this::tells);
        long before =
                stage.consultation().pageBefore().map(page -> refusals(page)).orElse(0L);
        long now = refusals(page());
        boolean told = byCode || now > before;
        check(
                "what the user is told",
                "that it did not go",
                told
                        ? byCode ? "the reason" : "a word for it"
                        : "nothing: the page has no word for it that was not there before",
                told);
    }

    private static long refusals(Page page) {
        Matcher matcher = REFUSAL.matcher(flat(page.text(null)));
        return matcher.results().count();
    }

    @Then("ska sidan vara hel")
    public void whole() {
        Page page = page();
        boolean broken = page.status() >= 500 || page.leaksStackTrace();
        check(
                "the page",
                "no error of the server and no stack trace",
                broken ? "status " + page.status() + (page.leaksStackTrace() ? " and a stack trace" : "") : "whole",
                !broken);
    }

    @Then("ska sidan visa en lista utan förskrivningar och inget fel")
    public void empty() {
        Page page = page();
        List<NllCall> reads = stage.consultation().last().calls().stream()
                .filter(NllCall::readsTheList)
                .toList();
        boolean accepted = reads.stream().anyMatch(NllCall::accepted);
        boolean fine = page.status() < 400 && !page.leaksStackTrace() && !text().contains("TEST-dosering");
        check(
                "the page of a patient without prescriptions",
                "the list was read, and the page is no error",
                (accepted ? "the list was read" : "the list was not read") + "; the page has status " + page.status(),
                accepted && fine);
    }

    // ------------------------------------------------------------ the page

    private Page page() {
        Page page = stage.consultation().last().page();
        if (page == null) {
            throw new IllegalStateException("the system showed no page before this step");
        }
        return page;
    }

    private String text() {
        return flat(page().text(null));
    }

    private static String flat(@Nullable String text) {
        return String.valueOf(text).strip().replaceAll("\\s+", " ");
    }

    private Patient patient(TestPatient named) {
        return stage.consultation().patient(named.word(), named.story());
    }

    private void check(String what, String expected, String observed, boolean met) {
        stage.check(
                "the page: " + what,
                expected,
                observed,
                met,
                List.of(page().uri().toString()));
    }
}
