package se.sakeratkomst.ehm.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.Basis;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;
import se.sakeratkomst.ehm.check.subject.Interval;
import se.sakeratkomst.ehm.check.subject.PopulationStatus;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;

/** For each row of the control table: what makes it look at a call, and what then breaks its rule. */
final class AffStories {

    /**
     * @param given what makes the row's conditions hold, its rule kept
     * @param broken what breaks the rule
     * @param also other rows that then cannot but find something too
     */
    record Story(Consumer<Draft> given, Consumer<Draft> broken, Set<String> also) {}

    private static final LocalDate TODAY = Draft.TODAY;
    private static final Consumer<Draft> AS_IT_IS = draft -> {};

    private final Map<String, Story> stories = new LinkedHashMap<>();

    AffStories() {
        message();
        prescriber();
        patient();
        prescription();
        status();
        amount();
        story("D.001", Draft::dose, draft -> draft.dispense(row -> row.exchangeRefused(true)));
        story("D.002", Draft::dose, draft -> draft.patient(facts -> facts.doseActor("gladan")));
        story(
                "D.003",
                draft -> draft.dose().asked(end -> end.prescribersOrder(true).lastDosingDay(TODAY.plusDays(10))),
                draft -> draft.asked(end -> end.lastDosingDay(null)));
    }

    Story of(String code) {
        Story story = stories.get(code);
        if (story == null) {
            throw new IllegalStateException("No story for " + code);
        }
        return story;
    }

    private void story(String code, Consumer<Draft> given, Consumer<Draft> broken, String... also) {
        stories.put(code, new Story(given, broken, Set.of(also)));
    }

    private void message() {
        story("U.001", AS_IT_IS, draft -> draft.content(each -> each.originalId("no-uuid")));
        story(
                "U.002",
                draft -> draft.originals.add("0b9f4f2e-6c1d-4c55-9d3e-0a4b7a3b1c2d/2"),
                draft -> draft.originals.add("0b9f4f2e-6c1d-4c55-9d3e-0a4b7a3b1c2d/1"));
        story(
                "U.003",
                draft -> draft.named("TEST Teststickor blodsocker")
                        .caller("icke-legitimerad-apotekspersonal", "7359999000014"),
                draft -> draft.article(Draft.PENICILLIN));
        story("U.004", AS_IT_IS, draft -> draft.prescriber(who -> who.withProfession("VT")), "F.002", "F.005");
        story(
                "U.005",
                draft -> draft.content(each -> each.testMark(3)),
                draft -> draft.content(each -> each.testMark(1)));
        story("U.006", AS_IT_IS, draft -> draft.dispatches.add("dispatch-1"));
        story(
                "U.007",
                draft -> draft.more = List.of(second(draft, new BigDecimal("2"))),
                draft -> draft.more = List.of(second(draft, new BigDecimal("1.0"))));
        story(
                "U.008",
                draft -> draft.asked(each -> each.earlierId("earlier")),
                draft -> draft.asked(each -> each.earlierId("somebody-elses")));
        story("U.009", draft -> draft.foreign("DE"), draft -> draft.foreign("US"));
        story(
                "U.010",
                draft -> draft.content(each -> each.originalFormat(6)),
                draft -> draft.content(each -> each.originalFormat(4)));
        story("U.011", AS_IT_IS, draft -> draft.asked(each -> each.basisVersion(2)));
        story("U.012", AS_IT_IS, draft -> draft.dispense(row -> row.basisVersion(2)));
        story("U.013", Draft::dose, draft -> draft.asked(each -> each.doseBasisVersion(1)));
    }

    private static se.sakeratkomst.ehm.check.subject.AskedDispense second(Draft draft, BigDecimal row) {
        return draft.dispense
                .build()
                .change()
                .row(row)
                .stored(draft.stored.content(draft.content.build()).build())
                .build();
    }

    private void prescriber() {
        story("F.001", AS_IT_IS, draft -> draft.prescriber(who -> who.withCode("9000018")));
        story("F.002", AS_IT_IS, draft -> draft.prescriber(who -> who.withProfession("TL")));
        story(
                "F.003",
                draft -> draft.prescriber(who -> who.withCode("9000266")),
                draft -> draft.prescriber(who -> who.withCode("9000290")));
        story("F.004", AS_IT_IS, draft -> draft.prescriber(who -> who.withWorkplaceCode("9000000000110")), "F.007");
        story(
                "F.005",
                draft -> draft.prescriber(who -> who.withCode("9000068").withProfession("TL")),
                draft -> draft.prescriber(who -> who.withCode("9000076").withProfession("TH")));
        story("F.006", AS_IT_IS, draft -> draft.prescriber(who -> who.withSurname(" ")));
        story("F.007", AS_IT_IS, draft -> draft.prescriber(who -> who.withWorkplaceCode(null)));
        story("F.008", AS_IT_IS, draft -> draft.prescriber(who -> who.withCode(null)));
    }

    private void patient() {
        story("P.001", AS_IT_IS, draft -> draft.patient(facts -> facts.populationStatus(PopulationStatus.MISSING)));
        story(
                "P.002",
                draft -> draft.patient(facts -> facts.registerConsent(true)),
                draft -> draft.patient(facts -> facts.registerConsent(false)));
        story(
                "P.003",
                draft -> draft.content(each -> each.receivingPharmacy("7359999000014"))
                        .patient(facts -> facts.personnummer(null)),
                draft -> draft.patient(facts -> facts.birthDate(TODAY.minusYears(130))));
        story("P.004", Draft::dose, draft -> draft.patient(facts -> facts.dosePatient(false)));
        story("P.005", Draft::dose, draft -> draft.content(each -> each.dose(false)));
    }

    private void prescription() {
        story(
                "G.001",
                draft -> draft.content(each -> each.receivingPharmacy("7359999000014"))
                        .patient(facts -> facts.personnummer(null)),
                draft -> draft.content(each -> each.receivingPharmacy(null)));
        story(
                "G.002",
                draft -> draft.content(each -> each.receivingPharmacy("7359999000014")),
                draft -> draft.content(each -> each.receivingPharmacy("7359999000083")));
        story("G.003", AS_IT_IS, AffStories::unknownArticle);
        story("G.004", AS_IT_IS, draft -> {
            ArticleRef mixed = new ArticleRef("20990101000028", Draft.PENICILLIN, null);
            draft.content(each -> each.article(mixed)).dispense(row -> row.article(mixed));
        });
        story("G.005", AS_IT_IS, draft -> draft.named("TEST Klonidil 75 mikrogram"));
        story("G.006", AS_IT_IS, draft -> {
            ArticleRef product = new ArticleRef("20990101000011", null, null);
            draft.content(each -> each.article(product)).dispense(row -> row.article(product));
        });
        story("G.007", AS_IT_IS, draft -> {
            draft.before(each -> {});
            draft.named("TEST Amoxicil 500 mg");
        });
        story("G.008", AS_IT_IS, draft -> draft.content(each -> each.dosage("  ")));
        story("G.009", AS_IT_IS, draft -> draft.content(each -> each.treatmentReason(null)));
        story("G.010", AS_IT_IS, draft -> draft.named("TEST Sildenil 50 mg"));
        story(
                "G.011",
                draft -> draft.named("TEST Glutenfri mjölmix")
                        .patient(facts -> facts.birthDate(TODAY.minusYears(16).plusDays(1))),
                draft -> draft.patient(facts -> facts.birthDate(TODAY.minusYears(16))));
        story("G.012", draft -> draft.foreign("NO"), draft -> draft.benefit(BenefitChoice.R), "F.007");
        story("G.013", AS_IT_IS, draft -> {
            draft.content(each -> each.exchangeForbidden(null));
            draft.dispense(row -> row.exchanged(null));
        });
        story("G.014", AS_IT_IS, draft -> {
            draft.content(each -> each.exchangeForbidden(true));
            draft.dispense(row -> row.exchanged(true));
        });
        story(
                "G.016",
                draft -> draft.named("TEST Morfil 10 mg")
                        .stored(each -> each.dispensed(1).dispensedQuantity(BigDecimal.ZERO))
                        .dispense(row -> row.comment("Talat med förskrivaren")),
                draft -> draft.dispense(row -> row.comment(null)),
                "H.004");
        story(
                "G.017",
                draft -> draft.content(
                        each -> each.issuedOn(TODAY.minusYears(1).plusDays(1)).lastValidOn(TODAY)),
                draft ->
                        draft.content(each -> each.issuedOn(TODAY.minusYears(1)).lastValidOn(TODAY)));
        story(
                "G.018",
                draft ->
                        draft.content(each -> each.issuedOn(TODAY.minusDays(60)).lastValidOn(TODAY.minusDays(2))),
                draft ->
                        draft.content(each -> each.issuedOn(TODAY.minusDays(60)).lastValidOn(TODAY.minusDays(3))),
                "G.033");
        story(
                "G.020",
                draft -> draft.content(each -> each.endOn(TODAY.plusDays(90))),
                draft -> draft.content(each -> each.startOn(TODAY.plusDays(3))));
        story(
                "G.021",
                draft -> draft.content(each -> each.startOn(TODAY.plusDays(3))),
                draft -> draft.content(each -> each.endOn(TODAY.plusDays(90))));
        story(
                "G.022",
                draft -> draft.content(each -> each.basis(Basis.FAX).issuedOn(TODAY.minusMonths(1))),
                draft ->
                        draft.content(each -> each.issuedOn(TODAY.minusMonths(1).minusDays(1))));
        story("G.023", AS_IT_IS, draft -> draft.content(each -> each.ordinationType("B")));
        story("G.024", Draft::dose, draft -> draft.content(each -> each.receivingPharmacy("7359999000069")));
        story(
                "G.025",
                draft -> draft.dose().content(each -> each.schedule(true)),
                draft -> draft.content(each -> each.startOn(null)));
        story("G.026", Draft::dose, draft -> draft.content(each -> each.startOn(TODAY.minusDays(1))));
        story("G.027", Draft::dose, draft -> draft.content(each -> each.endOn(TODAY.minusDays(1))));
        story("G.028", Draft::dose, draft -> draft.content(each -> each.ordinationType(null)));
        story("G.029", Draft::dose, draft -> draft.stored(each -> each.dispensed(1)));
        story(
                "G.033",
                AS_IT_IS,
                draft -> draft.content(
                        each -> each.lastValidOn(TODAY.plusYears(1).plusDays(1))));
    }

    private static void unknownArticle(Draft draft) {
        ArticleRef unknown = new ArticleRef("20990101999999", "20990101999998", null);
        draft.content(each -> each.article(unknown)).dispense(row -> row.article(unknown));
    }

    private void status() {
        story(
                "G.015",
                draft -> draft.stored(each -> each.status(PrescriptionStatus.LOCKED)),
                draft -> draft.stored(each -> each.status(PrescriptionStatus.COMPLETED)));
        story("G.030", AS_IT_IS, draft -> draft.stored(each -> each.status(PrescriptionStatus.LOCKED)));
        story("G.031", AS_IT_IS, draft -> draft.stored(each -> each.status(PrescriptionStatus.CANCELLED)));
        story(
                "G.032",
                draft -> draft.stored(each -> each.status(PrescriptionStatus.LOCKED)),
                draft -> draft.stored(each -> each.status(PrescriptionStatus.ENDED)));
    }

    private void amount() {
        story("H.001", draft -> draft.foreign("DE"), draft -> draft.named("TEST Morfil 10 mg"));
        story(
                "H.002",
                draft -> draft.foreign("DE")
                        .named("TEST Diazepil 2 mg")
                        .dispense(row -> row.deductedQuantity(BigDecimal.valueOf(30))),
                draft -> draft.dispense(row -> row.deductedQuantity(BigDecimal.valueOf(31))));
        story(
                "H.003",
                draft -> draft.benefit(BenefitChoice.U).named("TEST Desinfektionssprit"),
                AffStories::dispensedTwice,
                "H.020",
                "H.019");
        story(
                "H.004",
                draft -> draft.named("TEST Morfil 10 mg"),
                AffStories::dispensedTwice,
                "G.016",
                "H.020",
                "H.019");
        story(
                "H.005",
                draft -> draft.named("TEST Morfil 10 mg")
                        .content(each -> each.basis(Basis.TELEPHONE))
                        .dispense(row -> row.deductedQuantity(BigDecimal.valueOf(5))),
                draft -> draft.dispense(row -> row.deductedQuantity(BigDecimal.valueOf(6))));
        story(
                "H.006",
                draft -> draft.named("TEST Diazepil 2 mg")
                        .content(each -> each.basis(Basis.TELEPHONE))
                        .dispense(row -> row.deductedQuantity(BigDecimal.valueOf(30))),
                draft -> draft.dispense(row -> row.deductedQuantity(BigDecimal.valueOf(31)))
                        .content(each -> each.packages(2)));
        story("H.007", draft -> draft.named("TEST Diazepil 2 mg"), draft -> draft.named("TEST Diazepil Start 2 mg"));
        story(
                "H.008",
                draft -> draft.stored(each -> each.nextBenefitOn(TODAY)),
                draft -> draft.stored(each -> each.nextBenefitOn(TODAY.plusDays(1))),
                "G.016");
        story(
                "H.009",
                draft -> draft.content(each -> each.dispensesAllowed(4))
                        .dispense(row -> row.deductedQuantity(new BigDecimal("33.6"))),
                draft -> draft.dispense(row -> row.deductedQuantity(new BigDecimal("33.7"))),
                "G.016");
        story(
                "H.010",
                draft -> draft.content(each -> each.dailyDose(BigDecimal.ONE)),
                draft -> draft.content(each -> each.dailyDose(BigDecimal.ZERO)),
                "G.016");
        story(
                "H.011",
                draft -> draft.content(each -> each.dailyDose(BigDecimal.ONE).weeklyDose(BigDecimal.valueOf(7))),
                draft -> draft.content(each -> each.weeklyDose(BigDecimal.valueOf(8))));
        story(
                "H.012",
                draft -> draft.named("TEST Apixil Start 5 mg").content(each -> each.dispensesAllowed(2)),
                draft -> draft.stored(each -> each.dispensed(1)));
        story(
                "H.013",
                draft -> draft.content(each -> each.interval(new Interval(12, Interval.Unit.MONTH))),
                draft -> draft.content(each -> each.interval(new Interval(53, Interval.Unit.WEEK))));
        story(
                "H.014",
                draft -> draft.benefit(BenefitChoice.U)
                        .content(each -> each.dispensesAllowed(4).interval(new Interval(30, Interval.Unit.DAY))),
                draft -> draft.dispense(row -> row.packages(2)),
                "G.016");
        story(
                "H.015",
                draft -> draft.content(each -> each.dispensesAllowed(4).interval(new Interval(30, Interval.Unit.DAY)))
                        .stored(each -> each.dispensed(1).lastDispensedOn(TODAY.minusDays(30))),
                draft -> draft.stored(each -> each.lastDispensedOn(TODAY.minusDays(29))),
                "G.016");
        story(
                "H.016",
                draft -> draft.content(each -> each.firstDispenseBefore(TODAY.plusDays(30))),
                draft -> draft.content(
                        each -> each.firstDispenseBefore(TODAY.plusYears(1).plusDays(1))));
        story(
                "H.017",
                draft -> draft.named("TEST Enalapress 5 mg"),
                draft -> draft.before(each -> {}).named("TEST Enalapress oral lösning"),
                "G.016",
                "H.020",
                "H.009",
                "H.019");
        story(
                "H.018",
                AS_IT_IS,
                draft -> {
                    draft.content(each -> each.packages(13));
                    draft.dispense(row -> row.packages(13));
                },
                "G.016");
        story(
                "H.019",
                draft -> draft.content(each -> each.dispensesAllowed(4))
                        .before(each -> {})
                        .stored(each -> each.dispensed(1).dispensedQuantity(BigDecimal.valueOf(30))),
                draft -> draft.content(each -> each.dispensesAllowed(6)));
        story(
                "H.020",
                draft -> draft.content(each -> each.dispensesAllowed(2))
                        .stored(each -> each.dispensed(1).dispensedQuantity(BigDecimal.valueOf(30))),
                draft -> draft.stored(each -> each.dispensedQuantity(BigDecimal.valueOf(40))),
                "G.016");
    }

    private static void dispensedTwice(Draft draft) {
        draft.content(each -> each.dispensesAllowed(2));
        draft.stored(each -> each.dispensed(1));
    }
}
