package se.sakeratkomst.kit.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {

    private final TestPersonnummer numbers = new TestPersonnummer(TestPersonnummer.BIRTH_NUMBERS);

    @TempDir
    Path folder;

    @Test
    void theSandboxHasAPhysicianANurseAPharmacistAndAVeterinarian() {
        People people = new People(null, numbers);
        assertThat(people.byHsaId("SE5599990008-ANNA").orElseThrow().role().licences())
                .containsExactly("LK");
        assertThat(people.all()).extracting(TestPerson::id).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "199001012385,true",
        "199001012386,false",
        "199001011239,false",
        "199013012385,false",
        "9001012385,false"
    })
    void onlyNumbersOfTheTestSeriesArePersons(String number, boolean accepted) {
        assertThat(numbers.objection(number).isEmpty()).isEqualTo(accepted);
    }

    @Test
    void ownPersonsComeFromAFolder() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), """
                people:
                  - {id: own, personnummer: "199001012385", givenName: Olle, surname: Egen, hsaId: SE5599990008-OLLE,
                     role: {licences: [LK]}, card: {kind: ordinary, loa: 3, pin1: "111111", pin2: "222222", puk: "33333333"}}
                """);
        assertThat(new People(folder, numbers).byId("own")).isPresent();
    }

    @Test
    void aRealLookingPersonnummerIsRefused() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), """
                people:
                  - {id: own, personnummer: "199001011239", givenName: Olle, surname: Egen,
                     role: {}, card: {kind: ordinary, loa: 3, pin1: "111111", pin2: "222222", puk: "33333333"}}
                """);
        assertThatThrownBy(() -> new People(folder, numbers)).hasMessageContaining("test series");
    }
}
