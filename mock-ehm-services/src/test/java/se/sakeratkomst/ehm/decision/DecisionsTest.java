package se.sakeratkomst.ehm.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sakeratkomst.ehm.decision.Decision.Outcome;
import se.sakeratkomst.ehm.decision.Sight.Extent;
import se.sakeratkomst.ehm.rule.AccessRules;

class DecisionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final String DOCTOR = "SE-TEST-1";

    private final Decisions decisions = new Decisions(AccessMatrixTest.rules(), new AccessLimits(18, 18, 24));

    private static Asker asker(String role, @Nullable String careProvider) {
        return new Asker(DOCTOR, Set.of(role), careProvider, "9000019");
    }

    private static PatientFacts patient(LocalDate born, boolean dose, AccessConsent... consents) {
        return new PatientFacts("199001012385", born, dose, Set.of("guardian"), Set.of("ombud"), List.of(consents));
    }

    private static PatientFacts adult(AccessConsent... consents) {
        return patient(TODAY.minusYears(40), false, consents);
    }

    private Decision decide(Asker asker, String purpose, String access, PatientFacts patient, Entry... entries) {
        return decisions.decide(new Question(asker, purpose, access, patient, List.of(entries), TODAY));
    }

    private static String rule(Decision decision) {
        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        return decision.grounds().get(0).rule();
    }

    @Test
    void aPrivatePersonReachesTheOwnDataAChildsAndThatByPowerOfAttorneyAndNothingElse() {
        PatientFacts child = patient(TODAY.minusYears(7), false);
        PatientFacts grown = patient(TODAY.minusYears(18), false);
        assertThat(decisions.reach(person("199001012385"), adult(), TODAY)).isEmpty();
        assertThat(decisions.reach(person("guardian"), child, TODAY)).isEmpty();
        assertThat(decisions.reach(person("ombud"), adult(), TODAY)).isEmpty();
        assertThat(decisions
                        .reach(person("guardian"), grown, TODAY)
                        .orElseThrow()
                        .rule())
                .as("the child has come of age")
                .isEqualTo("TEST-VAL-EGNA");
        Ground stranger =
                decisions.reach(person("198004262385"), adult(), TODAY).orElseThrow();
        assertThat(stranger.requirement()).isEqualTo("EHM-140");
        assertThat(stranger.law()).contains("2018:1212");
        assertThat(decisions.reach(asker("forskrivare", "vg"), adult(), TODAY))
                .as("staff are held by purpose and ground")
                .isEmpty();
    }

    private static Asker person(String id) {
        return new Asker(id, Set.of("privatperson"), null, null);
    }

    @Test
    void careWithoutACareProviderIsRefusedByName() {
        Decision decision = decide(asker("forskrivare", null), "VARD", "NODATKOMST", adult());
        assertThat(rule(decision)).isEqualTo("VAL009");
        assertThat(decision.grounds().get(0).law()).contains("2018:1212").contains("3 kap. 4 §");
        assertThat(decision.grounds().get(0).requirement()).isEqualTo("EHM-066");
    }

    @Test
    void dosePatientsAreThoseWhoHaveConsented() {
        Asker asker = asker("forskrivare", "vg");
        assertThat(rule(decide(asker, "VARD", "DOSPATIENTS_UPPGIFTER", adult())))
                .isEqualTo("VAL001");
        assertThat(decide(asker, "VARD", "DOSPATIENTS_UPPGIFTER", patient(TODAY.minusYears(80), true))
                        .outcome())
                .isEqualTo(Outcome.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({"2008-03-01,DENY", "2008-03-02,ALLOW", "2026-02-28,ALLOW"})
    void aChildIsOneUntilTheBirthday(LocalDate born, Outcome outcome) {
        assertThat(decide(asker("forskrivare", "vg"), "VARD", "UTAN_KRAV_SAMTYCKE_BARN", patient(born, false))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void aRegisteredConsentIsForOneCareProviderAndEnds() {
        Asker asker = asker("forskrivare", "vg");
        String access = "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL";
        assertThat(decide(asker, "VARD", access, adult(new AccessConsent("vg", true, TODAY)))
                        .outcome())
                .isEqualTo(Outcome.ALLOW);
        assertThat(rule(decide(asker, "VARD", access, adult(new AccessConsent("vg", true, TODAY.minusDays(1))))))
                .isEqualTo("TEST-VAL-SAMTYCKE");
        assertThat(rule(decide(asker, "VARD", access, adult(new AccessConsent("vg", false, TODAY)))))
                .isEqualTo("TEST-VAL-SAMTYCKE");
        assertThat(rule(decide(asker, "VARD", access, adult(new AccessConsent("other", true, TODAY)))))
                .isEqualTo("TEST-VAL-SAMTYCKE");
    }

    @Test
    void aPharmacySeesWhatHappenedInTwentyFourMonths() {
        Entry old = new Entry("old", TODAY.minusMonths(24).minusDays(1), null, Set.of());
        Entry last = new Entry("last", TODAY.minusMonths(24), null, Set.of(new Lock(Lock.From.VARD, Lock.Part.ALLT)));
        Decision decision =
                decide(asker("farmaceut-pa-apotek", null), "EXPEDIERING", "UTAN_KRAV_SAMTYCKE", adult(), old, last);
        assertThat(decision.outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(sight(decision, "old"))
                .extracting(Sight::extent, Sight::rule)
                .containsExactly(Extent.HIDDEN, "FIL001");
        assertThat(sight(decision, "last").extent()).isEqualTo(Extent.SHOWN);
    }

    @Test
    void withoutConsentAPrescriberSeesOnlyTheOwnPrescriptions() {
        Entry own = new Entry("own", TODAY, "9000019", Set.of());
        Entry other = new Entry("other", TODAY, "9000043", Set.of());
        Entry nobodys = new Entry("nobodys", TODAY, null, Set.of());
        Decision decision =
                decide(asker("forskrivare", "vg"), "VARD", "UTAN_KRAV_SAMTYCKE", adult(), own, other, nobodys);
        assertThat(sight(decision, "own").extent()).isEqualTo(Extent.SHOWN);
        assertThat(sight(decision, "other").extent()).isEqualTo(Extent.HIDDEN);
        assertThat(sight(decision, "nobodys").extent()).isEqualTo(Extent.HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "EGNA_UPPGIFTER,199001012385,40,ALLOW,",
        "EGNA_UPPGIFTER,somebody,40,DENY,TEST-VAL-EGNA",
        "VARDNADSHAVARE,guardian,12,ALLOW,",
        "VARDNADSHAVARE,guardian,18,DENY,TEST-VAL-VARDNADSHAVARE",
        "VARDNADSHAVARE,somebody,12,DENY,TEST-VAL-VARDNADSHAVARE",
        "OMBUD,ombud,40,ALLOW,",
        "OMBUD,somebody,40,DENY,TEST-VAL-OMBUD"
    })
    void aPrivatePersonSeesTheOwnDataAndThatOfThoseRepresented(
            String access, String who, int age, Outcome outcome, @Nullable String rule) {
        Asker asker = new Asker(who, Set.of("privatperson"), null, null);
        Decision decision = decide(asker, "PRIVATPERSON", access, patient(TODAY.minusYears(age), false));
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.grounds()).extracting(Ground::rule).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void aPurposeOrGroundThatThereIsNotIsRefusedWithThoseThereAre() {
        Decision purpose = decide(asker("forskrivare", "vg"), "FORSKNING", "NODATKOMST", adult());
        assertThat(rule(purpose)).isEqualTo("TEST-ANDAMAL");
        assertThat(purpose.grounds().get(0).expected()).contains("VARD", "EXPEDIERING");
        Decision access = decide(asker("forskrivare", "vg"), "VARD", "EGNA_UPPGIFTER", adult());
        assertThat(rule(access)).isEqualTo("TEST-ATKOMSTTYP");
        assertThat(access.grounds().get(0).expected()).contains("NODATKOMST");
    }

    @Test
    void everyObjectionIsTold() {
        Decision decision = decide(asker("dietist", null), "VARD", "DOSPATIENTS_UPPGIFTER", adult());
        assertThat(decision.grounds()).extracting(Ground::rule).containsExactly("VAL001", "VAL009");
    }

    @ParameterizedTest
    @CsvSource({"VAL999,FIL003,VARD,VAL999", "VAL009,FIL999,VARD,FIL999", "VAL009,FIL003,HEMMA,HEMMA"})
    void rulesThatNameWhatThereIsNotAreRefusedAtStart(String validation, String filter, String side, String named)
            throws IOException {
        String yaml = """
                purposes:
                  - purpose: VARD
                    name: Vård
                    roles: [forskrivare]
                    locked-from: %s
                    law: law
                    mark: D
                    grounds:
                      - access: NODATKOMST
                        validations: [%s]
                        filters: [%s]
                        mark: D
                """.formatted(side, validation, filter);
        AccessRules rules =
                AccessRules.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "mine.yaml");
        assertThatThrownBy(() -> new Decisions(rules, new AccessLimits(18, 18, 24)))
                .hasMessageContainingAll(named, "sandbox.ehm.rules");
    }

    private static Sight sight(Decision decision, String entry) {
        return Objects.requireNonNull(decision.sights().get(entry));
    }
}
