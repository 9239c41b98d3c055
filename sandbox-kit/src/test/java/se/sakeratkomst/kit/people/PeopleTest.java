package se.sakeratkomst.kit.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.PeopleYaml.Unreadable;

class PeopleTest {

    private static final LabId LAB = LabId.DEFAULT;
    private static final String OWN = """
            people:
              - id: own
                personnummer: "%s"
                givenName: Olle
                surname: Egen
                hosp: {licences: [LK]}
                employments: [{hsaId: SE5599990008-OLLE, organisation: {name: TEST Region, number: "5599990008"}}]
                cards: [{kind: ordinary, pin1: "111111", pin2: "222222", puk: "33333333"}]
            """;

    private final TestPersonnummer numbers = new TestPersonnummer(TestPersonnummer.BIRTH_NUMBERS);
    private final PeopleYaml yaml = new PeopleYaml(new PersonCheck(numbers, PersonCheck.NATIONAL_RESERVE));

    @TempDir
    Path folder;

    @Test
    void theSandboxHasAPhysicianANurseAPharmacistAndAVeterinarian() {
        People people = new People(null, yaml, Duration.ZERO);
        assertThat(people.byHsaId(LAB, "SE5599990008-ANNA").orElseThrow().hosp().licences())
                .containsExactly("LK");
        assertThat(people.all(LAB)).hasSizeGreaterThanOrEqualTo(24);
    }

    @Test
    void everyKindAndStateOfCardIsInTheCatalogueAndNobodyIsThereTwice() {
        People people = new People(null, yaml, Duration.ZERO);
        List<TestPerson.Card> cards =
                people.all(LAB).stream().flatMap(one -> one.cards().stream()).toList();
        assertThat(cards).extracting(TestPerson.Card::kind).containsAll(Arrays.asList(CardKind.values()));
        assertThat(cards).extracting(TestPerson.Card::state).containsAll(Arrays.asList(CardState.values()));
        assertThat(people.cards(LAB)).hasSameSizeAs(cards);
        assertThat(people.all(LAB)).extracting(TestPerson::personalId).doesNotHaveDuplicates();
        assertThat(people.all(LAB).stream().flatMap(one -> one.employments().stream()))
                .extracting(TestPerson.Employment::hsaId)
                .doesNotHaveDuplicates();
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
    void ownPersonsComeFromAFolderAndThoseOfALabFromAFolderInIt() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), OWN.formatted("199001012385"));
        Files.createDirectory(folder.resolve("kurs-7"));
        Files.writeString(
                folder.resolve("kurs-7/other.yaml"),
                OWN.formatted("198811232381").replace("id: own", "id: other").replace("OLLE", "OVE"));
        People people = new People(folder, yaml, Duration.ZERO);
        assertThat(people.byId(LAB, "own")).isPresent();
        assertThat(people.byId(LAB, "other")).isEmpty();
        assertThat(people.byId(new LabId("kurs-7"), "other")).isPresent();
        assertThat(people.byId(new LabId("kurs-7"), "own")).isPresent();
    }

    @Test
    void aChangeIsSeenAndABrokenFileLeavesWhatWasReadBefore() throws IOException {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, OWN.formatted("199001012385"));
        People people = new People(folder, yaml, Duration.ZERO);
        Files.writeString(file, OWN.formatted("199001012385").replace("Olle", "Oskar"));
        assertThat(people.byId(LAB, "own").orElseThrow().givenName()).isEqualTo("Oskar");
        Files.writeString(file, "people: [");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(people.byId(LAB, "own").orElseThrow().givenName()).isEqualTo("Oskar");
    }

    @Test
    void aLabWhoseFirstFileIsBrokenHasThePersonsOfTheLabDefault() throws IOException {
        People people = new People(folder, yaml, Duration.ZERO);
        Files.createDirectory(folder.resolve("kurs-8"));
        Files.writeString(folder.resolve("kurs-8/broken.yaml"), "people: [");
        assertThat(people.byHsaId(new LabId("kurs-8"), "SE5599990008-ANNA")).isPresent();
    }

    @Test
    void aRealLookingPersonnummerIsRefused() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), OWN.formatted("199001011239"));
        assertThatThrownBy(() -> new People(folder, yaml, Duration.ZERO)).hasMessageContaining("test series");
    }

    @Test
    void whatIsWrittenCanBeReadAgain() throws Unreadable {
        for (TestPerson person : new People(null, yaml, Duration.ZERO).all(LAB)) {
            assertThat(yaml.readOne(yaml.write(person))).isEqualTo(person);
        }
    }

    static Stream<String> broken() {
        return Stream.of(
                "kind: ordinary|kind: gold",
                "pin1: \"111111\"|pin1: \"1234\"",
                "puk: \"33333333\"|puk: \"1\"",
                "SE5599990008-OLLE|SE5599990008-ÅSA",
                "licences: [LK]|prescriptionCode: \"9000018\"",
                "licences: [LK]|hospital: yes",
                "kind: ordinary|kind: national-reserve, hsaId: SE5599990008-NOBODY",
                "surname: Egen|surname: \"\"",
                "id: own|id: ../own");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("broken")
    void whatDoesNotHoldTogetherIsRefusedWithThePlaceAndTheReason(String change) {
        String[] parts = change.split("\\|");
        String text = OWN.formatted("199001012385");
        assertThat(text).contains(parts[0]);
        assertThatThrownBy(() -> yaml.read(text.replace(parts[0], parts[1])))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("observed")
                .hasMessageContaining("expected");
    }

    @Test
    void anAliasBombAndNothingAtAllAreRefused() {
        assertThatThrownBy(() -> yaml.readOne("")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> yaml.readOne("null")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> yaml.read("people:\n  - \n")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> yaml.read("people: " + "[".repeat(5000))).isInstanceOf(Unreadable.class);
    }
}
