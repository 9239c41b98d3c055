package se.sakeratkomst.vendor.sp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The flaw: a level of assurance is the number at the end of its URI, and more is better. */
final class HigherLevel {

    private static final Pattern LEVEL = Pattern.compile("(.+/loa)(\\d)");

    private HigherLevel() {}

    /** Whether the level is above one of those that are accepted, and of the same kind. */
    static boolean isAbove(List<String> accepted, String loa) {
        Matcher claimed = LEVEL.matcher(loa);
        return claimed.matches()
                && accepted.stream()
                        .map(LEVEL::matcher)
                        .anyMatch(wanted -> wanted.matches()
                                && wanted.group(1).equals(claimed.group(1))
                                && wanted.group(2).compareTo(claimed.group(2)) < 0);
    }
}
