package se.sakeratkomst.ehm.override;

import com.github.tomakehurst.wiremock.http.Fault;

/** How a connection fails. */
public enum ConnectionFault {
    /** It is closed before anything was answered. */
    CLOSED,
    /** It is closed in the middle of the answer. */
    BROKEN_OFF;

    static ConnectionFault of(Fault fault) {
        return switch (fault) {
            case CONNECTION_RESET_BY_PEER, EMPTY_RESPONSE -> CLOSED;
            case MALFORMED_RESPONSE_CHUNK, RANDOM_DATA_THEN_CLOSE -> BROKEN_OFF;
        };
    }
}
