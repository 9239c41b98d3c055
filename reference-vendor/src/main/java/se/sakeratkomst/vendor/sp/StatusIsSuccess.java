package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * The top-level status is Success; whatever stands below or beside it changes nothing.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.4; SAML2int 0.2, responses</a>
 */
final class StatusIsSuccess implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        return unless(
                answer.received().success(),
                "SC-104",
                "reading the status of the Response",
                answer.received().status() + " with an assertion",
                "urn:oasis:names:tc:SAML:2.0:status:Success",
                "An error carries no assertion; nobody is let in by one.");
    }

    @Override
    public Reason reason() {
        return Reason.NOT_IDENTIFIED;
    }
}
