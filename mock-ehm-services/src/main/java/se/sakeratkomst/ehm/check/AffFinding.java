package se.sakeratkomst.ehm.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param code AFF code, for example {@code F.001}
 * @param textSv what it says in Swedish
 * @param textEn and in English
 * @param observed what was seen, for people
 * @param expression FHIRPath of what it is about
 * @param row row of the dispatch, or null
 */
public record AffFinding(
        String code,
        Effect effect,
        String textSv,
        String textEn,
        String observed,
        String expression,
        @Nullable BigDecimal row) {

    public boolean rejects() {
        return effect == Effect.REJECT;
    }
}
