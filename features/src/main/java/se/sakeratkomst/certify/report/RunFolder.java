package se.sakeratkomst.certify.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.sakeratkomst.certify.Mishap;

/** The folder of one run. It is made for the run and never used again. */
public record RunFolder(Path path) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_AT_ONCE = 1000;

    /** Makes a folder that did not exist: the time, the vendor, and a number if another run began in the same second. */
    public static RunFolder make(Path runs, Instant began, String vendor) {
        try {
            Files.createDirectories(runs);
            for (int number = 1; number < MOST_AT_ONCE; number++) {
                String name = STAMP.format(began) + "-" + vendor + (number == 1 ? "" : "-" + number);
                try {
                    return new RunFolder(Files.createDirectory(runs.resolve(name)));
                } catch (FileAlreadyExistsException taken) {
                    continue;
                }
            }
        } catch (IOException e) {
            throw Mishap.of(
                            "make the run folder in " + runs,
                            Mishap.words(e),
                            "a folder that can be written to",
                            "choose another with --runs")
                    .because(e);
        }
        throw Mishap.of(
                "make the run folder in " + runs,
                MOST_AT_ONCE + " runs of " + vendor + " began in the same second",
                "a name that is free",
                "choose another folder with --runs");
    }

    /** Writes a file of the run; one that is there is never written over. */
    public Path write(String name, byte[] content) {
        try {
            Path file = path.resolve(name);
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return Files.write(file, content, java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw Mishap.of(
                            "write " + name + " of the run " + path,
                            Mishap.words(e),
                            "a folder that can be written to and has space",
                            "choose another with --runs")
                    .because(e);
        }
    }
}
