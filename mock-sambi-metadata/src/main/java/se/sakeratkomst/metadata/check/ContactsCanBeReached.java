package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.regex.Pattern;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The EmailAddress of a contact is one. Enforced for Skolfederation, announced for Sambi without a date.
 *
 * @see "WebSSO Technology Profile V1.0.0 2.1.10 and 3.1.8; SAML metadata 2.3.2.2: a mailto URI"
 */
@Decides({"SWEB-007", "GEN-005"})
final class ContactsCanBeReached implements Check<Submission> {

    private static final Pattern ADDRESS = Pattern.compile("(mailto:)?[^@\\s:/]+@[^@\\s:/]+\\.[^@\\s:/]+");

    @Override
    public List<Finding> examine(Submission submission) {
        return Elements.children(submission.entity(), Ns.MD, "ContactPerson").stream()
                .flatMap(contact -> Elements.children(contact, Ns.MD, "EmailAddress").stream())
                .filter(address -> !ADDRESS.matcher(Elements.text(address)).matches())
                .map(address -> Finding.warning(
                                submission.rule("GEN-005", "SWEB-007"),
                                "reading the EmailAddress of a contact",
                                Quote.of(Elements.text(address)),
                                "mailto:name@domain",
                                "Write an address that somebody reads.")
                        .at(address))
                .toList();
    }
}
