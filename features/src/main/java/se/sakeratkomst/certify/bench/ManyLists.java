package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Test patients by the thousand, each with a list of prescriptions, as a file that the sandbox seeds its labs with. */
public final class ManyLists {
    private ManyLists() {}

    /**
     * Writes the file.
     *
     * @param patients at most 10,000
     * @param prescriptions on each patient's list
     * @param packs the NPL pack id of the n-th prescription of a list
     */
    public static void write(Path file, int patients, int prescriptions, IntFunction<String> packs) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("patients:\n");
            for (int i = 0; i < patients; i++) {
                out.write("""
                          - personnummer: "%s"
                            given-name: Test%05d
                            surname: Tusen
                            gender: female
                            prescriptions:
                        """.formatted(personnummer(i), i).indent(2));
                for (int n = 0; n < prescriptions; n++) {
                    out.write("      - {key: t%d-%d, npl-pack-id: \"%s\", issued-days-ago: %d}\n"
                            .formatted(i, n, packs.apply(n), 10 + n));
                }
            }
        }
    }

    /** The number of the patient at that place, from 0. */
    public static String personnummer(int i) {
        return ManyPeople.personnummer(i);
    }
}
