package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** F.005: the article register lets the profession prescribe the article. */
final class ProfessionMayPrescribeTheArticle implements ItemCheck {

    @Override
    public String code() {
        return "F.005";
    }

    @Override
    public Optional<String> observed(Item item) {
        String profession = item.content().prescriber().prescribesAs();
        return item.prescribedOrDispensed()
                .filter(article -> profession == null || !article.authority().contains(profession))
                .map(article -> "profession " + profession + ", allowed " + article.authority());
    }
}
