package se.sakeratkomst.ehm.assertion;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** EHM-020, EHM-023: staff are proved by a plain SAML 2.0 Assertion. */
final class IsAnAssertion implements Gate {

    private static final String ATTEMPT = "reading the proof of the user";

    @Override
    public List<Finding> examine(Presented presented) {
        Element root = presented.unverified();
        if (Elements.is(root, Ns.SAML, "Assertion")) {
            return "2.0".equals(Elements.attr(root, "Version").orElse(""))
                    ? List.of()
                    : List.of(Finding.error(
                            "EHM-020",
                            ATTEMPT,
                            "Version '" + Elements.attr(root, "Version").orElse("") + "'",
                            "Version 2.0",
                            "Send a SAML 2.0 assertion."));
        }
        if (Elements.is(root, Ns.SAML, "EncryptedAssertion")) {
            return List.of(Finding.error(
                    "EHM-023",
                    ATTEMPT,
                    "an EncryptedAssertion",
                    "an Assertion, decrypted by the e-service and still validly signed",
                    "Decrypt it with the e-service's key and send the Assertion as it stood inside; for its signature to be"
                            + " there, set WantAssertionsSigned in the e-service's metadata."));
        }
        if (Elements.is(root, Ns.SAMLP, "Response")) {
            return List.of(Finding.error(
                    "EHM-020",
                    ATTEMPT,
                    "a whole Response",
                    "an Assertion: a Response proves private persons only, whom this service does not serve yet",
                    "Take the Assertion out of the Response, decrypt it where it is encrypted, and send that alone."));
        }
        return List.of(Finding.error(
                "EHM-020",
                ATTEMPT,
                "the root element '" + root.getNodeName() + "'",
                "saml:Assertion",
                "Send the Assertion that the identity provider issued at login."));
    }
}
