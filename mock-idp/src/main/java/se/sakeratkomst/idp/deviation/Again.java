package se.sakeratkomst.idp.deviation;

import java.util.List;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.ConfirmationRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SubjectRecipe;

/**
 * The last assertion to the same service provider about the same person is sent again, with its ID. The first time, when there is
 * none, it is the right one.
 *
 * @param confirmed whether its SubjectConfirmation is that of the new request, so that only the ID tells
 * @param once whether it says OneTimeUse
 */
record Again(boolean confirmed, boolean once) implements Deviation {

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        AssertionRecipe now = right.assertions().get(0);
        AssertionRecipe before = scene.around().previous().orElse(now);
        AssertionRecipe again = confirmed ? before.subjectBy(subject -> confirmedBy(now, subject)) : before;
        return right.withAssertions(
                List.of(once ? again.conditionsBy(conditions -> conditions.withOneTimeUse(true)) : again));
    }

    private static SubjectRecipe confirmedBy(AssertionRecipe now, SubjectRecipe subject) {
        List<ConfirmationRecipe> confirmations =
                now.subject() == null ? subject.confirmations() : now.subject().confirmations();
        return subject.withConfirmations(confirmations);
    }
}
