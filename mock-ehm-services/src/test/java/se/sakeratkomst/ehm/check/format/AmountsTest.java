package se.sakeratkomst.ehm.check.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.PrescriptionContent;

class AmountsTest {

    private final Amounts amounts = new Amounts(Articles.read(null));

    private static PrescriptionContent.Builder twicePenicillinFourTimes() {
        return PrescriptionContent.of()
                .article(new ArticleRef("20990101000011", "20990101100018", null))
                .packages(2)
                .dispensesAllowed(4);
    }

    @Test
    void whatIsPrescribedIsPackagesTimesTheirAmountTimesDispenses() {
        PrescriptionContent content = twicePenicillinFourTimes().build();
        assertThat(amounts.perDispense(content))
                .hasValueSatisfying(each -> assertThat(each).isEqualByComparingTo("60"));
        assertThat(amounts.prescribed(content))
                .hasValueSatisfying(all -> assertThat(all).isEqualByComparingTo("240"));
        assertThat(amounts.obstacles(content)).isEmpty();
    }

    @Test
    void whatRemainsIsThatLessDispensesAndCorrections() {
        assertThat(amounts.remaining(
                        twicePenicillinFourTimes().build(),
                        List.of(new BigDecimal("60"), new BigDecimal("45.5"), new BigDecimal("-5.5"))))
                .hasValueSatisfying(rest -> assertThat(rest).isEqualByComparingTo("140"));
    }

    @Test
    void aDoseHasNoPrescribedAmount() {
        PrescriptionContent dose =
                twicePenicillinFourTimes().dose(true).packages(null).build();
        assertThat(amounts.prescribed(dose)).isEmpty();
        assertThat(amounts.obstacles(dose)).isEmpty();
    }

    @Test
    void eachThingThatIsMissingHasItsCode() {
        assertThat(amounts.obstacles(null)).extracting(FormatFinding::code).containsExactly("2-25-125");
        assertThat(amounts.obstacles(twicePenicillinFourTimes()
                        .packages(null)
                        .dispensesAllowed(null)
                        .article(ArticleRef.NONE)
                        .build()))
                .extracting(FormatFinding::code)
                .containsExactly("2-25-49", "2-25-50", "2-25-182");
        assertThat(amounts.obstacles(twicePenicillinFourTimes()
                        .article(Articles.read(null).all().stream()
                                .filter(article -> article.amount() == null)
                                .findFirst()
                                .map(article -> new ArticleRef(article.nplId(), article.nplPackId(), null))
                                .orElseThrow())
                        .build()))
                .extracting(FormatFinding::code)
                .containsExactly("2-25-53");
    }
}
