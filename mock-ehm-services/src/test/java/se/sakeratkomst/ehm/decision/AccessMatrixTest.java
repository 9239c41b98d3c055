package se.sakeratkomst.ehm.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.sakeratkomst.ehm.decision.Lock.From;
import se.sakeratkomst.ehm.decision.Lock.Part;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.rule.GroundRow;
import se.sakeratkomst.ehm.rule.PurposeRow;
import se.sakeratkomst.ehm.rule.RoleName;

/**
 * Every cell of purpose × ground × role × lock: what the decision says is held against what is said here in words of its own, where each
 * cell is spoken of exactly once. docs/nll-access.md is made of the same cells; written anew with
 * {@code mvn -pl mock-ehm-services test -Dtest=AccessMatrixTest -Dcoverage=write}.
 */
class AccessMatrixTest {

    private static final String COMMAND = "mvn -pl mock-ehm-services test -Dtest=AccessMatrixTest -Dcoverage=write";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final AccessRules RULES = rules();
    private static final Decisions DECISIONS = new Decisions(RULES, new AccessLimits(18, 18, 24));

    private static final Set<String> CARE = Set.of(
            "forskrivare", "sjukskoterska-utan-forskrivningsratt", "farmaceut-inom-halso-och-sjukvard", "dietist");
    private static final Set<String> PHARMACY = Set.of("farmaceut-pa-apotek", "icke-legitimerad-apotekspersonal");

    private enum Seen {
        SHOWN("ser"),
        WITHOUT_REASON("utan orsak"),
        HIDDEN("ser ej"),
        DENIED("nekas");

        private final String word;

        Seen(String word) {
            this.word = word;
        }
    }

    private record Cell(
            String role,
            String purpose,
            String access,
            @Nullable Lock lock) {

        @Override
        public String toString() {
            return role + ", " + purpose + ", " + access + ", " + (lock == null ? "ingen spärr" : lock.title());
        }

        boolean locks(From from, Part part) {
            return lock != null && lock.from() == from && lock.part() == part;
        }
    }

    private record Saying(
            String purpose, Set<String> accesses, Predicate<String> role, Predicate<Cell> lock, Seen seen) {

        boolean speaksOf(Cell cell) {
            return cell.purpose().equals(purpose)
                    && accesses.contains(cell.access())
                    && role.test(cell.role())
                    && lock.test(cell);
        }
    }

    private static final List<Saying> SAYINGS = sayings();

    private static List<Saying> sayings() {
        List<Saying> all = new ArrayList<>();
        Set<String> consents = Set.of(
                "TILLFALLIGT_SAMTYCKE",
                "FORMODAT_SAMTYCKE",
                "UTAN_KRAV_SAMTYCKE_BARN",
                "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL");
        Set<String> lockBreaking =
                Set.of("DOSPATIENTS_UPPGIFTER", "TILLFALLIGT_SAMTYCKE_SPARRADE_UPPGIFTER", "NODATKOMST");
        Set<String> none = Set.of("UTAN_KRAV_SAMTYCKE");
        Set<String> care = union(union(consents, lockBreaking), none);

        all.add(new Saying("VARD", care, not(CARE), any(), Seen.DENIED));
        all.addAll(lockedTowards("VARD", consents, CARE, From.VARD));
        all.add(new Saying("VARD", lockBreaking, CARE::contains, any(), Seen.SHOWN));
        all.add(new Saying("VARD", none, "forskrivare"::equals, any(), Seen.SHOWN));
        all.add(new Saying(
                "VARD", none, role -> CARE.contains(role) && !role.equals("forskrivare"), any(), Seen.DENIED));

        Set<String> consent = Set.of("TILLFALLIGT_SAMTYCKE");
        all.add(new Saying("EXPEDIERING", union(none, consent), not(PHARMACY), any(), Seen.DENIED));
        all.add(new Saying(
                "EXPEDIERING",
                none,
                PHARMACY::contains,
                cell -> cell.locks(From.APOTEK, Part.BEHANDLINGSORSAK),
                Seen.WITHOUT_REASON));
        all.add(new Saying(
                "EXPEDIERING",
                none,
                PHARMACY::contains,
                cell -> !cell.locks(From.APOTEK, Part.BEHANDLINGSORSAK),
                Seen.SHOWN));
        all.add(new Saying("EXPEDIERING", consent, "farmaceut-pa-apotek"::equals, any(), Seen.SHOWN));
        all.add(new Saying("EXPEDIERING", consent, "icke-legitimerad-apotekspersonal"::equals, any(), Seen.DENIED));

        Set<String> pharmacist = Set.of("farmaceut-pa-apotek");
        Set<String> opened = Set.of("TILLFALLIGT_SAMTYCKE_SPARRADE_UPPGIFTER");
        all.add(new Saying("UNDERLATTANDE", union(consent, opened), not(pharmacist), any(), Seen.DENIED));
        all.addAll(lockedTowards("UNDERLATTANDE", consent, pharmacist, From.APOTEK));
        all.add(new Saying("UNDERLATTANDE", opened, pharmacist::contains, any(), Seen.SHOWN));

        Set<String> person = Set.of("privatperson");
        Set<String> own = Set.of("EGNA_UPPGIFTER", "OMBUD");
        Set<String> guardian = Set.of("VARDNADSHAVARE");
        all.add(new Saying("PRIVATPERSON", union(own, guardian), not(person), any(), Seen.DENIED));
        all.addAll(lockedTowards("PRIVATPERSON", own, person, From.PATIENT));
        all.addAll(lockedTowards("PRIVATPERSON", guardian, person, From.VARDNADSHAVARE));
        return List.copyOf(all);
    }

    /** A lock towards that side hides all or the treatment reason, and no other lock does anything. */
    private static List<Saying> lockedTowards(String purpose, Set<String> accesses, Set<String> roles, From side) {
        return List.of(
                new Saying(purpose, accesses, roles::contains, cell -> cell.locks(side, Part.ALLT), Seen.HIDDEN),
                new Saying(
                        purpose,
                        accesses,
                        roles::contains,
                        cell -> cell.locks(side, Part.BEHANDLINGSORSAK),
                        Seen.WITHOUT_REASON),
                new Saying(
                        purpose,
                        accesses,
                        roles::contains,
                        cell -> cell.lock() == null || cell.lock().from() != side,
                        Seen.SHOWN));
    }

    static Stream<Cell> cells() {
        return RULES.purposes().stream()
                .flatMap(purpose -> purpose.grounds().stream()
                        .flatMap(ground -> RULES.everyRole().stream()
                                .flatMap(role -> locks().stream()
                                        .map(lock -> new Cell(
                                                role.role(), purpose.purpose(), ground.access(), lock.orElse(null))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void everyCellIsAsSaid(Cell cell) {
        List<Saying> about =
                SAYINGS.stream().filter(saying -> saying.speaksOf(cell)).toList();
        assertThat(about).as("what is said about it").hasSize(1);
        assertThat(seen(cell)).isEqualTo(about.get(0).seen());
    }

    @Test
    void thePageIsWhatTheDecisionSays() throws IOException {
        Path page = Path.of("..", "docs", "nll-access.md");
        String made = page();
        if ("write".equals(System.getProperty("coverage"))) {
            Files.writeString(page, made);
        }
        assertThat(page).as("write it with: " + COMMAND).exists();
        assertThat(Files.readString(page)).as("write it anew with: " + COMMAND).isEqualTo(made);
    }

    private static Seen seen(Cell cell) {
        Decision decision = decide(cell);
        return decision.outcome() == Decision.Outcome.DENY
                ? Seen.DENIED
                : Seen.valueOf(Objects.requireNonNull(decision.sights().get("one"))
                        .extent()
                        .name());
    }

    private static Decision decide(Cell cell) {
        Asker asker = new Asker("199001012385", Set.of(cell.role()), "SE-TEST-VG", "9000019");
        PatientFacts patient = new PatientFacts(
                asker.id(),
                TODAY.minusYears(12),
                true,
                Set.of(asker.id()),
                Set.of(asker.id()),
                List.of(new AccessConsent("SE-TEST-VG", true, TODAY)));
        Entry entry =
                new Entry("one", TODAY.minusMonths(1), "9000019", cell.lock() == null ? Set.of() : Set.of(cell.lock()));
        return DECISIONS.decide(new Question(asker, cell.purpose(), cell.access(), patient, List.of(entry), TODAY));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Who sees what in the national list

                What the decision component says for every role, purpose (ändamål), ground for access (åtkomsttyp) and lock (spärr), when all that
                the ground asks of the patient holds. *ser* all of the entry, *utan orsak* the entry without its treatment reason, *ser ej* nothing,
                *nekas* the call is refused; the rule that decides stands after it. FIL and VAL are E-hälsomyndigheten's names, TEST- the sandbox's own
                where a rule is known to exist and its name is not. Marks: D documented, I inferred; what is inferred is listed as an assumption
                in each report. The tables are data (`access-rules.yaml`, setting `sandbox.ehm.rules`); ask for a decision of your own with
                `POST /admin/labs/{lab}/nll/decisions` on the control port. Made by `AccessMatrixTest`, which holds each cell against what is
                said in words; do not edit. Write it anew with

                    %s

                %d cells.
                """.formatted(COMMAND, cells().count()));
        for (PurposeRow purpose : RULES.purposes()) {
            page.append("\n## ")
                    .append(purpose.purpose())
                    .append(": ")
                    .append(purpose.name())
                    .append("\n\n")
                    .append(purpose.law())
                    .append('\n');
            for (GroundRow ground : purpose.grounds()) {
                page.append("\n### ")
                        .append(ground.access())
                        .append(" (")
                        .append(ground.mark())
                        .append(")\n\nAsks for: ")
                        .append(
                                ground.validations().isEmpty()
                                        ? "nothing more"
                                        : ground.validations().stream()
                                                .map(Validation::named)
                                                .map(each -> each.rule() + ", " + each.expected())
                                                .collect(Collectors.joining("; ")))
                        .append(". Filters: ")
                        .append(String.join(", ", ground.filters()))
                        .append(".\n\n| role | ")
                        .append(locks().stream()
                                .map(lock -> lock.map(Lock::title).orElse("ingen spärr"))
                                .collect(Collectors.joining(" | ")))
                        .append(" |\n|")
                        .append("---|".repeat(locks().size() + 1))
                        .append('\n');
                rows(purpose, ground)
                        .forEach((cells, names) -> page.append("| ")
                                .append(String.join(", ", names))
                                .append(" | ")
                                .append(cells)
                                .append(" |\n"));
            }
        }
        return page.toString();
    }

    /** Roles that see the same share a row. */
    private static Map<String, List<String>> rows(PurposeRow purpose, GroundRow ground) {
        return RULES.everyRole().stream()
                .collect(Collectors.groupingBy(
                        role -> locks().stream()
                                .map(lock -> word(
                                        new Cell(role.role(), purpose.purpose(), ground.access(), lock.orElse(null))))
                                .collect(Collectors.joining(" | ")),
                        LinkedHashMap::new,
                        Collectors.mapping(RoleName::name, Collectors.toList())));
    }

    private static String word(Cell cell) {
        Decision decision = decide(cell);
        return decision.outcome() == Decision.Outcome.DENY
                ? Seen.DENIED.word + " " + decision.grounds().get(0).rule()
                : seen(cell).word + " "
                        + Objects.requireNonNull(decision.sights().get("one")).rule();
    }

    private static List<Optional<Lock>> locks() {
        List<Optional<Lock>> all = new ArrayList<>();
        all.add(Optional.empty());
        for (From from : From.values()) {
            for (Part part : Part.values()) {
                all.add(Optional.of(new Lock(from, part)));
            }
        }
        return all;
    }

    private static Predicate<String> not(Collection<String> roles) {
        return role -> !roles.contains(role);
    }

    private static Predicate<Cell> any() {
        return cell -> true;
    }

    private static Set<String> union(Set<String> one, Set<String> two) {
        return Stream.concat(one.stream(), two.stream()).collect(Collectors.toUnmodifiableSet());
    }

    static AccessRules rules() {
        try (InputStream in = Objects.requireNonNull(AccessRules.class.getResourceAsStream("/access-rules.yaml"))) {
            return AccessRules.read(in, "access-rules.yaml");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
