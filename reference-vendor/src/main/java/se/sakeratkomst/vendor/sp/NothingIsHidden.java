package se.sakeratkomst.vendor.sp;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The Assertion holds neither EncryptedID nor EncryptedAttribute nor BaseID.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1; SAML2int 0.2, responses</a>
 */
final class NothingIsHidden implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        Element assertion = answer.assertion().element();
        boolean hidden = List.of("EncryptedID", "EncryptedAttribute", "BaseID").stream()
                .anyMatch(
                        name -> !Elements.descendants(assertion, Ns.SAML, name).isEmpty());
        return unless(
                !hidden,
                "SC-070",
                "reading the Assertion",
                "EncryptedID, EncryptedAttribute or BaseID",
                "names and attributes in the open, inside an EncryptedAssertion",
                "Encrypt the whole assertion instead.");
    }
}
