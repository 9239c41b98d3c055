package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Stream;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * ContactPersons for support and for technical matters, each with an EmailAddress.
 *
 * @see "SAML2int 0.2, metadata; SDP-MD11"
 */
@Decides({"GEN-005", "SAMBI-009"})
final class ContactsAreGiven implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return Stream.of("technical", "support")
                .filter(type -> Elements.children(submission.entity(), Ns.MD, "ContactPerson").stream()
                        .filter(contact -> type.equals(Elements.attrOrNull(contact, "contactType")))
                        .noneMatch(contact -> Elements.childText(contact, Ns.MD, "EmailAddress")
                                .filter(address -> !address.isEmpty())
                                .isPresent()))
                .map(type -> Finding.warning(
                                submission.rule("GEN-005", "SAMBI-009"),
                                "reading md:ContactPerson",
                                "no " + type + " contact with an EmailAddress",
                                "one contact each for technical matters and support",
                                "Add it, with the address of a function mailbox.")
                        .at(submission.entity()))
                .toList();
    }
}
