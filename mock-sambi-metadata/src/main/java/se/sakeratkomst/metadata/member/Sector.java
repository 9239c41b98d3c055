package se.sakeratkomst.metadata.member;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Public or private, as an organisation's service providers must declare in Sweden Connect.
 *
 * @see "SC-169"
 */
public enum Sector {
    PUBLIC,
    PRIVATE;

    /** As it stands in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The entity category that declares it. */
    public String category() {
        return "http://id.elegnamnden.se/st/1.0/" + id() + "-sector-sp";
    }

    static Optional<Sector> named(String id) {
        return Arrays.stream(values()).filter(sector -> sector.id().equals(id)).findFirst();
    }

    @JsonCreator
    static Sector read(String id) {
        return named(id).orElseThrow(() -> new IllegalArgumentException(id));
    }
}
