package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.005: the article is neither deregistered nor out of sale. */
final class ArticleIsSold implements ItemCheck {

    @Override
    public String code() {
        return "G.005";
    }

    @Override
    public Optional<String> observed(Item item) {
        return item.article()
                .filter(article -> !article.soldOn(item.dispensedOn()))
                .map(article -> article.name() + ", " + article.sales() + " since " + article.withdrawnOn());
    }
}
