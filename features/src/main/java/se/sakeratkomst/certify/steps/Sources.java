package se.sakeratkomst.certify.steps;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the deviating messages of a run are made of: what is signed before the change, and whether it is encrypted. */
public enum Sources {
    /**
     * The federation's own way; a wrapped message is made of a signed response, of a signed assertion, and where it can be of one that
     * has both signatures, so that nothing but the wrapping is wrong with it.
     */
    FEDERATION,
    /** Every deviation of every kind of message. */
    ALL;

    private static final String WRAPPING = "wrapping";
    private static final String OWN = "federation";

    /**
     * One kind of message.
     *
     * @param source what is signed: {@code federation}, {@code response}, {@code assertion} or {@code both}
     * @param encryption {@code federation}, {@code encrypted} or {@code plain}
     */
    record Way(String source, String encryption) {
        /** The federation's own way of signing and encrypting. */
        boolean usual() {
            return source.equals(OWN) && encryption.equals(OWN);
        }

        /** What tells it from the federation's own; empty for that. */
        String words() {
            return Stream.of(
                            source.equals(OWN)
                                    ? ""
                                    : "with signed " + (source.equals("both") ? "response and assertion" : source),
                            encryption.equals(OWN) ? "" : encryption)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
        }
    }

    /** The kinds of message for the tests of a group. */
    List<Way> ways(String group) {
        if (this == FEDERATION) {
            return group.equals(WRAPPING)
                    ? List.of(new Way("both", OWN), new Way("response", OWN), new Way("assertion", OWN))
                    : List.of(new Way(OWN, OWN));
        }
        return List.of(
                new Way(OWN, OWN),
                new Way("response", "encrypted"),
                new Way("response", "plain"),
                new Way("assertion", "encrypted"),
                new Way("assertion", "plain"),
                new Way("both", "encrypted"),
                new Way("both", "plain"));
    }
}
