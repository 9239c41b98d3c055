package se.sakeratkomst.idp.answer;

import java.util.List;
import java.util.Optional;

/** What becomes of a login when its user is known, or is not. */
public sealed interface Decision {
    /**
     * It is over: the service provider gets this.
     *
     * @param asserted who it was told about, where it was a yes
     */
    record Answered(Outgoing outgoing, Optional<Asserted> asserted) implements Decision {

        /** A no. */
        public Answered(Outgoing outgoing) {
            this(outgoing, Optional.empty());
        }
    }

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
