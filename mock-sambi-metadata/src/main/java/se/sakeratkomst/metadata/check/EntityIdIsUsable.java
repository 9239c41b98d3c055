package se.sakeratkomst.metadata.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * The entityID is an absolute URI of at most 1024 characters.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 8.3.6</a>
 */
@Decides({"SC-001", "SAMBI-002"})
final class EntityIdIsUsable implements Check<Submission> {

    private static final int LONGEST = 1024;

    @Override
    public List<Finding> examine(Submission submission) {
        String entityId = submission.entityId();
        if (!entityId.isBlank() && entityId.length() <= LONGEST && absolute(entityId)) {
            return List.of();
        }
        return List.of(Finding.error(
                        submission.rule("SC-001", "SAMBI-002"),
                        "reading the entityID",
                        entityId.isBlank() ? "none" : Quote.of(entityId),
                        "an absolute URI of at most " + LONGEST + " characters",
                        "Set entityID to a URI of your own, for example https://journal.example.se/saml.")
                .at(submission.entity()));
    }

    private static boolean absolute(String entityId) {
        try {
            return new URI(entityId).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
