package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;

/** G.007: the article now named has all seven positions of the prescribed one's ATC code. */
final class SubstanceIsTheSame implements ItemCheck {

    @Override
    public String code() {
        return "G.007";
    }

    @Override
    public Optional<String> observed(Item item) {
        StoredPrescription stored = item.stored();
        Optional<String> before = stored == null
                ? Optional.empty()
                : item.find(stored.content().article()).map(Article::atc);
        return before.flatMap(atc -> item.article()
                .filter(article -> !atc.equals(article.atc()))
                .map(article -> "ATC code " + article.atc() + ", prescribed " + atc));
    }
}
