package se.sakeratkomst.cards.card;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Token labels: at most 32 ASCII characters, told apart by whoever lists tokens with pkcs11-tool, for example
 * {@code TEST Anna Testlakare (Leg)}, and {@code TEST Anna Testlakare (Leg) lab07} in the lab lab07.
 */
final class CardLabel {

    private static final int LONGEST = 32;

    private CardLabel() {}

    /** @param taken whether another card has that label already */
    static String of(LabId lab, CardPlan plan, TokenUse use, Predicate<String> taken) {
        String tail = " (" + use.inLabel() + ")" + (lab.isDefault() ? "" : " " + fitted(lab.value(), 9));
        int room = LONGEST - "TEST ".length() - tail.length();
        String plain = "TEST " + fitted(ascii(plan.person().displayName()), room) + tail;
        if (!taken.test(plain)) {
            return plain;
        }
        return Stream.iterate(0, i -> i + 1)
                .map(i -> "TEST " + hashed(ascii(plan.person().displayName()), lab + "/" + plan.id() + "/" + i, room)
                        + tail)
                .filter(taken.negate())
                .findFirst()
                .orElseThrow();
    }

    /** The text, or its beginning and three digits that stand for the rest. */
    private static String fitted(String text, int room) {
        return text.length() <= room ? text : hashed(text, text, room);
    }

    private static String hashed(String text, String seed, int room) {
        String digits = Pem.sha256(seed.getBytes(StandardCharsets.UTF_8)).substring(0, 3);
        return text.substring(0, Math.min(text.length(), room - 4)) + "~" + digits;
    }

    private static String ascii(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^ -~]", "?");
    }
}
