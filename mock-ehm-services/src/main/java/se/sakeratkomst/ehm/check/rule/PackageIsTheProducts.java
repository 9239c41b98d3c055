package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.004: the NPL pack id belongs to the NPL id. */
final class PackageIsTheProducts implements ItemCheck {

    @Override
    public String code() {
        return "G.004";
    }

    @Override
    public Optional<String> observed(Item item) {
        ArticleRef ref = item.articleRef();
        return ref.nplPackId() == null || ref.nplId() == null
                ? Optional.empty()
                : item.registers()
                        .articles()
                        .byPackId(ref.nplPackId())
                        .filter(article -> !article.nplId().equals(ref.nplId()))
                        .map(article -> ref + ", a package of " + article.nplId());
    }
}
