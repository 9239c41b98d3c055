package se.sakeratkomst.saml.response;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What may be done to a message between the steps of its assembly. Each step gets the document as it is then and may change
 * it at will.
 */
public interface AssemblySteps {

    /** Nothing is done: the message stays right. */
    AssemblySteps NONE = new AssemblySteps() {};

    /** Signs one element, as the plan says. */
    default void sign(Element element, SigningPlan plan) {
        ResponseAssembler.sign(element, plan);
    }

    /** Written, nothing signed yet. */
    default void beforeSigning(Document response, Assembly assembly) {}

    /** The assertions are signed where the plan says so, nothing is encrypted. */
    default void afterAssertionSigned(Document response, Assembly assembly) {}

    /** The assertions are encrypted where the plan says so, the Response is not signed yet. */
    default void afterEncryption(Document response, Assembly assembly) {}

    /** Everything is done. */
    default void afterSigning(Document response, Assembly assembly) {}
}
