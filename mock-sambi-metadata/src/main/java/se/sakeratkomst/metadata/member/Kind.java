package se.sakeratkomst.metadata.member;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/**
 * What an organisation is in a federation, and which sections of the trust framework it is reviewed by.
 *
 * @see "SAMBI-065: sections by role; SC-170: contract with the operator"
 */
public enum Kind {
    ANVANDARORGANISATION("A+B+C+D"),
    TJANSTELEVERANTOR("A+E"),
    SAMBIOMBUD("A+B+C+D+F"),
    GRUPPFORETRADARE("A+B+C+D"),
    BETRODD_PART("A"),
    AVTALSPART("");

    private final String sections;

    Kind(String sections) {
        this.sections = sections;
    }

    /** As it stands in JSON, {@code anvandarorganisation}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Sections of the trust framework that apply, for example {@code A+E}; empty in Sweden Connect, which has none. */
    public String sections() {
        return sections;
    }

    /** Whether it may stand before the operator on behalf of others. */
    public boolean mayRepresent() {
        return this == SAMBIOMBUD || this == GRUPPFORETRADARE;
    }

    /** The kinds there are in a federation. */
    public static List<Kind> of(FederationProfile federation) {
        boolean contracts = federation.id().equals(Federations.SWEDEN_CONNECT.id());
        return Arrays.stream(values())
                .filter(kind -> (kind == AVTALSPART) == contracts)
                .toList();
    }

    static Optional<Kind> named(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    @JsonCreator
    static Kind read(String id) {
        return named(id).orElseThrow(() -> new IllegalArgumentException(id));
    }
}
