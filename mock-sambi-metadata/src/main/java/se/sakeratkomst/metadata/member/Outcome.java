package se.sakeratkomst.metadata.member;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a decision went. */
public enum Outcome {
    BIFALL,
    AVSLAG;

    /** As it stands in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> named(String id) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.id().equals(id))
                .findFirst();
    }

    @JsonCreator
    static Outcome read(String id) {
        return named(id).orElseThrow(() -> new IllegalArgumentException(id));
    }
}
