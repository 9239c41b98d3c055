package se.sakeratkomst.ehm.soap;

import java.util.Map;

/** Operations that belong together. It is asked for them at the first call, not before. */
@FunctionalInterface
public interface Desk {

    /** By the operation's name. */
    Map<String, Answering> answers();
}
