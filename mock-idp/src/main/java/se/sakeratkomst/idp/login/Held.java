package se.sakeratkomst.idp.login;

import java.util.List;
import se.sakeratkomst.idp.answer.Proved;
import se.sakeratkomst.idp.answer.Standing;

/**
 * A login whose user is known and has still to choose in what capacity.
 *
 * @param proved who it is
 * @param possible the capacities left
 */
public record Held(Login login, Proved proved, List<Standing> possible) {
    public Held {
        possible = List.copyOf(possible);
    }
}
