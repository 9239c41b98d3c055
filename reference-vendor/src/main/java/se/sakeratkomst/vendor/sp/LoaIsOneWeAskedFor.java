package se.sakeratkomst.vendor.sp;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;

/**
 * AuthnContextClassRef is, character by character, a level of assurance that was asked for.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.4; SAMBI-037, SAMBI-040</a>
 */
final class LoaIsOneWeAskedFor implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        Optional<String> loa = answer.assertion().loa();
        return unless(
                loa.filter(answer.acceptedLoas()::contains).isPresent(),
                "SC-099",
                "reading the level of assurance",
                loa.orElse("none"),
                "one of " + answer.acceptedLoas(),
                "Log in with an e-legitimation of level 3, for example a SITHS card.");
    }

    @Override
    public Reason reason() {
        return Reason.LEVEL;
    }
}
