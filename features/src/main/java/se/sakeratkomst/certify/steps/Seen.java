package se.sakeratkomst.certify.steps;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.driver.Page;

/**
 * Whom the protected page shows. Identity is the oracle: who is there decides, never the status of the answer.
 *
 * @param text what was seen, in words
 */
public record Seen(Who who, String text) {
    private static final Pattern PERSONNUMMER = Pattern.compile("(?<!\\d)((?:18|19|20)\\d{6})[-+]?(\\d{4})(?!\\d)");

    /** Whom the page shows, compared with the person whose card signed, in the employment of the card. */
    public enum Who {
        NOBODY,
        SIGNED_PERSON,
        SOMEBODY_ELSE,
        /** The part of the page that names the user is there, but names nobody of the cast. */
        UNNAMED
    }

    static Seen on(Page page, @Nullable String selector, CardHolder signed, Collection<CardHolder> cast) {
        String text = page.text(selector);
        Set<String> numbers = numbers(text);
        Set<String> others = new LinkedHashSet<>(numbers);
        others.remove(signed.personnummer());
        for (CardHolder other : cast) {
            if (other.personnummer().equals(signed.personnummer())) {
                if (!other.equals(signed) && holds(text, other.hsaId())) {
                    others.add(other.name() + " with the HSA-id " + other.hsaId());
                }
            } else if (holds(text, other.hsaId()) || holds(text, other.name())) {
                others.add(other.name());
            }
        }
        boolean own =
                numbers.contains(signed.personnummer()) || holds(text, signed.hsaId()) || holds(text, signed.name());
        if (!others.isEmpty()) {
            return new Seen(Who.SOMEBODY_ELSE, "the page shows " + String.join(", ", others));
        }
        if (own) {
            return new Seen(Who.SIGNED_PERSON, "the page shows " + signed.name());
        }
        if (selector != null && !text.isBlank()) {
            return new Seen(Who.UNNAMED, "the page shows “" + shortened(text) + "”, which names nobody of the cast");
        }
        return new Seen(Who.NOBODY, "the page shows nobody" + where(page));
    }

    private static Set<String> numbers(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher matcher = PERSONNUMMER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group(1) + matcher.group(2));
        }
        return numbers;
    }

    private static boolean holds(String text, String part) {
        return !part.isEmpty() && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String where(Page page) {
        return " (" + page.uri().toString().replaceAll("\\?.*$", "?…") + ", status " + page.status() + ")";
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    boolean session() {
        return who != Who.NOBODY;
    }
}
