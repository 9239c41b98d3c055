package se.sakeratkomst.vendor.login;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in the system to go after a login: one of its own pages, whatever somebody wrote. */
final class LocalTarget {

    static final String START = "/patients";

    private static final Pattern PAGE = Pattern.compile("/patients(/high|/\\d{12}/prescriptions)?");

    private LocalTarget() {}

    /** The page, if it is one of the system's; else the start page. */
    static String of(@Nullable String wanted) {
        return wanted != null && PAGE.matcher(wanted).matches() ? wanted : START;
    }
}
