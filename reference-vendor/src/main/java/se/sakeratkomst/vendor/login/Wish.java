package se.sakeratkomst.vendor.login;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.VendorSettings.RequestBinding;
import se.sakeratkomst.vendor.federation.Membership;

/**
 * How somebody is to be identified.
 *
 * @param target where in the system the user wants to go
 * @param binding how the request is to travel, null for the configured way
 * @param level the least level of assurance that will do
 * @param forceAuthn whether the user is to be identified anew, null for the configured way
 */
public record Wish(
        String target,
        @Nullable RequestBinding binding,
        int level,
        @Nullable Boolean forceAuthn) {

    /** To one of the system's pages, as it is done when nothing else is said. */
    public static Wish of(String target) {
        return new Wish(target, null, Membership.LEVEL, null);
    }

    /** Identified anew, at the level that the system demands for what is most sensitive. */
    public static Wish anew(String target) {
        return new Wish(target, null, Membership.LEVEL, true);
    }
}
