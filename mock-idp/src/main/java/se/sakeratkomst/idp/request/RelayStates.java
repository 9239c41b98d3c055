package se.sakeratkomst.idp.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;

/**
 * What a RelayState may be: it goes back to the sender as it came, so nothing is taken on that no form can carry or that is out of
 * proportion. More than 80 bytes are against the binding but common, and only told.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.4.3 and 3.5.3</a>
 */
public final class RelayStates {
    private static final String RULE = "SAML-BINDINGS-3.4.3";
    private static final String ATTEMPT = "checking RelayState";
    private static final int BY_THE_BINDING = 80;

    private final int most;

    /** @param most bytes; a longer one is refused */
    public RelayStates(int most) {
        this.most = most;
    }

    /** What is wrong with it, or worth telling. */
    public List<Finding> examine(Optional<String> relayState) {
        return relayState.map(this::examine).orElse(List.of());
    }

    private List<Finding> examine(String relayState) {
        Optional<Integer> control =
                relayState.codePoints().filter(Character::isISOControl).boxed().findFirst();
        if (control.isPresent()) {
            return List.of(Finding.error(
                    RULE,
                    ATTEMPT,
                    "the control character U+%04X".formatted(control.get()),
                    "text that a form can carry unchanged",
                    "Send a reference, for example a random token, and keep the rest in the session."));
        }
        int bytes = relayState.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= BY_THE_BINDING) {
            return List.of();
        }
        String observed = bytes + " bytes";
        String remedy = "Send a reference of at most 80 bytes and keep the rest in the session.";
        return List.of(
                bytes > most
                        ? Finding.error(RULE, ATTEMPT, observed, "at most 80 bytes, here at most " + most, remedy)
                        : Finding.warning(RULE, ATTEMPT, observed, "at most 80 bytes", remedy));
    }
}
