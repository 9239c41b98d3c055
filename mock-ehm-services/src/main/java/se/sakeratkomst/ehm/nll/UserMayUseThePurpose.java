package se.sakeratkomst.ehm.nll;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.rule.PurposeRow;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * EHM-059, EHM-066: purpose and access code go together, and the user's role may use them.
 *
 * @see "Handbok: NLL / Ändamål, åtkomsttyper, resurser och behörigheter; lag (2018:1212) 3 kap."
 */
final class UserMayUseThePurpose implements Check<NllCall> {

    private final AccessRules rules;

    UserMayUseThePurpose(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public List<Finding> examine(NllCall call) {
        Optional<PurposeRow> stated = call.header("x-purpose").flatMap(rules::purpose);
        if (stated.isEmpty() || call.user().isEmpty()) {
            return List.of();
        }
        PurposeRow purpose = stated.get();
        User user = call.user().get();
        Optional<String> access = call.header("x-access");
        if (access.isPresent() && !purpose.access().contains(access.get())) {
            return List.of(finding(
                    "EHM-059",
                    purpose,
                    "x-access " + access.get(),
                    "with x-purpose " + purpose.purpose() + " one of " + purpose.access(),
                    "Send an access code that goes with the purpose, or the purpose that goes with the access code."));
        }
        if (Collections.disjoint(purpose.roles(), user.roles())) {
            return List.of(finding(
                    "EHM-066",
                    purpose,
                    "a user with the roles " + user.roles(),
                    "one of the roles " + purpose.roles(),
                    "Let a user with such a role make the call; the roles come from the assertion's attributes, and $ping"
                            + " tells which they are."));
        }
        if (purpose.careProviderNeeded() && user.careProvider() == null) {
            return List.of(
                    finding(
                            "EHM-066",
                            purpose,
                            "a user without care provider",
                            "an attribute that names the care provider (" + rules.careProvider() + ")",
                            "Ask the identity provider for the attribute, or deliver it as a supplement with the token exchange."));
        }
        return List.of();
    }

    private static Finding finding(String rule, PurposeRow purpose, String observed, String expected, String remedy) {
        return Finding.error(
                rule,
                "deciding on access for the purpose " + purpose.purpose() + " (" + purpose.law() + ")",
                observed,
                expected,
                remedy);
    }
}
