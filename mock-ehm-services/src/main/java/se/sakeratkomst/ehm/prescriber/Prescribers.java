package se.sakeratkomst.ehm.prescriber;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.csv.CsvFile;
import se.sakeratkomst.ehm.csv.CsvLine;

/** The register of licensed staff and their prescription codes. It is the same in every lab. */
public final class Prescribers {

    /** Which setting names the file. */
    public static final String SETTING = "sandbox.ehm.registers.prescribers";

    private final List<Prescriber> all;
    private final Map<String, Prescriber> byCode = new HashMap<>();
    private final Map<String, Prescriber> byLicenceNumber = new HashMap<>();

    public Prescribers(List<Prescriber> prescribers) {
        this.all = List.copyOf(prescribers);
        for (Prescriber each : all) {
            if (each.code() != null && byCode.put(each.code(), each) != null) {
                throw new IllegalStateException("Read the prescribers: observed code " + each.code()
                        + " twice; expected each once. Correct the file that " + SETTING + " names.");
            }
            if (each.licenceNumber() != null) {
                byLicenceNumber.put(each.licenceNumber(), each);
            }
        }
    }

    /**
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it is no such register
     */
    public static Prescribers read(@Nullable Path file) {
        return new Prescribers(CsvFile.read(file, "prescribers.csv", SETTING).stream()
                .map(Prescribers::prescriber)
                .toList());
    }

    private static Prescriber prescriber(CsvLine line) {
        return new Prescriber(
                line.text("code").orElse(null),
                line.words("professions"),
                line.text("licence-number").orElse(null),
                line.text("given-name").orElse(null),
                line.text("surname").orElse(null),
                restrictions(line),
                line.day("valid-from").orElse(LocalDate.MIN),
                line.day("revoked-on").orElse(null),
                line.required("country"),
                line.required("kind").equals("group"));
    }

    private static Set<Restriction> restrictions(CsvLine line) {
        try {
            return line.words("restriction").stream().map(Restriction::valueOf).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw line.wrong("restriction", line.required("restriction"), "words of ALL, NARCOTIC, SPIRIT, SPECIAL");
        }
    }

    public Optional<Prescriber> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Optional<Prescriber> byLicenceNumber(String licenceNumber) {
        return Optional.ofNullable(byLicenceNumber.get(licenceNumber));
    }

    public List<Prescriber> all() {
        return all;
    }
}
