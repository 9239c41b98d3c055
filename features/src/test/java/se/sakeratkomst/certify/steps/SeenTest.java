package se.sakeratkomst.certify.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.steps.Seen.Who;

class SeenTest {
    private static final CardHolder ANNA = new CardHolder("198004262385", "SE5599990008-ANNA", "Anna Testläkare", "1");
    private static final CardHolder SARA =
            new CardHolder("198811232381", "SE5599990008-SARA", "Sara Testsköterska", "1");

    @Test
    void personnummerWithHyphenIsTheSignedPerson() {
        assertThat(who("<p id=who>19800426-2385</p>", "#who")).isEqualTo(Who.SIGNED_PERSON);
    }

    @Test
    void hsaIdIsTheSignedPerson() {
        assertThat(who("<p id=who>se5599990008-anna</p>", "#who")).isEqualTo(Who.SIGNED_PERSON);
    }

    @Test
    void strangersNumberIsSomebodyElseEvenBesideTheSignedPersons() {
        assertThat(who("<p id=who>198004262385 195203142384</p>", "#who")).isEqualTo(Who.SOMEBODY_ELSE);
    }

    @Test
    void anotherOfTheCastIsSomebodyElse() {
        assertThat(who("<p id=who>Sara Testsköterska</p>", "#who")).isEqualTo(Who.SOMEBODY_ELSE);
    }

    @Test
    void thePersonsOwnHsaIdOfAnotherEmploymentIsSomebodyElse() {
        CardHolder region = new CardHolder("197708182386", "SE5599990008-MOA", "Moa Testtvå", "1");
        CardHolder group = new CardHolder("197708182386", "SE5599990040-MOA", "Moa Testtvå", "1");
        assertThat(Seen.on(page("<p id=who>Moa Testtvå SE5599990040-MOA</p>"), "#who", group, List.of(region, group))
                        .who())
                .isEqualTo(Who.SIGNED_PERSON);
        assertThat(Seen.on(page("<p id=who>Moa Testtvå SE5599990008-MOA</p>"), "#who", group, List.of(region, group))
                        .who())
                .isEqualTo(Who.SOMEBODY_ELSE);
    }

    @Test
    void numbersOutsideTheSelectorDoNotCount() {
        assertThat(who("<p id=who>198004262385</p><ul><li>195203142384</ul>", "#who"))
                .isEqualTo(Who.SIGNED_PERSON);
    }

    @Test
    void pageWithoutTheElementShowsNobody() {
        assertThat(who("<p>Logga in</p>", "#who")).isEqualTo(Who.NOBODY);
    }

    @Test
    void elementThatNamesNobodyKnownIsASessionAllTheSame() {
        assertThat(who("<p id=who>okänd användare</p>", "#who")).isEqualTo(Who.UNNAMED);
    }

    @Test
    void withoutSelectorTheWholePageIsRead() {
        assertThat(who("<p>Anna Testläkare</p>", null)).isEqualTo(Who.SIGNED_PERSON);
    }

    private static Who who(String html, @Nullable String selector) {
        return Seen.on(page(html), selector, ANNA, List.of(ANNA, SARA)).who();
    }

    private static Page page(String html) {
        return new Page(URI.create("http://localhost/patients"), 200, "text/html", html);
    }
}
