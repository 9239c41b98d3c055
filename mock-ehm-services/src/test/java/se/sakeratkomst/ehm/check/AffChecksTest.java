package se.sakeratkomst.ehm.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.sakeratkomst.ehm.check.AffStories.Story;
import se.sakeratkomst.ehm.check.rule.AffCheck;
import se.sakeratkomst.ehm.check.rule.AllChecks;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.PopulationStatus;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;
import se.sakeratkomst.ehm.check.subject.Register;
import se.sakeratkomst.ehm.check.subject.RegisterMissing;

class AffChecksTest {

    private static final AffTable OWN = AffTable.read(null);
    /** The same table with every row switched on. */
    private static final AffTable TABLE = new AffTable(OWN.rows().stream()
            .map(row -> new AffRow(
                    row.code(),
                    row.effect(),
                    row.when(),
                    row.reach(),
                    row.reachNote(),
                    true,
                    row.mark(),
                    row.textSv(),
                    row.textEn()))
            .toList());

    private final AffChecks checks = new AffChecks(TABLE);
    private final AffStories stories = new AffStories();

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (AffRow row : TABLE.rows()) {
            for (ControlSet set : ControlSet.ofPeople()) {
                row.effectIn(set).ifPresent(effect -> cells.add(Arguments.of(row.code(), set, effect)));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEF")
    void aSoundCallIsFoundSound(ControlSet set) {
        assertThat(checks.run(set, new Draft(set).subject()))
                .filteredOn(finding -> !finding.code().equals("P.005"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void passes(String code, ControlSet set, Effect effect) {
        Draft draft = given(code, set);
        if (!code.equals("G.016")) {
            assertThat(checks.codesThatRun(set, draft.subject())).contains(code);
        }
        assertThat(checks.run(set, draft.subject()))
                .extracting(AffFinding::code)
                .doesNotContain(code);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("cells")
    void fails(String code, ControlSet set, Effect effect) {
        Story story = stories.of(code);
        Draft draft = given(code, set);
        story.broken().accept(draft);
        List<AffFinding> findings = checks.run(set, draft.subject());
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals(code))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.effect()).isEqualTo(effect);
                    assertThat(finding.observed()).isNotBlank();
                    assertThat(finding.expression()).isNotBlank();
                });
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void failsAlone(String code, ControlSet set, Effect effect) {
        Story story = stories.of(code);
        Draft draft = given(code, set);
        Set<String> before = codes(checks.run(set, draft.subject()));
        story.broken().accept(draft);
        Set<String> after = codes(checks.run(set, draft.subject()));
        after.removeAll(before);
        after.removeAll(story.also());
        if (effect == Effect.WARN) {
            after.remove("G.016");
        }
        assertThat(after).containsExactly(code);
    }

    private static Set<String> codes(List<AffFinding> findings) {
        return findings.stream()
                .map(AffFinding::code)
                .collect(java.util.stream.Collectors.toCollection(java.util.HashSet::new));
    }

    private Draft given(String code, ControlSet set) {
        Draft draft = new Draft(set);
        stories.of(code).given().accept(draft);
        return draft;
    }

    @Test
    void allFindingsAreToldNotTheFirstOnly() {
        Draft draft = new Draft(ControlSet.NOD)
                .content(each -> each.originalId("none").dosage(null).treatmentReason(null));
        assertThat(checks.run(ControlSet.NOD, draft.subject()))
                .extracting(AffFinding::code)
                .containsExactly("U.001", "G.008", "G.009");
    }

    @Test
    void aFindingNamesTheRowOfTheDispatch() {
        Draft draft = new Draft(ControlSet.EXP);
        draft.more = List.of(draft.dispense
                .build()
                .change()
                .row(new BigDecimal("2"))
                .expression("Bundle.entry[1].resource")
                .basisVersion(1)
                .stored(draft.stored.content(draft.content.build()).build())
                .build());
        assertThat(checks.run(ControlSet.EXP, draft.subject())).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("U.012");
            assertThat(finding.row()).isEqualByComparingTo("2");
            assertThat(finding.expression()).isEqualTo("Bundle.entry[1].resource");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aRegisterThatDoesNotAnswerStopsTheCall(Register register) {
        ControlSet set = register == Register.WORKPLACES ? ControlSet.KORR : ControlSet.NOD;
        Draft draft = new Draft(register == Register.PRESCRIBERS ? ControlSet.REG : set)
                .content(each -> each.receivingPharmacy("7359999000014"));
        assertThatThrownBy(() -> checks.run(draft.set, draft.subject(Draft.REGISTERS.without(register))))
                .isInstanceOf(RegisterMissing.class)
                .hasMessageContaining(register.known());
    }

    @Test
    void aPopulationRegisterThatSaysItIsDownStopsTheCall() {
        Draft draft = new Draft(ControlSet.NOD).patient(facts -> facts.populationStatus(PopulationStatus.UNREACHABLE));
        assertThatThrownBy(() -> checks.run(ControlSet.NOD, draft.subject())).isInstanceOf(RegisterMissing.class);
    }

    @Test
    void aPrescriberMayCancelWhatIsDispensedWithinTwoDays() {
        Draft draft = new Draft(ControlSet.MAK)
                .caller("forskrivare", null)
                .stored(each -> each.status(PrescriptionStatus.COMPLETED).storedOn(Draft.TODAY.minusDays(2)));
        assertThat(checks.run(ControlSet.MAK, draft.subject())).isEmpty();
        draft.stored(each -> each.storedOn(Draft.TODAY.minusDays(3)));
        assertThat(codes(checks.run(ControlSet.MAK, draft.subject()))).containsExactly("G.015");
    }

    @Test
    void aRevokedPrescriberStillCountsForWhatWasIssuedBefore() {
        Draft draft = new Draft(ControlSet.EXP).prescriber(who -> who.withCode("9000241"));
        assertThat(codes(checks.run(ControlSet.EXP, draft.subject()))).containsExactly("F.001");
        draft.content(each -> each.issuedOn(java.time.LocalDate.of(2023, 6, 29)));
        assertThat(codes(checks.run(ControlSet.EXP, draft.subject()))).doesNotContain("F.001");
    }

    @Test
    void aGroupCodeGivesAPhysicianInTrainingAPhysiciansRight() {
        Draft draft = new Draft(ControlSet.REG)
                .prescriber(who -> who.withCode("9100009").withProfession("AL"));
        assertThat(checks.run(ControlSet.REG, draft.subject())).isEmpty();
    }

    @Test
    void aMidwifeAndADentistHaveTheirOwnMedicinesOnly() {
        Draft midwife = new Draft(ControlSet.NOD)
                .prescriber(who -> who.withCode("9000324").withProfession("BM"))
                .named("TEST Desopil 75 mikrogram");
        assertThat(checks.run(ControlSet.NOD, midwife.subject())).isEmpty();
        assertThat(codes(checks.run(
                        ControlSet.NOD, midwife.named("TEST Fluordent 0,25 mg").subject())))
                .containsExactly("F.005");
    }

    @Test
    void unlicensedStaffMayNotCommentOnAWarning() {
        Draft draft = given("G.016", ControlSet.EXP);
        draft.caller = new Caller(Set.of("icke-legitimerad-apotekspersonal"), "7359999000014");
        assertThat(codes(checks.run(ControlSet.EXP, draft.subject()))).contains("G.016", "U.003");
    }

    @Test
    void whatIsSwitchedOffDoesNotRun() {
        Draft draft = given("H.017", ControlSet.KORR);
        stories.of("H.017").broken().accept(draft);
        assertThat(codes(new AffChecks(OWN).run(ControlSet.KORR, draft.subject())))
                .doesNotContain("H.017");
        assertThat(codes(checks.run(ControlSet.KORR, draft.subject()))).contains("H.017");
    }

    @Test
    void everyCheckHasItsRowAndEveryRowItsCheck() {
        assertThat(AllChecks.list().stream().map(AffCheck::code))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(OWN.rows().stream().map(AffRow::code).toList());
    }

    static Stream<Arguments> specified() throws IOException {
        List<List<String>> lines;
        try (java.io.InputStream table = AffChecksTest.class.getResourceAsStream("/aff-table.csv")) {
            lines = new String(table.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(",")))
                    .toList();
        }
        return lines.stream()
                .skip(1)
                .flatMap(line -> ControlSet.ofPeople().stream()
                        .map(set -> Arguments.of(
                                line.get(0), set, line.get(lines.get(0).indexOf(set.name())))));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("specified")
    void theEffectIsTheSpecifications(String code, ControlSet set, String effect) {
        assertThat(OWN.row(code)
                        .orElseThrow()
                        .effectIn(set)
                        .map(each -> each == Effect.REJECT ? "2" : "1")
                        .orElse("-"))
                .isEqualTo(effect);
    }

    @Test
    void onlyTheRowThatCameLaterIsNotOfTheSpecification() throws IOException {
        Set<Object> specified = specified().map(each -> each.get()[0]).collect(java.util.stream.Collectors.toSet());
        assertThat(OWN.rows())
                .extracting(AffRow::code)
                .filteredOn(code -> !specified.contains(code))
                .containsExactly("D.003");
        assertThat(specified).hasSize(80);
    }

    @Test
    void aTableOfOnesOwnReplacesTheSandboxs(@TempDir Path folder) throws IOException {
        Path mine = folder.resolve("mine.yaml");
        String row =
                "- {code: G.008, effect: {NOD: WARN}, reach: both, mark: I, text-sv: Dosering?, text-en: Dosage?}\n";
        Files.writeString(mine, row);
        Draft draft = new Draft(ControlSet.NOD).content(each -> each.dosage(null));
        assertThat(new AffChecks(AffTable.read(mine)).run(ControlSet.NOD, draft.subject()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rejects()).isFalse();
                    assertThat(finding.textSv()).isEqualTo("Dosering?");
                });
        Files.writeString(mine, row.replace("G.008", "G.019"));
        assertThatThrownBy(() -> AffTable.read(mine)).hasMessageContainingAll("mine.yaml", "G.019", AffTable.SETTING);
        Files.writeString(mine, row.replace("mark", "marck"));
        assertThatThrownBy(() -> AffTable.read(mine)).hasMessageContainingAll("mine.yaml", "marck", AffTable.SETTING);
    }
}
