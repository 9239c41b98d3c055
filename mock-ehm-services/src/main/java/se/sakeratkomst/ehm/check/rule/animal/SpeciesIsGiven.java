package se.sakeratkomst.ehm.check.rule.animal;

import java.util.Optional;
import se.sakeratkomst.ehm.check.rule.ItemCheck;
import se.sakeratkomst.ehm.check.subject.AnimalFacts;
import se.sakeratkomst.ehm.check.subject.Item;

/** TEST-DJUR.002: the species of the animal is given. */
final class SpeciesIsGiven implements ItemCheck {

    @Override
    public String code() {
        return "TEST-DJUR.002";
    }

    @Override
    public Optional<String> observed(Item item) {
        AnimalFacts animal = item.content().animal();
        return animal == null || animal.species() == null || animal.species().isBlank()
                ? Optional.of("no species")
                : Optional.empty();
    }
}
