package se.sakeratkomst.ehm.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.PeopleYaml;
import se.sakeratkomst.kit.people.PersonCheck;
import se.sakeratkomst.kit.people.TestPerson.Commission;
import se.sakeratkomst.kit.people.TestPersonnummer;

class PharmaciesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final Pharmacies pharmacies = Pharmacies.read(null);

    @Test
    void everyGlnHasItsCheckDigit() {
        assertThat(pharmacies.all()).hasSizeGreaterThan(10).allMatch(pharmacy -> Gln.holds(pharmacy.gln()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7359999000015", "735999900001", "73599990000140", "735999900001x"})
    void anotherFormOrDigitIsNoGln(String gln) {
        assertThat(Gln.holds(gln)).isFalse();
    }

    @Test
    void thePharmaciesOfTheTestPersonsAreThereAndOpen() {
        TestPersonnummer numbers = new TestPersonnummer(TestPersonnummer.BIRTH_NUMBERS);
        assertThat(new People(
                                null,
                                new PeopleYaml(new PersonCheck(numbers, PersonCheck.NATIONAL_RESERVE)),
                                Duration.ZERO)
                        .all(LabId.DEFAULT).stream()
                                .flatMap(person -> person.employments().stream())
                                .flatMap(employment -> employment.commissions().stream())
                                .map(Commission::pharmacyIdentifier)
                                .filter(Objects::nonNull))
                .isNotEmpty()
                .allMatch(gln -> pharmacies.byGln(gln).orElseThrow().openOn(DAY));
    }

    @Test
    void thereAreClosedComingAndUnlicensedPharmaciesAndDosePharmaciesOfTwoActors() {
        assertThat(pharmacies.all())
                .anyMatch(each -> each.closedOn() != null && !each.openOn(DAY))
                .anyMatch(each -> each.openedOn().isAfter(DAY) && !each.openOn(DAY))
                .anyMatch(each -> !each.licensed())
                .anyMatch(Pharmacy::register);
        assertThat(pharmacies.all().stream().filter(Pharmacy::dose).map(Pharmacy::actor))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aPharmacyBelongsToAnActor() {
        assertThat(pharmacies.actorOf("7359999000014")).contains("tranan");
        assertThat(pharmacies.actorOf("7359999099999")).isEmpty();
    }
}
