package se.sakeratkomst.vendor.flaw;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The switches that are on; none in earnest. */
public final class Flaws {

    /** Everything is done right. */
    public static final Flaws NONE = new Flaws(Set.of());

    private final Set<Flaw> on;

    private Flaws(Collection<Flaw> on) {
        this.on = on.isEmpty() ? EnumSet.noneOf(Flaw.class) : EnumSet.copyOf(on);
    }

    /** These switches on. */
    public static Flaws of(Flaw... flaws) {
        return new Flaws(Arrays.asList(flaws));
    }

    /**
     * The switches of those names.
     *
     * @throws IllegalArgumentException that lists the names there are, when one is unknown
     */
    public static Flaws named(Collection<String> names) {
        return new Flaws(names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Flaws::named)
                .toList());
    }

    private static Flaw named(String name) {
        return Arrays.stream(Flaw.values())
                .filter(flaw -> flaw.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Set vendor.flaws: observed '" + name
                        + "'; expected names out of "
                        + Arrays.stream(Flaw.values()).map(Flaw::id).collect(Collectors.joining(", "))
                        + ". Correct the name."));
    }

    /** Whether the switch is on. */
    public boolean has(Flaw flaw) {
        return on.contains(flaw);
    }

    /** The names of those that are on. */
    public Set<String> names() {
        return on.stream().map(Flaw::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
