package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.010: benefit is chosen for an article that has it. */
final class BenefitIsTheArticles implements ItemCheck {

    @Override
    public String code() {
        return "G.010";
    }

    @Override
    public Optional<String> observed(Item item) {
        return item.article()
                .filter(article -> !article.hasBenefit())
                .map(article -> "benefit " + item.benefit() + ", " + article.name() + " has none");
    }
}
