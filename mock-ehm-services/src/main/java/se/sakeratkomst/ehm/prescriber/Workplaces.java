package se.sakeratkomst.ehm.prescriber;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.csv.CsvFile;

/** The register of workplaces. It is the same in every lab. */
public final class Workplaces {

    /** Which setting names the file. */
    public static final String SETTING = "sandbox.ehm.registers.workplaces";

    private final List<Workplace> all;
    private final Map<String, Workplace> byCode;

    public Workplaces(List<Workplace> workplaces) {
        this.all = List.copyOf(workplaces);
        this.byCode = all.stream().collect(Collectors.toUnmodifiableMap(Workplace::code, Function.identity()));
    }

    /**
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it is no such register
     */
    public static Workplaces read(@Nullable Path file) {
        return new Workplaces(CsvFile.read(file, "workplaces.csv", SETTING).stream()
                .map(line -> new Workplace(
                        line.required("code"),
                        line.required("name"),
                        line.required("town"),
                        line.day("valid-from").orElse(null),
                        line.day("valid-until").orElse(null)))
                .toList());
    }

    public Optional<Workplace> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Whether there is such a workplace on that day. */
    public boolean validOn(String code, LocalDate day) {
        return byCode(code).filter(each -> each.validOn(day)).isPresent();
    }

    /** All, in the register's order. */
    public List<Workplace> all() {
        return all;
    }
}
