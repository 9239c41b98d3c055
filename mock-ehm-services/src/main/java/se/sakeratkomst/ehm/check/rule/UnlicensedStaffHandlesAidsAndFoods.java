package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.003: pharmacy staff without a licence handles aids (FOR) and foods (PLI) only. */
final class UnlicensedStaffHandlesAidsAndFoods implements ItemCheck {

    @Override
    public String code() {
        return "U.003";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                item.caller().unlicensedPharmacyStaff()
                        && item.article()
                                .filter(article -> !article.type().openToUnlicensedStaff())
                                .isPresent(),
                "staff without a licence and "
                        + item.article().map(Article::type).orElse(null));
    }
}
