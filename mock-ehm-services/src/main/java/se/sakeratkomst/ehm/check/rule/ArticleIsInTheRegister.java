package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.003: the article is in the article register. */
final class ArticleIsInTheRegister implements ItemCheck {

    @Override
    public String code() {
        return "G.003";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(item.article().isEmpty(), item.articleRef().toString());
    }
}
