package se.sakeratkomst.ehm.nll.call;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.user.User;

/**
 * What the Authorization header proved.
 *
 * @param tokenId jti of the access token, null for an assertion
 * @param form token, assertion or response
 */
public record Proof(User user, @Nullable String tokenId, String form) {}
