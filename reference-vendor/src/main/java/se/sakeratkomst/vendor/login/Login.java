package se.sakeratkomst.vendor.login;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody is logged in, and something is kept for as long as that lasts. */
final class Login {

    private final User user;
    private volatile @Nullable Object kept;

    Login(User user) {
        this.user = user;
    }

    User user() {
        return user;
    }

    Optional<Object> kept() {
        return Optional.ofNullable(kept);
    }

    void keep(Object token) {
        kept = token;
    }
}
