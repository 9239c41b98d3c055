package se.sakeratkomst.vendor.flaw;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The switches that are on; none in earnest. They can be thrown while the system runs, so whoever heeds one asks each time. */
public final class Flaws {

    private volatile Set<Flaw> on;

    private Flaws(Collection<Flaw> on) {
        this.on = set(on);
    }

    private static Set<Flaw> set(Collection<Flaw> some) {
        return some.isEmpty() ? EnumSet.noneOf(Flaw.class) : EnumSet.copyOf(some);
    }

    /** Everything is done right. */
    public static Flaws none() {
        return of();
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
        return new Flaws(known(names));
    }

    /**
     * From now on these switches are on, and no others.
     *
     * @throws IllegalArgumentException that lists the names there are, when one is unknown; nothing is changed then
     */
    public void replaceBy(Collection<String> names) {
        on = set(known(names));
    }

    private static Collection<Flaw> known(Collection<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Flaws::named)
                .toList();
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
