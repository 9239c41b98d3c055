package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Contacts are function mailboxes, so that the feed publishes nobody's name. Told of addresses that look like a person's.
 *
 * @see "Sambi, lämna nytt metadata"
 */
@Decides("SAMBI-051")
final class ContactsAreFunctions implements Check<Submission> {

    private static final Pattern PERSON = Pattern.compile("(mailto:)?\\p{Ll}{2,}[.]\\p{Ll}{2,}(\\d*)@.*");
    private static final Pattern FUNCTION = Pattern.compile(
            ".*(support|teknik|tech|drift|info|kontakt|contact|service|desk|help|saml|idp|federation|system|jour|noc|admin|metadata|forvaltning).*@.*");

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSambi()) {
            return List.of();
        }
        return Elements.children(submission.entity(), Ns.MD, "ContactPerson").stream()
                .flatMap(contact -> Elements.children(contact, Ns.MD, "EmailAddress").stream())
                .filter(address -> PERSON.matcher(text(address)).matches()
                        && !FUNCTION.matcher(text(address)).matches())
                .map(address -> Finding.warning(
                                "SAMBI-051",
                                "reading the EmailAddress of a contact",
                                "an address that looks like a person's",
                                "a function mailbox",
                                "Give an address that several people read and that outlives each of them.")
                        .at(address))
                .toList();
    }

    private static String text(Element address) {
        return Elements.text(address).toLowerCase(Locale.ROOT);
    }
}
