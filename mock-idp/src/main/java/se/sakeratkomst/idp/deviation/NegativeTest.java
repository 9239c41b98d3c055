package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of the catalogue of negative tests that this service can make.
 *
 * @param id NEG-…
 * @param group the catalogue's group
 * @param phase when the message is changed
 * @param name what is wrong
 * @param variants ways to do it; the first is taken when none is named
 */
public record NegativeTest(String id, String group, Phase phase, String name, List<Variant> variants) {

    /** One way to do a test. */
    public record Variant(String name, Deviation deviation) {}

    /** A test with several ways. */
    static NegativeTest of(String id, String group, Phase phase, String name, Variant... variants) {
        return new NegativeTest(id, group, phase, name, List.of(variants));
    }

    /** A test with one way. */
    static NegativeTest of(String id, String group, Phase phase, String name, Deviation deviation) {
        return of(id, group, phase, name, new Variant("only", deviation));
    }

    static Variant variant(String name, Deviation deviation) {
        return new Variant(name, deviation);
    }

    /** The variant with that name; the first for none. */
    public Optional<Variant> variant(Optional<String> wanted) {
        return wanted.map(name ->
                        variants.stream().filter(v -> v.name().equals(name)).findFirst())
                .orElse(variants.stream().findFirst());
    }

    /** The phase as the catalogue writes it. */
    public String phaseName() {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
