package se.sakeratkomst.idp.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.sakeratkomst.saml.response.NameIdRecipe;

/**
 * A service provider that got an assertion in a session.
 *
 * @param sp its entity id
 * @param nameId what the user is called there
 * @param sessionIndexes of its assertions, the newest first
 * @param at when the newest was issued, by the wall
 */
public record Participant(String sp, NameIdRecipe nameId, List<String> sessionIndexes, Instant at) {
    private static final int MOST_INDEXES = 20;

    public Participant {
        sessionIndexes = List.copyOf(sessionIndexes);
    }

    /** The same service provider after a newer assertion; another name means that its former session is replaced. */
    Participant and(Participant newer) {
        if (!newer.nameId.equals(nameId)) {
            return newer;
        }
        List<String> all = new ArrayList<>(newer.sessionIndexes);
        sessionIndexes.stream().filter(index -> !all.contains(index)).forEach(all::add);
        return new Participant(sp, nameId, all.subList(0, Math.min(all.size(), MOST_INDEXES)), newer.at);
    }
}
