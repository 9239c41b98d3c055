package se.sakeratkomst.vendor.sp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion.Conditions;

/**
 * Neither the assertion nor the request it answers was used for a login before. Looked at last: what is refused for something else
 * is not used up.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.5; SAML core 2.5.1.5</a>
 */
final class NeverUsedBefore implements ServiceProviderCheck {

    private static final Duration AT_LEAST = Duration.ofHours(1);

    private final UsedMessages used;
    private final Function<Answer, String> remembered;

    /** @param remembered whose ID is remembered: in earnest the assertion's */
    NeverUsedBefore(UsedMessages used, Function<Answer, String> remembered) {
        this.used = used;
        this.remembered = remembered;
    }

    @Override
    public List<Finding> examine(Answer answer) {
        String assertion = answer.identityProvider().entityId() + ' ' + remembered.apply(answer);
        String[] ids = answer.request()
                .map(request -> new String[] {assertion, request.id()})
                .orElseGet(() -> new String[] {assertion});
        return unless(
                used.firstUse(answer.now(), forget(answer), ids),
                "SC-100",
                "remembering the assertion " + answer.assertion().id(),
                "it, or the request it answers, was used before",
                "an assertion that is new",
                "Log in anew.");
    }

    private static Instant forget(Answer answer) {
        Instant atLeast = answer.now().plus(AT_LEAST);
        return answer.assertion()
                .conditions()
                .flatMap(Conditions::notOnOrAfter)
                .map(end -> end.plus(answer.skew()))
                .filter(end -> end.isAfter(atLeast))
                .orElse(atLeast);
    }

    @Override
    public Reason reason() {
        return Reason.NOT_CURRENT;
    }
}
