package se.sakeratkomst.ehm.nll.door;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.ehm.decision.Asker;
import se.sakeratkomst.ehm.decision.Decisions;
import se.sakeratkomst.ehm.decision.Ground;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * EHM-059, EHM-066: purpose and access code go together, and the user's role may use them.
 *
 * @see "Handbok: NLL / Ändamål, åtkomsttyper, resurser och behörigheter; lag (2018:1212) 3 kap."
 */
final class UserMayUseThePurpose implements Check<NllCall> {

    private final Decisions decisions;

    UserMayUseThePurpose(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<Finding> examine(NllCall call) {
        Optional<String> purpose = call.header("x-purpose");
        Optional<String> access = call.header("x-access");
        if (purpose.isEmpty() || access.isEmpty() || call.user().isEmpty()) {
            return List.of();
        }
        Asker asker = Asker.of(call.user().get());
        return decisions.admit(asker, purpose.get(), access.get()).refusal().stream()
                .map(ground -> finding(call, ground))
                .toList();
    }

    static Finding finding(NllCall call, Ground ground) {
        String law = ground.law().isEmpty() ? "" : " (" + ground.law() + ")";
        return Finding.error(
                ground.requirement(),
                "deciding on access for the purpose " + call.header("x-purpose").orElse("none") + law + " by "
                        + ground.rule(),
                ground.observed(),
                ground.expected(),
                ground.remedy());
    }
}
