package se.sakeratkomst.vendor.nll;

import org.jspecify.annotations.Nullable;

/**
 * Why something is written.
 *
 * @param reason in words; null where none is asked for
 */
record Event(Activity activity, @Nullable String reason) {

    static Event of(Activity activity) {
        return new Event(activity, null);
    }
}
