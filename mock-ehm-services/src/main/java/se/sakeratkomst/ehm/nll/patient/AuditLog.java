package se.sakeratkomst.ehm.nll.patient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who has read or changed what NLL has about a patient. It is read from the journal, which every call is written to before it is answered: a register of
 * its own would cost each read a change of the database, and would have to be believed where the two differ.
 *
 * @see "ehm.md 5: everything read is shown to the patient"
 */
public final class AuditLog {

    private static final int PAGE = 500;
    private static final int REFUSED = 400;

    private final Journal journal;
    private final AccessRules rules;
    private final People people;
    private final Supplier<Pharmacies> pharmacies;
    private final JsonMapper json;

    public AuditLog(
            Journal journal, AccessRules rules, People people, Supplier<Pharmacies> pharmacies, JsonMapper json) {
        this.journal = journal;
        this.rules = rules;
        this.people = people;
        this.pharmacies = pharmacies;
        this.json = json;
    }

    /**
     * @param after only entries with a higher number
     * @return newest first
     */
    List<AuditEntry> of(LabId lab, Patient patient, long after, int limit) {
        Deque<AuditEntry> last = new ArrayDeque<>();
        long from = after;
        List<JournalEntry> page;
        do {
            page = journal.read(lab, new JournalQuery(from, "ehm.nll", null, PAGE));
            for (JournalEntry entry : page) {
                from = entry.seq();
                if (isAbout(entry.facts(), patient.id())) {
                    last.addLast(told(lab, entry));
                    if (last.size() > limit) {
                        last.removeFirst();
                    }
                }
            }
        } while (page.size() == PAGE);
        List<AuditEntry> newest = new ArrayList<>(last);
        Collections.reverse(newest);
        return newest;
    }

    private static boolean isAbout(Map<String, Object> facts, String patientId) {
        return Stream.concat(
                        Stream.of(text(facts, "patient"), text(facts, "patientRef"))
                                .filter(Objects::nonNull),
                        texts(facts, "patients").stream())
                .anyMatch(each -> each.equals(patientId) || each.equals("Patient/" + patientId));
    }

    private AuditEntry told(LabId lab, JournalEntry entry) {
        Map<String, Object> facts = entry.facts();
        String user = text(facts, "user");
        String role = text(facts, "role");
        int status = number(facts, "status").orElse(0);
        Optional<TestPerson> person =
                Optional.ofNullable(user).flatMap(id -> people.byHsaId(lab, id).or(() -> people.byPersonalId(lab, id)));
        return new AuditEntry(
                entry.seq(),
                entry.labTime(),
                status < REFUSED,
                status,
                new AuditEntry.Who(
                        user,
                        person.map(known -> known.givenName() + " " + known.surname())
                                .orElse(null),
                        role,
                        role == null ? null : rules.nameOf(role)),
                workplace(facts, person, user, header(entry, "x-org-info", "orgenhetsOrt")),
                text(facts, "eService"),
                header(entry, "x-user-agent", "name"),
                text(facts, "purpose"),
                text(facts, "access"),
                String.valueOf(text(facts, "call")),
                text(facts, "interaction"),
                Boolean.TRUE.equals(facts.get("verify")),
                number(facts, "found").orElse(null),
                texts(facts, "articles"),
                texts(facts, "stored"),
                text(facts, "requestId"),
                text(facts, "contextId"));
    }

    private AuditEntry.Workplace workplace(
            Map<String, Object> facts, Optional<TestPerson> person, @Nullable String user, @Nullable String town) {
        String pharmacy = text(facts, "pharmacy");
        String name = Optional.ofNullable(pharmacy)
                .flatMap(gln -> pharmacies.get().byGln(gln))
                .map(Pharmacy::name)
                .or(() -> person.flatMap(known -> unit(known, user)))
                .orElse(null);
        return new AuditEntry.Workplace(text(facts, "careProvider"), pharmacy, name, town);
    }

    private static Optional<String> unit(TestPerson person, @Nullable String hsaId) {
        return person.employments().stream()
                .filter(employment -> employment.hsaId().equals(hsaId))
                .flatMap(employment -> employment.commissions().stream())
                .map(TestPerson.Commission::careUnit)
                .filter(Objects::nonNull)
                .map(TestPerson.Unit::name)
                .findFirst();
    }

    /** A member of a header that is JSON in base64, as the journal's raw text has it. */
    private @Nullable String header(JournalEntry entry, String name, String member) {
        String start = name + ": ";
        return Optional.ofNullable(entry.raw()).stream()
                .flatMap(String::lines)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(start))
                .map(line -> decoded(line.substring(start.length()), member))
                .findFirst()
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private String decoded(String value, String member) {
        try {
            return json.readTree(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
                    .path(member)
                    .asString("");
        } catch (IllegalArgumentException | JacksonException e) {
            return "";
        }
    }

    private static @Nullable String text(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof String text ? text : null;
    }

    private static Optional<Integer> number(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
    }

    private static List<String> texts(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
