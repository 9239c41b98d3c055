package se.sakeratkomst.vendor.sp;

import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;

/**
 * What of a message is believed to be the identity provider's.
 *
 * @param byStatusAlone a flaw's: there is no assertion, and nobody asks for one
 */
record Believed(ReceivedResponse response, ReceivedAssertion assertion, boolean byStatusAlone) {}
