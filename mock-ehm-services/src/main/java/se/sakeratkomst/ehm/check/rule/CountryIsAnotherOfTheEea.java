package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import java.util.Set;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.009: the prescription's country is of the EEA and not Sweden. */
final class CountryIsAnotherOfTheEea implements ItemCheck {

    private static final Set<String> OTHERS = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SI", "SK");

    @Override
    public String code() {
        return "U.009";
    }

    @Override
    public Optional<String> observed(Item item) {
        String country = item.content().country();
        return Observed.when(country == null || !OTHERS.contains(country), "country " + country);
    }
}
