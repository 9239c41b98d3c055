package se.sakeratkomst.ehm.assertion;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** EHM-020, EHM-023: staff are proved by a plain SAML 2.0 Assertion, a private person by the whole Response. */
final class IsAnAssertionOrAResponse implements Gate {

    private static final String ATTEMPT = "reading the proof of the user";

    @Override
    public List<Finding> examine(Presented presented) {
        Element root = presented.unverified();
        if (Elements.is(root, Ns.SAML, "Assertion") || Elements.is(root, Ns.SAMLP, "Response")) {
            return "2.0".equals(Elements.attr(root, "Version").orElse(""))
                    ? List.of()
                    : List.of(Finding.error(
                            "EHM-020",
                            ATTEMPT,
                            "Version '" + Elements.attr(root, "Version").orElse("") + "'",
                            "Version 2.0",
                            "Send what the identity provider answered in SAML 2.0."));
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
        return List.of(
                Finding.error(
                        "EHM-020",
                        ATTEMPT,
                        "the root element '" + root.getNodeName() + "'",
                        "saml:Assertion for staff, samlp:Response for a private person",
                        "Send the Assertion that the identity provider issued at login; for a private person the whole Response."));
    }
}
