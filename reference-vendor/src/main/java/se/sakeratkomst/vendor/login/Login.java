package se.sakeratkomst.vendor.login;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody is logged in, and something is kept for as long as that lasts. */
final class Login {

    private final User user;
    private @Nullable Object kept;

    Login(User user) {
        this.user = user;
    }

    User user() {
        return user;
    }

    /** What is kept for as long as this lasts, made when it is first asked for. */
    synchronized <T> T kept(Class<T> type, Supplier<T> made) {
        if (!type.isInstance(kept)) {
            kept = made.get();
        }
        return type.cast(kept);
    }
}
