package se.sakeratkomst.ehm.nll.door;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.ehm.decision.AccessConsent;
import se.sakeratkomst.ehm.decision.Asker;
import se.sakeratkomst.ehm.decision.Decision;
import se.sakeratkomst.ehm.decision.Decisions;
import se.sakeratkomst.ehm.decision.Entry;
import se.sakeratkomst.ehm.decision.Lock;
import se.sakeratkomst.ehm.decision.PatientFacts;
import se.sakeratkomst.ehm.decision.Question;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Control API: asks who may see what without making a call, and shows the rules. */
@RestController
@RequestMapping("/admin/labs/{lab}/nll/decisions")
public final class AccessDecisionController {

    private static final String ASK = "Ask for a decision on access";

    /**
     * What is asked. Whatever is left out about the patient does not apply.
     *
     * @param today the day of the decision; the lab's own where absent
     */
    record Asked(
            @Nullable Who asker,
            @Nullable String purpose,
            @Nullable String access,
            @Nullable Whom patient,
            @Nullable List<What> entries,
            @Nullable LocalDate today) {}

    record Who(
            @Nullable String id,
            @Nullable Set<String> roles,
            @Nullable String careProvider,
            @Nullable String prescriptionCode) {

        Asker asker() {
            return new Asker(present("asker.id", id), roles == null ? Set.of() : roles, careProvider, prescriptionCode);
        }
    }

    record Whom(
            @Nullable String id,
            @Nullable LocalDate birthDate,
            @Nullable Boolean dosePatient,
            @Nullable Set<String> guardians,
            @Nullable Set<String> representatives,
            @Nullable List<Consent> consents) {

        PatientFacts facts() {
            return new PatientFacts(
                    present("patient.id", id),
                    present("patient.birthDate", birthDate),
                    Boolean.TRUE.equals(dosePatient),
                    guardians == null ? Set.of() : guardians,
                    representatives == null ? Set.of() : representatives,
                    consents == null
                            ? List.of()
                            : consents.stream().map(Consent::consent).toList());
        }
    }

    record Consent(
            @Nullable String careProvider,
            @Nullable Boolean accepted,
            @Nullable LocalDate lastDay) {

        AccessConsent consent() {
            return new AccessConsent(
                    present("consents.careProvider", careProvider),
                    Boolean.TRUE.equals(accepted),
                    present("consents.lastDay", lastDay));
        }
    }

    record What(
            @Nullable String id,
            @Nullable LocalDate lastEvent,
            @Nullable String prescriptionCode,
            @Nullable List<Locked> locks) {

        Entry entry() {
            return new Entry(
                    present("entries.id", id),
                    present("entries.lastEvent", lastEvent),
                    prescriptionCode,
                    locks == null
                            ? Set.of()
                            : locks.stream().map(Locked::lock).collect(Collectors.toUnmodifiableSet()));
        }
    }

    record Locked(Lock.@Nullable From from, Lock.@Nullable Part part) {

        Lock lock() {
            return new Lock(present("locks.from", from), present("locks.part", part));
        }
    }

    private final Decisions decisions;
    private final AccessRules rules;
    private final NllRegister register;
    private final Labs labs;

    AccessDecisionController(Decisions decisions, AccessRules rules, NllRegister register, Labs labs) {
        this.decisions = decisions;
        this.rules = rules;
        this.register = register;
        this.labs = labs;
    }

    /** The tables that decide. */
    @GetMapping
    public AccessRules rules(@PathVariable String lab) {
        labs.require(new LabId(lab));
        return rules;
    }

    @PostMapping
    Decision decide(@PathVariable String lab, @RequestBody Asked asked) {
        LabId id = labs.require(new LabId(lab));
        return decisions.decide(new Question(
                present("asker", asked.asker()).asker(),
                present("purpose", asked.purpose()),
                present("access", asked.access()),
                present("patient", asked.patient()).facts(),
                asked.entries() == null
                        ? List.of()
                        : asked.entries().stream().map(What::entry).toList(),
                asked.today() == null ? register.today(id) : asked.today()));
    }

    private static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new ProblemException(Problem.badRequest(
                    ASK,
                    "no member " + name,
                    "asker, purpose, access and patient",
                    "Send {\"asker\":{\"id\":…,\"roles\":[…],\"careProvider\":…},\"purpose\":\"VARD\",\"access\":\"NODATKOMST\","
                            + "\"patient\":{\"id\":…,\"birthDate\":…},\"entries\":[…]}."));
        }
        return value;
    }
}
