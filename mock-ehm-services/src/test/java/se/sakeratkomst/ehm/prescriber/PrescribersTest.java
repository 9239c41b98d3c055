package se.sakeratkomst.ehm.prescriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.PeopleYaml;
import se.sakeratkomst.kit.people.PersonCheck;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPersonnummer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PrescribersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final Prescribers prescribers = Prescribers.read(null);
    private final Workplaces workplaces = Workplaces.read(null);

    @ParameterizedTest
    @CsvSource({"123456,6", "900001,9", "910000,9", "971000,5"})
    void theCheckDigitIsOfModulusTen(String six, int digit) {
        assertThat(PrescriptionCode.checkDigit(six)).isEqualTo(digit);
        assertThat(PrescriptionCode.holds(six + digit)).isTrue();
        assertThat(PrescriptionCode.holds(six + (digit + 1) % 10)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456", "12345667", "123456x", "1234 66"})
    void aCodeOfAnotherFormIsNone(String code) {
        assertThat(PrescriptionCode.holds(code)).isFalse();
    }

    @Test
    void everyCodeHasItsCheckDigit() {
        assertThat(prescribers.all().stream().map(Prescriber::code).filter(Objects::nonNull))
                .hasSizeGreaterThan(40)
                .allMatch(PrescriptionCode::holds);
    }

    @Test
    void everyLicenceNumberIsSomebodys() {
        assertThat(prescribers.all().stream().map(Prescriber::licenceNumber).filter(Objects::nonNull))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("\\w{6,7}"));
    }

    @Test
    void theTestPersonsWithAPrescriptionCodeAreThereWithTheirProfession() {
        TestPersonnummer numbers = new TestPersonnummer(TestPersonnummer.BIRTH_NUMBERS);
        People people =
                new People(null, new PeopleYaml(new PersonCheck(numbers, PersonCheck.NATIONAL_RESERVE)), Duration.ZERO);
        List<TestPerson> withCode = people.all(LabId.DEFAULT).stream()
                .filter(person -> person.hosp().prescriptionCode() != null)
                .toList();
        assertThat(withCode).hasSizeGreaterThan(15).allSatisfy(person -> {
            Prescriber prescriber = prescribers
                    .byCode(Objects.requireNonNull(person.hosp().prescriptionCode()))
                    .orElseThrow();
            assertThat(prescriber.surname()).isEqualTo(person.surname());
            assertThat(prescriber.licenceNumber()).isEqualTo(person.hosp().licenceNumber());
            assertThat(prescriber.professions())
                    .containsAll(person.hosp().licences())
                    .containsAll(person.hosp().occupationalCodes());
        });
        assertThat(people.all(LabId.DEFAULT).stream()
                        .flatMap(person -> person.employments().stream())
                        .flatMap(employment -> employment.groupPrescriptionCodes().stream()))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(
                                prescribers.byCode(code).orElseThrow().group())
                        .isTrue());
    }

    @Test
    void thePrescribersOfTheTestPatientsAndTheirWorkplacesAreThere() throws IOException {
        try (InputStream patients = getClass().getResourceAsStream("/nll/patients.yaml")) {
            JsonNode listed = YAMLMapper.shared().readTree(patients);
            assertThat(listed.findValues("prescriber-code"))
                    .isNotEmpty()
                    .allSatisfy(code ->
                            assertThat(prescribers.byCode(code.asString())).isPresent());
            assertThat(listed.findValues("workplace-code"))
                    .isNotEmpty()
                    .allSatisfy(code ->
                            assertThat(workplaces.validOn(code.asString(), DAY)).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LK", "TL", "TH", "BM", "SJ", "VT"})
    void everyPrescribingProfessionHasSomebodyWithAValidCode(String profession) {
        assertThat(prescribers.all())
                .anyMatch(each -> profession.equals(each.professions().get(0))
                        && each.code() != null
                        && each.validOn(DAY)
                        && !each.group());
    }

    @ParameterizedTest
    @EnumSource
    void everyRestrictionIsSomebodys(Restriction restriction) {
        assertThat(prescribers.all()).anyMatch(each -> each.restrictions().contains(restriction));
    }

    @Test
    void aRevokedLicenceCountsUntilItsLastDay() {
        Prescriber revoked = prescribers.byCode("9000241").orElseThrow();
        assertThat(revoked.validOn(LocalDate.of(2023, 6, 29))).isTrue();
        assertThat(revoked.validOn(LocalDate.of(2023, 6, 30))).isFalse();
    }

    @Test
    void prescribersOfOtherCountriesAreThereWithoutACode() {
        assertThat(prescribers.all())
                .filteredOn(each -> !each.country().equals("SE"))
                .isNotEmpty()
                .allMatch(each -> each.code() == null);
    }

    @Test
    void workplacesHaveCodesOfThreeToThirteenCharactersSomeOfThemNotValid() {
        assertThat(workplaces.all())
                .hasSizeGreaterThan(10)
                .allMatch(each -> each.code().matches("[\\w-]{3,13}"))
                .anyMatch(each -> !each.validOn(DAY))
                .anyMatch(each -> each.validFrom() != null && each.validFrom().isAfter(DAY));
    }
}
