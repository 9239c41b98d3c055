package se.sakeratkomst.vendor.sp;

import java.time.Instant;
import java.util.List;

/**
 * A request that the system sent and waits for an answer to.
 *
 * @param id ID of the AuthnRequest
 * @param browser the browser that was sent away, by a secret in its session
 * @param federation id of the federation
 * @param identityProvider entityID of the one asked
 * @param loas the LoA URIs asked for
 * @param forceAuthn whether the user was to be identified anew
 * @param sent when
 * @param relayState what was sent along
 * @param target where in the system the user wants to go
 */
public record PendingRequest(
        String id,
        String browser,
        String federation,
        String identityProvider,
        List<String> loas,
        boolean forceAuthn,
        Instant sent,
        String relayState,
        String target) {}
