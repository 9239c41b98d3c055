package se.sakeratkomst.ehm.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A register as a text file: columns between semicolons, their names in the first line, and lines with # for people. No value holds a
 * semicolon, so none is quoted.
 */
public final class CsvFile {

    private static final String OWN = "/registers/";

    private CsvFile() {}

    /**
     * @param file instead of the sandbox's own, or null
     * @param name of the sandbox's own file, for example articles.csv
     * @param setting which names the file, for errors
     * @throws IllegalStateException when a line has other columns than the first line says
     */
    public static List<CsvLine> read(@Nullable Path file, String name, String setting) {
        String source = file == null ? name : file.toString();
        return lines(file == null ? own(name) : text(file, setting), source, setting);
    }

    private static List<CsvLine> lines(String text, String source, String setting) {
        List<CsvLine> lines = new ArrayList<>();
        List<String> columns = List.of();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> values = List.of(line.split(";", -1));
            if (columns.isEmpty()) {
                columns = values;
            } else if (values.size() == columns.size()) {
                lines.add(new CsvLine(source, number, setting, cells(columns, values)));
            } else {
                throw new IllegalStateException("Read " + source + " line " + number + ": observed " + values.size()
                        + " values; expected " + columns.size() + ", one for each of " + columns
                        + ". Correct the file that " + setting + " names.");
            }
        }
        return lines;
    }

    private static Map<String, String> cells(List<String> columns, List<String> values) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), values.get(i).strip());
        }
        return cells;
    }

    private static String text(Path file, String setting) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Read " + file + ": observed that it cannot be read; expected a file in UTF-8. Correct " + setting
                            + ".",
                    e);
        }
    }

    private static String own(String name) {
        try (InputStream own = CsvFile.class.getResourceAsStream(OWN + name)) {
            if (own == null) {
                throw new IllegalStateException(OWN + name + " is missing from the jar");
            }
            return new String(own.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + OWN + name, e);
        }
    }
}
