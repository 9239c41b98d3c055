package se.sakeratkomst.idp.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;

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

    /** It is over, and the user alone gets to know: the identity provider sends no Response. */
    record Shown(List<Finding> findings) implements Decision {}

    /** What the user has to do first. */
    enum Step {
        CHOICE,
        RELEASE,
        SIGNATURE;

        /** The last part of the page's address. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The user has to do something first.
     *
     * @param possible the capacities left
     */
    record Undecided(Proved proved, List<Standing> possible, Step step) implements Decision {
        public Undecided {
            possible = List.copyOf(possible);
        }
    }
}
