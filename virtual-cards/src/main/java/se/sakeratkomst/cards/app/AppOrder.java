package se.sakeratkomst.cards.app;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.challenge.Challenge;

/**
 * An identity provider's order of a signature. It is answered once: the first of signed, cancelled and expired stands.
 *
 * @see CardApp
 */
final class AppOrder {

    /** How far an order has come. */
    enum State {
        /** Nobody has typed its code yet. */
        WAITING,
        /** Somebody has its page before them. */
        OPENED,
        SIGNED,
        CANCELLED,
        EXPIRED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean open() {
            return this == WAITING || this == OPENED;
        }
    }

    private final String secret;
    private final String code;
    private final Challenge challenge;
    private final Instant expires;
    private State state = State.WAITING;
    private byte @Nullable [] cms;

    /**
     * @param secret by which the identity provider, and nobody else, finds it
     * @param code by which the user finds it
     */
    AppOrder(String secret, String code, Challenge challenge, Instant expires) {
        this.secret = secret;
        this.code = code;
        this.challenge = challenge;
        this.expires = expires;
    }

    String secret() {
        return secret;
    }

    String code() {
        return code;
    }

    Challenge challenge() {
        return challenge;
    }

    Instant expires() {
        return expires;
    }

    synchronized State state() {
        return state;
    }

    /** DER of the CMS, once signed. */
    synchronized byte @Nullable [] cms() {
        return cms == null ? null : Arrays.copyOf(cms, cms.length);
    }

    /** Whether it was open and its time is up; true to one caller only. */
    synchronized boolean expire(Instant now) {
        return !now.isBefore(expires) && end(State.EXPIRED);
    }

    /** Whether it was opened by this call. */
    synchronized boolean open() {
        boolean waited = state == State.WAITING;
        if (waited) {
            state = State.OPENED;
        }
        return waited;
    }

    /** Whether the signature was taken: an order that was answered or has expired takes none. */
    synchronized boolean sign(byte[] signed) {
        boolean taken = end(State.SIGNED);
        if (taken) {
            cms = signed.clone();
        }
        return taken;
    }

    /** Whether it was cancelled by this call. */
    synchronized boolean cancel() {
        return end(State.CANCELLED);
    }

    /** Whole seconds left to answer in. */
    long secondsLeft(Instant now) {
        return Math.max(0, Duration.between(now, expires).toSeconds());
    }

    private boolean end(State last) {
        boolean wasOpen = state.open();
        if (wasOpen) {
            state = last;
        }
        return wasOpen;
    }
}
