package se.sakeratkomst.idp.logout;

import java.time.Instant;
import se.sakeratkomst.saml.response.NameIdRecipe;

/**
 * What somebody who makes a wrong LogoutRequest needs to know.
 *
 * @param otherNameId what another test person is called at the service provider
 * @param otherSessionIndex of no session there
 * @param now wall time
 */
public record LogoutScene(NameIdRecipe otherNameId, String otherSessionIndex, Instant now) {}
