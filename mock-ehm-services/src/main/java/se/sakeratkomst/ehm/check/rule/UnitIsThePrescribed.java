package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** H.017: the article now named is measured in the prescribed one's unit. */
final class UnitIsThePrescribed implements ItemCheck {

    @Override
    public String code() {
        return "H.017";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        Optional<String> unit = stored == null
                ? Optional.empty()
                : item.find(stored.content().article()).map(Article::unit);
        return unit.flatMap(prescribed -> item.article()
                .filter(article -> !article.unit().equals(prescribed))
                .map(article -> "unit " + article.unit() + ", prescribed " + prescribed));
    }
}
