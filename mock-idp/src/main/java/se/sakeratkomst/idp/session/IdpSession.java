package se.sakeratkomst.idp.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.idp.answer.Proved;
import se.sakeratkomst.idp.answer.Standing;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Somebody who is logged in at an identity provider, in one browser.
 *
 * @param token unguessable; only the browser has it
 * @param idp the persona
 * @param proved who it is, by which card, and when the card was used (the AuthnInstant of every assertion in the session)
 * @param standing in what capacity, as far as it was chosen
 * @param since when the card was used, by the lab's clock: from then on the session's age is counted (SC-156)
 * @param participants the service providers that got an assertion, in order
 */
public record IdpSession(
        String token,
        LabId lab,
        String idp,
        Proved proved,
        Standing standing,
        Instant since,
        List<Participant> participants) {

    public IdpSession {
        participants = List.copyOf(participants);
    }

    /** A service provider's part in it. */
    public Optional<Participant> participant(String sp) {
        return participants.stream().filter(each -> each.sp().equals(sp)).findFirst();
    }

    /** What a form of this session's page sends back, so that no other site can press its buttons. */
    public String formProof() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("form " + token).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("No SHA-256 on this platform", e);
        }
    }

    IdpSession with(Participant participant) {
        List<Participant> all = new ArrayList<>(participants);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).sp().equals(participant.sp())) {
                all.set(i, all.get(i).and(participant));
                return withParticipants(all);
            }
        }
        all.add(participant);
        return withParticipants(all);
    }

    private IdpSession withParticipants(List<Participant> all) {
        return new IdpSession(token, lab, idp, proved, standing, since, all);
    }
}
