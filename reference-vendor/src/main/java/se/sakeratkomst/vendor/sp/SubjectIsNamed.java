package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * The Subject has a NameID that is not empty.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.2</a>
 */
final class SubjectIsNamed implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        return unless(
                answer.assertion()
                        .nameId()
                        .filter(nameId -> !nameId.value().isBlank())
                        .isPresent(),
                "SC-077",
                "reading the Subject of the Assertion",
                "no NameID, or an empty one",
                "a NameID",
                "Name the subject.");
    }
}
