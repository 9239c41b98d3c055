package se.sakeratkomst.ehm.assertion;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/** EHM-029: Conditions carry NotOnOrAfter. */
final class HasNotOnOrAfter implements Check<Presented> {

    @Override
    public List<Finding> examine(Presented presented) {
        return presented
                        .assertion()
                        .conditions()
                        .flatMap(ReceivedAssertion.Conditions::notOnOrAfter)
                        .isPresent()
                ? List.of()
                : List.of(Finding.error(
                        "EHM-029",
                        "reading how long the assertion is valid",
                        presented.assertion().conditions().isPresent()
                                ? "Conditions without a readable NotOnOrAfter"
                                : "no Conditions",
                        "Conditions with NotOnOrAfter",
                        "Have the identity provider state NotOnOrAfter."));
    }
}
