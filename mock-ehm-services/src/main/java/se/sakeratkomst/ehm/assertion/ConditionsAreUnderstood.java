package se.sakeratkomst.ehm.assertion;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/** EHM-024: no condition is there that nobody here understands (SAML core 2.5.1.1). */
final class ConditionsAreUnderstood implements Check<Presented> {

    @Override
    public List<Finding> examine(Presented presented) {
        return presented
                .assertion()
                .conditions()
                .map(ReceivedAssertion.Conditions::unknown)
                .filter(unknown -> !unknown.isEmpty())
                .stream()
                .map(unknown -> Finding.error(
                        "EHM-024",
                        "judging the assertion's conditions",
                        "the conditions " + unknown,
                        "AudienceRestriction, OneTimeUse and ProxyRestriction only",
                        "Have the identity provider leave other conditions out."))
                .toList();
    }
}
