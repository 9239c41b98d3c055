package se.sakeratkomst.ehm.pharmacy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.csv.CsvFile;

/** The register of pharmacies. It is the same in every lab. */
public final class Pharmacies {

    /** Which setting names the file. */
    public static final String SETTING = "sandbox.ehm.registers.pharmacies";

    private final Map<String, Pharmacy> byGln;

    public Pharmacies(List<Pharmacy> pharmacies) {
        this.byGln = pharmacies.stream().collect(Collectors.toUnmodifiableMap(Pharmacy::gln, Function.identity()));
    }

    /**
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it is no such register
     */
    public static Pharmacies read(@Nullable Path file) {
        return new Pharmacies(CsvFile.read(file, "pharmacies.csv", SETTING).stream()
                .map(line -> new Pharmacy(
                        line.required("gln"),
                        line.required("name"),
                        line.text("actor").orElse(null),
                        line.text("town").orElse(""),
                        line.day("opened-on").orElse(LocalDate.MIN),
                        line.day("closed-on").orElse(null),
                        line.flag("licensed"),
                        line.flag("dose"),
                        line.required("kind").equals("register")))
                .toList());
    }

    public Optional<Pharmacy> byGln(String gln) {
        return Optional.ofNullable(byGln.get(gln));
    }

    /** The company a pharmacy belongs to. */
    public Optional<String> actorOf(String gln) {
        return byGln(gln).map(Pharmacy::actor);
    }

    public List<Pharmacy> all() {
        return byGln.values().stream()
                .sorted(Comparator.comparing(Pharmacy::gln))
                .toList();
    }
}
