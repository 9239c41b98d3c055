package se.sakeratkomst.certify.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sandbox's services, by the names that the wire contract gives them. */
public enum Service {
    METADATA,
    CARDS,
    IDP,
    EHM,
    INERA;

    /** Those that a certification needs; it neither starts nor asks the others. */
    public static List<Service> suites() {
        return List.of(METADATA, CARDS, IDP, EHM);
    }

    /** The name in addresses, settings and journals, such as {@code idp}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Service> byId(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id().equals(id))
                .findFirst();
    }
}
