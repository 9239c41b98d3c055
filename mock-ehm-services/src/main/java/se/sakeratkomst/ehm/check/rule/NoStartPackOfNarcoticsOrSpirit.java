package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.007: narcotics and technical spirit are no start packs. */
final class NoStartPackOfNarcoticsOrSpirit implements ItemCheck {

    @Override
    public String code() {
        return "H.007";
    }

    @Override
    public Optional<String> observed(Item item) {
        return item.article().filter(Article::startPack).map(article -> article.name() + " is a start pack");
    }
}
