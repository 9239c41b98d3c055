package se.sakeratkomst.cards.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.CardKind;
import se.sakeratkomst.kit.people.CardState;
import se.sakeratkomst.kit.people.People.CardOf;
import se.sakeratkomst.kit.people.TestPerson;

class CardLabelTest {

    @Test
    void namesHolderAndUseInAscii() {
        assertThat(label("default", "Anna", "Testläkare", TokenUse.LEGITIMERING))
                .isEqualTo("TEST Anna Testlakare (Leg)");
        assertThat(label("default", "Anna", "Testläkare", TokenUse.UNDERSKRIFT))
                .isEqualTo("TEST Anna Testlakare (Und)");
    }

    @Test
    void namesTheLabUnlessItIsTheDefault() {
        assertThat(label("kurs-7", "Anna", "Bo", TokenUse.LEGITIMERING)).isEqualTo("TEST Anna Bo (Leg) kurs-7");
        assertThat(label("kurs-7", "Anna", "Testläkare", TokenUse.UNDERSKRIFT))
                .isEqualTo("TEST Anna Testl~64d (Und) kurs-7");
    }

    @Test
    void fitsInto32CharactersAndStaysDistinct() {
        List<String> labels = List.of(
                label("a-lab-with-a-very-long-name-01", "Maximiliana", "Testsjukskoterskesson", TokenUse.LEGITIMERING),
                label("a-lab-with-a-very-long-name-02", "Maximiliana", "Testsjukskoterskesson", TokenUse.LEGITIMERING),
                label("a-lab-with-a-very-long-name-02", "Maximiliana", "Testsjukskoterskessen", TokenUse.LEGITIMERING),
                label("default", "Maximiliana", "Testsjukskoterskesson", TokenUse.LEGITIMERING),
                label("default", "Maximiliana", "Testsjukskoterskessen", TokenUse.LEGITIMERING));

        assertThat(labels)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        label -> assertThat(label).hasSizeLessThanOrEqualTo(32).matches("[ -~]+"));
    }

    @Test
    void twoHoldersOfTheSameNameGetDifferentLabels() {
        CardPlan plan = plan("anna-2", "Anna", "Bo");

        assertThat(CardLabel.of(LabId.DEFAULT, plan, TokenUse.LEGITIMERING, "TEST Anna Bo (Leg)"::equals))
                .startsWith("TEST Anna Bo~")
                .endsWith(" (Leg)");
    }

    private static String label(String lab, String given, String surname, TokenUse use) {
        return CardLabel.of(new LabId(lab), plan("id", given, surname), use, taken -> false);
    }

    private static CardPlan plan(String id, String given, String surname) {
        TestPerson.Card card =
                new TestPerson.Card(null, CardKind.BANKID, null, CardState.OK, "114477", "225588", "90000001");
        TestPerson person = new TestPerson(
                id, "198004262385", null, given, surname, false, TestPerson.Hosp.NONE, List.of(), List.of(card));
        return CardPlan.of(new CardOf(person, card));
    }
}
