package se.sakeratkomst.ehm.check.rule.animal;

import java.util.Optional;
import se.sakeratkomst.ehm.check.rule.ItemCheck;
import se.sakeratkomst.ehm.check.subject.Item;

/** TEST-DJUR.005: the article is one for animals, or a medicine or technical spirit for people. */
final class VeterinarianMayPrescribeTheArticle implements ItemCheck {

    @Override
    public String code() {
        return "TEST-DJUR.005";
    }

    @Override
    public Optional<String> observed(Item item) {
        return item.prescribedOrDispensed()
                .filter(article -> !article.forAnimals() && !article.type().needsPrescriptionCode())
                .map(article -> "an article of type " + article.type());
    }
}
