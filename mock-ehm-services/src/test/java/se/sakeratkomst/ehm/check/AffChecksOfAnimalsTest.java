package se.sakeratkomst.ehm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.sakeratkomst.ehm.check.AffStories.Story;
import se.sakeratkomst.ehm.check.rule.AffCheck;
import se.sakeratkomst.ehm.check.rule.AllChecks;
import se.sakeratkomst.ehm.check.subject.AnimalFacts;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;

/** The control sets AFF-NEF, AFF-MAK, AFF-REG, AFF-KORR and AFF-EXP. */
class AffChecksOfAnimalsTest {

    private static final AffTable TABLE = AffTable.readForAnimals(null);

    private final AffChecks checks = new AffChecks(TABLE);
    private final AffStories ofPeople = new AffStories();
    private final Map<String, Story> ofAnimals = new LinkedHashMap<>();

    AffChecksOfAnimalsTest() {
        story("F.002", draft -> {}, draft -> draft.prescriber(who -> who.withProfession("TL")), "TEST-DJUR.001");
        story(
                "F.003",
                draft -> draft.prescriber(who -> who.withCode("9000266").withProfession("LK")),
                draft -> draft.prescriber(who -> who.withCode("9000290")));
        story(
                "TEST-DJUR.001",
                draft -> {},
                draft -> draft.prescriber(who -> who.withCode("9000019").withProfession("LK")));
        story(
                "TEST-DJUR.002",
                draft -> {},
                draft -> draft.content(each -> each.animal(new AnimalFacts(" ", false, null))));
        story("TEST-DJUR.003", draft -> {}, draft -> draft.patient(owner -> owner.organisationNumber("5599990008")));
        story(
                "TEST-DJUR.004",
                AffChecksOfAnimalsTest::organisation,
                draft -> draft.patient(owner -> owner.organisationNumber("5599990007")));
        story(
                "TEST-DJUR.005",
                draft -> draft.named("TEST Amoxicil 500 mg"),
                draft -> draft.named("TEST Teststickor blodsocker"));
        story(
                "TEST-DJUR.006",
                draft -> draft.content(each -> each.animal(new AnimalFacts("Nöt", true, 10))),
                draft -> draft.content(each -> each.animal(new AnimalFacts("Nöt", true, null))));
        story("TEST-DJUR.007", draft -> draft.benefit(BenefitChoice.U), draft -> draft.benefit(BenefitChoice.R));
        story(
                "TEST-DJUR.008",
                draft -> draft.content(each -> each.receivingPharmacy("7359999000014")),
                draft -> draft.content(each -> each.receivingPharmacy("7359999000045")));
    }

    private static void organisation(Draft draft) {
        draft.patient(owner -> owner.personnummer(null).birthDate(null).organisationNumber("5599990008"));
    }

    private void story(String code, Consumer<Draft> given, Consumer<Draft> broken, String... also) {
        ofAnimals.put(code, new Story(given, broken, Set.of(also)));
    }

    private Story story(String code) {
        Story own = ofAnimals.get(code);
        return own == null ? ofPeople.of(code) : own;
    }

    static Stream<Arguments> cells() {
        return TABLE.rows().stream()
                .flatMap(row -> ControlSet.ofAnimals().stream()
                        .flatMap(set ->
                                row.effectIn(set).map(effect -> Arguments.of(row.code(), set, effect)).stream()));
    }

    static Stream<ControlSet> sets() {
        return ControlSet.ofAnimals().stream();
    }

    private static Set<String> codes(List<AffFinding> findings) {
        return findings.stream().map(AffFinding::code).collect(Collectors.toCollection(HashSet::new));
    }

    private Draft given(String code, ControlSet set) {
        Draft draft = Draft.ofAnimal(set);
        story(code).given().accept(draft);
        return draft;
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aSoundCallIsFoundSound(ControlSet set) {
        assertThat(checks.run(set, Draft.ofAnimal(set).subject())).isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void passes(String code, ControlSet set, Effect effect) {
        Draft draft = given(code, set);
        if (!code.equals("G.016")) {
            assertThat(checks.codesThatRun(set, draft.subject())).contains(code);
        }
        assertThat(codes(checks.run(set, draft.subject()))).doesNotContain(code);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("cells")
    void failsAlone(String code, ControlSet set, Effect effect) {
        Draft draft = given(code, set);
        Set<String> before = codes(checks.run(set, draft.subject()));
        story(code).broken().accept(draft);
        List<AffFinding> findings = checks.run(set, draft.subject());
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals(code))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.effect()).isEqualTo(effect);
                    assertThat(finding.observed()).isNotBlank();
                });
        Set<String> after = codes(findings);
        after.removeAll(before);
        after.removeAll(story(code).also());
        if (effect == Effect.WARN) {
            after.remove("G.016");
        }
        assertThat(after).containsExactly(code);
    }

    @Test
    void anOrganisationConsentsByBeingOneAndABirthDateNamesAPharmacy() {
        Draft organisation = Draft.ofAnimal(ControlSet.EXP);
        organisation(organisation);
        assertThat(checks.run(
                        ControlSet.EXP,
                        organisation
                                .patient(owner -> owner.registerConsent(null))
                                .subject()))
                .isEmpty();
        Draft born = Draft.ofAnimal(ControlSet.NEF)
                .patient(owner -> owner.personnummer(null).birthDate(LocalDate.of(1980, 4, 26)));
        assertThat(codes(checks.run(ControlSet.NEF, born.subject()))).containsExactly("G.001");
    }

    @Test
    void aPhysicianDoesNotPrescribeForAnimalsAndAnArticleForAnimalsIsNoPersons() {
        Draft physician = Draft.ofAnimal(ControlSet.NEF)
                .prescriber(who -> who.withCode("9000019").withProfession("LK"));
        assertThat(codes(checks.run(ControlSet.NEF, physician.subject()))).containsExactly("TEST-DJUR.001");
        Draft person = new Draft(ControlSet.NOD).named("TEST Firodjur 57 mg");
        assertThat(codes(new AffChecks(AffTable.read(null)).run(ControlSet.NOD, person.subject())))
                .contains("F.005");
    }

    @Test
    void everyCheckOfAnimalsHasItsRowAndNoRowIsOfAnotherSet() {
        assertThat(AllChecks.ofAnimals().stream().map(AffCheck::code))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(TABLE.rows().stream()
                        .map(AffRow::code)
                        .filter(code -> code.startsWith("TEST-"))
                        .toList());
        assertThat(TABLE.rows()).allSatisfy(row -> {
            assertThat(row.effect().keySet()).isNotEmpty().isSubsetOf(ControlSet.ofAnimals());
            assertThat(row.mark()).isEqualTo("I");
        });
    }
}
