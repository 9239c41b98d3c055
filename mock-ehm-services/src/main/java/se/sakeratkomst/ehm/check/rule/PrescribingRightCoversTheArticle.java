package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.article.ProductType;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.prescriber.Prescriber;
import se.sakeratkomst.ehm.prescriber.Restriction;

/** F.003: no restriction of the prescriber's right covers the article. */
final class PrescribingRightCoversTheArticle implements ItemCheck {

    @Override
    public String code() {
        return "F.003";
    }

    @Override
    public Optional<String> observed(Item item) {
        String code = item.content().prescriber().code();
        return code == null
                ? Optional.empty()
                : item.registers()
                        .prescribers()
                        .byCode(code)
                        .map(Prescriber::restrictions)
                        .filter(restrictions -> restrictions.stream().anyMatch(each -> covers(each, item)))
                        .map(restrictions -> "restricted: " + restrictions);
    }

    private static boolean covers(Restriction restriction, Item item) {
        return item.prescribedOrDispensed()
                .map(article -> switch (restriction) {
                    case ALL -> true;
                    case NARCOTIC -> article.narcotic() != null;
                    case SPIRIT -> article.type() == ProductType.TSP;
                    case SPECIAL -> article.special() != null;
                })
                .orElse(restriction == Restriction.ALL);
    }
}
