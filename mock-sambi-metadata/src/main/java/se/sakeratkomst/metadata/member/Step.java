package se.sakeratkomst.metadata.member;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.sakeratkomst.saml.federation.Federations;

/** A step that an organisation takes, on its way in or out. */
public enum Step {
    INTRESSEANMALAN,
    GRANSKNINGSAVTAL,
    TILLITSDEKLARATION,
    GRANSKNING,
    BESLUT,
    ANSLUTNINGSAVTAL,
    /** The contract with the operator of Sweden Connect. */
    AVTAL,
    /** The organisation declares that it follows E-hälsomyndigheten's guideline for authorization attributes. */
    SJALVDEKLARATION,
    /** Metadata was handed in to production; may be repeated. */
    METADATA,
    /** The operator was told of a signature service (SC-168); not on anyone's way, but possible from the contract on. */
    UNDERSKRIFTSTJANST,
    /** The membership ended. */
    UTTRADE;

    private static final List<Step> REVIEWED = List.of(
            INTRESSEANMALAN, GRANSKNINGSAVTAL, TILLITSDEKLARATION, GRANSKNING, BESLUT, ANSLUTNINGSAVTAL, METADATA);
    private static final List<Step> TRUSTED =
            List.of(INTRESSEANMALAN, GRANSKNINGSAVTAL, TILLITSDEKLARATION, GRANSKNING, BESLUT);
    private static final List<Step> REPRESENTED = List.of(INTRESSEANMALAN, ANSLUTNINGSAVTAL, METADATA);
    private static final List<Step> CONTRACTED = List.of(AVTAL, SJALVDEKLARATION, METADATA);

    /** As it stands in JSON, {@code intresseanmalan}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The steps of an organisation's way in, in order. */
    static List<Step> wayOf(String federation, Kind kind, boolean represented) {
        if (federation.equals(Federations.SWEDEN_CONNECT.id())) {
            return CONTRACTED;
        }
        if (kind == Kind.BETRODD_PART) {
            return TRUSTED;
        }
        return represented ? REPRESENTED : REVIEWED;
    }

    static Optional<Step> named(String id) {
        return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
    }

    @JsonCreator
    static Step read(String id) {
        return named(id).orElseThrow(() -> new IllegalArgumentException(id));
    }
}
