package se.sakeratkomst.idp.answer;

import java.util.List;

/** What becomes of a login when its user is known, or is not. */
public sealed interface Decision {
    /** It is over: the service provider gets this. */
    record Answered(Outgoing outgoing) implements Decision {}

    /**
     * The user has to choose first.
     *
     * @param possible the capacities left, more than one
     */
    record Undecided(Proved proved, List<Standing> possible) implements Decision {
        public Undecided {
            possible = List.copyOf(possible);
        }
    }
}
