package se.sakeratkomst.ehm.check.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatChecksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(strings = {"199001012385", "201802112381", "198706752386", "189001012385"})
    void aPersonnummerWithItsDateAndCheckDigitPasses(String number) {
        assertThat(FormatChecks.personnummer(number, "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9001012385",
                "19900101-2385",
                "179001012385",
                "210001012385",
                "199002302383",
                "199001012386",
                "199001010009",
                "19900101238a"
            })
    void anyOtherPersonnummerIsFk001(String number) {
        assertThat(FormatChecks.personnummer(number, "Patient.identifier")).hasValueSatisfying(finding -> {
            assertThat(finding.rule()).isEqualTo("FK001");
            assertThat(finding.expression()).isEqualTo("Patient.identifier");
            assertThat(finding.observed()).doesNotContain("2385");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"18961124", "20261123", "20000229"})
    void aBirthDateOfSomebodyWhoMayLivePasses(String date) {
        assertThat(FormatChecks.birthDate(date, TODAY, "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"18961123", "20261124", "20010229", "2000-02-29", "000229", ""})
    void anyOtherBirthDateIsFk002(String date) {
        assertThat(FormatChecks.birthDate(date, TODAY, "x"))
                .hasValueSatisfying(finding -> assertThat(finding.rule()).isEqualTo("FK002"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Åsa", "Anne-Marie", "O'Neill", "D’Arc", "Müller", "Nguyễn", "af Test", "J. R."})
    void aNameOfLettersPasses(String name) {
        assertThat(FormatChecks.name(name, "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A1", "<script>", "a;b", "a\nb", "😀"})
    void anyOtherNameIsFk003(String name) {
        assertThat(FormatChecks.name(name, "x"))
                .hasValueSatisfying(finding -> assertThat(finding.rule()).isEqualTo("FK003"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 tablett 3 gånger\ndagligen", "½–1 st (högst 8 < 10) 'vid behov'; select", "µg ≥ 2"})
    void aTextWithoutControlCharactersPasses(String text) {
        assertThat(FormatChecks.text(text, "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\tb", "\u202Eabc", "\uE000", "\uD800"})
    void anyOtherTextIsFk004(String text) {
        assertThat(FormatChecks.text(text, "x"))
                .hasValueSatisfying(finding -> assertThat(finding.rule()).isEqualTo("FK004"));
    }
}
