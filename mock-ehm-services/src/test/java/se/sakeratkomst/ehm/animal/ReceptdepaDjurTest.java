package se.sakeratkomst.ehm.animal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.animal.DepotRefused.Reason;
import se.sakeratkomst.ehm.check.AffFinding;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunsEhm.class)
class ReceptdepaDjurTest {

    private static final String TRANAN = "7359999000014";
    private static final Caller PHARMACIST = new Caller(Set.of("farmaceut-pa-apotek"), TRANAN);
    private static final Caller OTHER_PHARMACY = new Caller(Set.of("farmaceut-pa-apotek"), "7359999000045");
    private static final Caller VETERINARIAN = new Caller(Set.of("veterinar"), null);
    private static final ArticleRef FIRODJUR = new ArticleRef("20990101003517", "20990101103682", null);
    private static final AnimalOwner OWNER = new AnimalOwner("199001012385", null, null, "Tore Testsson");

    private final ReceptdepaDjur depot;
    private final OwnerConsents consents;
    private final LabId lab;

    ReceptdepaDjurTest(EhmUnderTest ehm) {
        depot = ehm.part(ReceptdepaDjur.class);
        consents = ehm.part(OwnerConsents.class);
        lab = ehm.newLab();
        depot.clear(lab);
    }

    private AnimalPrescription prescription(String set, int row, AnimalOwner owner, String pharmacy) {
        return new AnimalPrescription(
                set,
                row,
                new Veterinarian("9000027", "VT", "Vera", "Testveterinär", "TEST Djurkliniken Björken", "0999-100001"),
                owner,
                new Animal("Hund", "TEST Karo", 1, false),
                pharmacy,
                depot.today(lab),
                null,
                FIRODJUR,
                1,
                2,
                "1 tablett dagligen",
                "Mot ledvärk",
                null);
    }

    private StoredAnimalPrescription received(AnimalOwner owner, String pharmacy) {
        DepotAnswer answer = depot.receive(
                lab,
                VETERINARIAN,
                new Received("7359999000991", UUID.randomUUID().toString()),
                List.of(prescription(UUID.randomUUID().toString(), 1, owner, pharmacy)));
        assertThat(answer.findings()).isEmpty();
        return answer.stored().get(0);
    }

    private static AnimalDispense row(StoredAnimalPrescription of, int row) {
        return new AnimalDispense(of.id(), of.version(), row, FIRODJUR, 1, null, false, null);
    }

    private static Set<String> codes(DepotAnswer answer) {
        return answer.findings().stream().map(AffFinding::code).collect(Collectors.toSet());
    }

    @Test
    void aPrescriptionIsReadAndDispensedUntilNothingIsLeft() {
        StoredAnimalPrescription sent = received(OWNER, null);
        assertThat(sent.status()).isEqualTo(PrescriptionStatus.NEW);
        assertThat(sent.content().lastValidOn()).isEqualTo(depot.today(lab).plusYears(1));
        consents.give(lab, OWNER, null);
        assertThat(depot.read(lab, PHARMACIST, OWNER)).containsExactly(sent);

        DepotAnswer first = depot.dispense(lab, PHARMACIST, "exp-1", List.of(row(sent, 1)), true);
        assertThat(first.findings()).isEmpty();
        assertThat(first.stored()).singleElement().satisfies(after -> {
            assertThat(after.status()).isEqualTo(PrescriptionStatus.DISPENSABLE);
            assertThat(after.dispensedQuantity()).isEqualByComparingTo(BigDecimal.valueOf(30));
            assertThat(after.version()).isEqualTo(2);
        });
        assertThat(codes(depot.dispense(lab, PHARMACIST, "exp-2", List.of(row(sent, 1)), true)))
                .containsExactly("U.012");
        StoredAnimalPrescription now = first.stored().get(0);
        assertThat(codes(depot.dispense(lab, PHARMACIST, "exp-1", List.of(row(now, 1)), true)))
                .containsExactly("U.006");
        DepotAnswer second = depot.dispense(lab, OTHER_PHARMACY, "exp-2", List.of(row(now, 1)), true);
        assertThat(second.stored().get(0).status()).isEqualTo(PrescriptionStatus.COMPLETED);
        assertThat(codes(depot.dispense(
                        lab, PHARMACIST, "exp-3", List.of(row(second.stored().get(0), 1)), true)))
                .contains("G.031");
        assertThat(depot.hasPrescriptions(lab, OWNER)).isFalse();
    }

    @Test
    void aRehearsalStoresNothing() {
        StoredAnimalPrescription sent = received(OWNER, null);
        consents.give(lab, OWNER, null);
        assertThat(depot.dispense(lab, PHARMACIST, "exp-1", List.of(row(sent, 1)), false)
                        .affStatus())
                .isZero();
        assertThat(depot.find(lab, sent.id())).contains(sent);
    }

    @Test
    void withoutConsentAPharmacySeesNothingAndStoresNothingButTheVeterinariansMessageIsTaken() {
        StoredAnimalPrescription sent = received(OWNER, null);
        assertThatThrownBy(() -> depot.read(lab, PHARMACIST, OWNER))
                .isInstanceOfSatisfying(
                        DepotRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_CONSENT));
        assertThat(depot.hasPrescriptions(lab, OWNER)).isTrue();
        assertThat(codes(depot.dispense(lab, PHARMACIST, "exp-1", List.of(row(sent, 1)), true)))
                .containsExactly("P.002");
        assertThat(codes(depot.register(
                        lab, PHARMACIST, prescription(UUID.randomUUID().toString(), 1, OWNER, null))))
                .containsExactly("P.002");
        consents.give(lab, OWNER, null);
        consents.give(lab, OWNER, null);
        assertThat(depot.read(lab, PHARMACIST, OWNER)).hasSize(1);
        consents.withdraw(lab, OWNER, null);
        assertThatThrownBy(() -> depot.read(lab, PHARMACIST, OWNER)).isInstanceOf(DepotRefused.class);
    }

    @Test
    void anOrganisationCountsAsConsenting() {
        AnimalOwner farm = new AnimalOwner(null, "5599990024", null, "TEST Lantbruket");
        StoredAnimalPrescription sent = received(farm, null);
        assertThat(depot.read(lab, PHARMACIST, farm)).containsExactly(sent);
    }

    @Test
    void anOwnerWithABirthDateIsServedAtTheNamedPharmacyWhereTheConsentWasGiven() {
        AnimalOwner guest = new AnimalOwner(null, null, LocalDate.of(1975, 5, 5), "Gäst Testgäst");
        StoredAnimalPrescription sent = received(guest, TRANAN);
        consents.give(lab, guest, TRANAN);
        assertThat(depot.read(lab, PHARMACIST, guest)).containsExactly(sent);
        assertThatThrownBy(() -> depot.read(lab, OTHER_PHARMACY, guest)).isInstanceOf(DepotRefused.class);
        consents.give(lab, guest, "7359999000045");
        assertThat(depot.read(lab, OTHER_PHARMACY, guest)).isEmpty();
        assertThat(codes(depot.dispense(lab, OTHER_PHARMACY, "exp-1", List.of(row(sent, 1)), true)))
                .containsExactly("TEST-DJUR.008");
    }

    @Test
    void aSetIsTakenWholeOrNotAtAll() {
        String set = UUID.randomUUID().toString();
        AnimalPrescription good = prescription(set, 1, OWNER, null);
        DepotAnswer twice = depot.receive(
                lab, VETERINARIAN, new Received("s", "i"), List.of(good, prescription(set, 1, OWNER, null)));
        assertThat(codes(twice)).containsExactly("U.002");
        assertThat(depot.ofSet(lab, set)).isEmpty();
        assertThat(depot.receive(lab, VETERINARIAN, new Received("s", "i"), List.of(good))
                        .rejected())
                .isFalse();
        assertThat(codes(depot.receive(lab, VETERINARIAN, new Received("s", "j"), List.of(good))))
                .containsExactly("U.002");
    }

    @Test
    void aVeterinarianCancelsASetAndAPharmacyOne() {
        StoredAnimalPrescription sent = received(OWNER, null);
        DepotAnswer answer =
                depot.cancel(lab, VETERINARIAN, "9000027", sent.content().originalId(), null, "1");
        assertThat(answer.stored())
                .singleElement()
                .satisfies(after -> assertThat(after.status()).isEqualTo(PrescriptionStatus.CANCELLED_BY_PRESCRIBER));
        consents.give(lab, OWNER, null);
        assertThat(depot.read(lab, PHARMACIST, OWNER)).isEmpty();
        assertThat(codes(depot.cancel(lab, PHARMACIST, sent.id(), "1"))).containsExactly("G.015");
        assertThatThrownBy(() -> depot.cancel(lab, VETERINARIAN, "9000027", "none", null, "1"))
                .isInstanceOf(DepotRefused.class);
    }

    @Test
    void aPharmacyCorrectsTheVersionThatItRead() {
        StoredAnimalPrescription sent = received(OWNER, null);
        consents.give(lab, OWNER, null);
        DepotAnswer answer = depot.correct(lab, PHARMACIST, sent.id(), 1, sent.content(), "Rättad dosering");
        assertThat(answer.stored().get(0).status()).isEqualTo(PrescriptionStatus.CORRECTED);
        assertThat(codes(depot.correct(lab, PHARMACIST, sent.id(), 1, sent.content(), "igen")))
                .containsExactly("U.011");
    }

    @Test
    void whatIsPrintedIsDispensedHereNoMoreAndMayBeRegisteredAnew() {
        StoredAnimalPrescription sent = received(OWNER, null);
        consents.give(lab, OWNER, null);
        PrintedOriginal printed = depot.print(lab, PHARMACIST, sent.id());
        assertThat(printed.articleName()).isEqualTo("TEST Firodjur 57 mg");
        assertThat(printed.dispensesLeft()).isEqualTo(2);
        assertThat(printed.prescription().status()).isEqualTo(PrescriptionStatus.PRINTED);
        assertThat(codes(depot.dispense(lab, PHARMACIST, "exp-1", List.of(row(printed.prescription(), 1)), true)))
                .containsExactly("G.031");
        assertThatThrownBy(() -> depot.print(lab, PHARMACIST, sent.id())).isInstanceOf(DepotRefused.class);
        assertThat(depot.register(lab, PHARMACIST, sent.content()).rejected()).isFalse();
    }

    @Test
    void ofTwentyPharmaciesAtOnceOneDispenses() throws Exception {
        StoredAnimalPrescription sent = received(OWNER, null);
        consents.give(lab, OWNER, null);
        ExecutorService pharmacies = Executors.newFixedThreadPool(8);
        try {
            List<Callable<DepotAnswer>> calls = IntStream.range(0, 20)
                    .<Callable<DepotAnswer>>mapToObj(number ->
                            () -> depot.dispense(lab, PHARMACIST, "exp-" + number, List.of(row(sent, 1)), true))
                    .toList();
            int dispensed = 0;
            for (Future<DepotAnswer> each : pharmacies.invokeAll(calls)) {
                dispensed += each.get().rejected() ? 0 : 1;
            }
            assertThat(dispensed).isEqualTo(1);
            assertThat(depot.find(lab, sent.id()).orElseThrow().dispensed()).isEqualTo(1);
        } finally {
            pharmacies.shutdownNow();
        }
    }

    @Test
    void aSnapshotIsRestoredInAnotherLab(EhmUnderTest ehm) {
        StoredAnimalPrescription sent = received(OWNER, null);
        consents.give(lab, OWNER, null);
        depot.dispense(lab, PHARMACIST, "exp-1", List.of(row(sent, 1)), true);
        LabId other = ehm.newLab();
        depot.restore(other, JsonMapper.shared().valueToTree(depot.snapshot(lab)));
        assertThat(depot.all(other)).isEqualTo(depot.all(lab));
        assertThat(depot.read(other, PHARMACIST, OWNER)).hasSize(1);
    }

    @Test
    void aLabBeginsWithPrescriptionsThatTheControlTableHasNothingAgainst(EhmUnderTest ehm) {
        LabId fresh = ehm.newLab();
        assertThat(depot.all(fresh)).hasSize(4).allSatisfy(each -> {
            assertThat(each.status()).isEqualTo(PrescriptionStatus.NEW);
            DepotAnswer again = depot.receive(lab, VETERINARIAN, new Received("s", null), List.of(each.content()));
            assertThat(again.findings()).isEmpty();
        });
        assertThat(ehm.control("GET", "/admin/labs/" + fresh + "/receptdepa-djur", ""))
                .hasSize(4);
        ehm.control(
                "PUT",
                "/admin/labs/" + fresh + "/receptdepa-djur/consents",
                "{\"personnummer\":\"198004262385\",\"consent\":true}");
        assertThat(depot.read(fresh, PHARMACIST, AnimalOwner.person("198004262385")))
                .hasSize(1);
    }
}
