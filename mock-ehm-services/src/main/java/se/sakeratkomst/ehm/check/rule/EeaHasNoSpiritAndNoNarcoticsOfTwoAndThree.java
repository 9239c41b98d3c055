package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.article.Narcotic;
import se.sakeratkomst.ehm.article.ProductType;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.001: a foreign prescription is neither of technical spirit nor of narcotics II or III. */
final class EeaHasNoSpiritAndNoNarcoticsOfTwoAndThree implements ItemCheck {

    @Override
    public String code() {
        return "H.001";
    }

    @Override
    public Optional<String> observed(Item item) {
        return item.article()
                .filter(article -> article.type() == ProductType.TSP
                        || article.narcotic() == Narcotic.II
                        || article.narcotic() == Narcotic.III)
                .map(article -> article.type() + ", narcotic class " + article.narcotic());
    }
}
