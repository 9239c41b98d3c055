package se.sakeratkomst.certify.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the launcher can start. */
public enum Program {
    CARDS("virtual-cards", 20, "http", "256m"),
    METADATA("mock-sambi-metadata", 10, "http", "256m"),
    IDP("mock-idp", 30, "https", "256m"),
    EHM("mock-ehm-services", 40, "https", "384m"),
    INERA("mock-inera-services", 60, "https", "256m"),
    VENDOR("reference-vendor", 50, "http", "256m");

    private final String module;
    private final int portOffset;
    private final String scheme;
    private final String heap;

    Program(String module, int portOffset, String scheme, String heap) {
        this.module = module;
        this.portOffset = portOffset;
        this.scheme = scheme;
        this.heap = heap;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String module() {
        return module;
    }

    String heap() {
        return heap;
    }

    String scheme() {
        return scheme;
    }

    /** The public port of a sandbox whose ports start at {@code base}. */
    public int port(int base) {
        return base + portOffset;
    }

    public boolean hasControl() {
        return this != VENDOR;
    }

    /** The control port, or the public one of a program that has no control port. */
    public int controlPort(int base) {
        return hasControl() ? port(base) + 1 : port(base);
    }

    /** Every port that it listens on. */
    List<Integer> ports(int base) {
        return this == IDP
                ? List.of(port(base), controlPort(base), cardPort(base))
                : List.of(port(base), controlPort(base));
    }

    /** The identity providers' port for cards in the browser. */
    static int cardPort(int base) {
        return base + 32;
    }

    /** What answers with status 200 when the program can do its work. */
    String readiness() {
        return hasControl() ? "/actuator/health/readiness" : "/saml/sambi/metadata";
    }

    /** What must run for this to become ready. */
    List<Program> needs() {
        return switch (this) {
            case CARDS, METADATA -> List.of();
            case IDP, EHM -> List.of(CARDS, METADATA);
            case INERA -> List.of(CARDS);
            case VENDOR -> List.of(CARDS, METADATA, IDP, EHM);
        };
    }

    public static List<Program> services() {
        return List.of(CARDS, METADATA, IDP, EHM, INERA);
    }

    /** Those that a certification needs. */
    public static List<Program> suites() {
        return List.of(CARDS, METADATA, IDP, EHM);
    }

    public static Optional<Program> byId(String id) {
        return Arrays.stream(values())
                .filter(program -> program.id().equals(id) || program.module.equals(id))
                .findFirst();
    }
}
