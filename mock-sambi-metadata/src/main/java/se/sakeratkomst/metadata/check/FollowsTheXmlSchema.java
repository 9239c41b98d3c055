package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The document follows the XML schemas of SAML metadata and of its extensions for names, attributes, registration, algorithms and
 * discovery. Other extensions are left alone, as the schemas say.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2; SAML metadata 1.1</a>
 */
@Decides({"SC-001", "SAMBI-002"})
final class FollowsTheXmlSchema implements Check<Submission> {

    private static final Pattern QUALIFIED = Pattern.compile("\"([^\"]+)\":([\\w.-]+)");

    @Override
    public List<Finding> examine(Submission submission) {
        return MetadataSchema.faults(submission.entity()).stream()
                .map(fault -> Finding.error(
                                submission.rule("SC-001", "SAMBI-002"),
                                "holding " + fault.element().getLocalName()
                                        + " against the XML schemas of SAML metadata",
                                Quote.of(readable(fault.message())),
                                "a document that follows the schemas",
                                "Mend what the message names; mind the order in which elements stand.")
                        .at(fault.element()))
                .toList();
    }

    /** With the usual prefixes in the place of namespaces, which take up the line. */
    private static String readable(String message) {
        return QUALIFIED
                .matcher(message)
                .replaceAll(name -> Matcher.quoteReplacement(Ns.knownPrefix(name.group(1))
                        .map(prefix -> prefix + ":" + name.group(2))
                        .orElse(name.group())));
    }
}
