package se.sakeratkomst.cards.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SoftHSM's configuration file. The library finds it by the environment variable {@code SOFTHSM2_CONF} only, which a Java process
 * cannot set for itself: whoever starts the service sets it, and the service writes the file at the path it names.
 */
public final class SoftHsmConfiguration {

    public static final String VARIABLE = "SOFTHSM2_CONF";

    private static final String TOKENS = "directories.tokendir";
    private static final String OURS = "# Written by virtual-cards. All tokens here are TEST tokens.";

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/arm-linux-gnueabihf/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    private SoftHsmConfiguration() {}

    /**
     * Writes the file, unless someone else wrote one there, and makes the folder of the tokens.
     *
     * @param variable value of {@code SOFTHSM2_CONF}
     * @param home folder of the service; tokens lie under it and nowhere else
     * @return the folder of the tokens
     */
    public static Path prepare(@Nullable String variable, Path home) {
        Path folder = home.toAbsolutePath().normalize().resolve("softhsm");
        Path expected = folder.resolve("softhsm2.conf");
        String expectation = VARIABLE + "=" + expected + " in the environment of the service";
        if (variable == null || variable.isBlank()) {
            throw new SoftHsmUnavailable(
                    "no environment variable " + VARIABLE,
                    expectation,
                    "Start the service through ./sandbox, or run: export " + VARIABLE + "=" + expected);
        }
        Path file = Path.of(variable).toAbsolutePath().normalize();
        try {
            if (!Files.exists(file) || ours(file)) {
                write(file, folder.resolve("tokens"));
            }
            Path tokens = tokensOf(file)
                    .orElseThrow(() -> new SoftHsmUnavailable(
                            file + " without a line " + TOKENS,
                            expectation,
                            "Remove the file; the service writes it."));
            if (!tokens.startsWith(home.toAbsolutePath().normalize())) {
                throw new SoftHsmUnavailable(
                        file + " whose tokens lie in " + tokens,
                        "tokens under the service's home "
                                + home.toAbsolutePath().normalize() + ", so that nobody else's tokens are touched",
                        "Let " + VARIABLE + " name " + expected + ".");
            }
            Files.createDirectories(tokens);
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read or write " + file, e);
        }
    }

    /** The configured library, or the first of the usual places. */
    public static Path library(@Nullable Path configured) {
        if (configured != null) {
            if (Files.isRegularFile(configured)) {
                return configured;
            }
            throw new SoftHsmUnavailable(
                    "no file " + configured + ", which sandbox.pkcs11.library names",
                    "SoftHSM's PKCS#11 library",
                    "Correct the setting, or leave it out to have the usual places searched.");
        }
        return LIBRARIES.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new SoftHsmUnavailable(
                        "no libsofthsm2.so in any of " + LIBRARIES,
                        "SoftHSM 2 on this machine",
                        "Install it (Debian, Ubuntu: apt-get install softhsm2) or set sandbox.pkcs11.library."));
    }

    private static void write(Path file, Path tokens) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createDirectories(tokens);
        if (tokens.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rwx------"));
        }
        Files.writeString(file, """
                %s
                %s = %s
                objectstore.backend = file
                log.level = ERROR
                slots.removable = false
                """.formatted(OURS, TOKENS, tokens));
    }

    /** A file the service wrote itself may be of a home that was since moved. */
    private static boolean ours(Path file) throws IOException {
        return Files.readString(file).startsWith(OURS);
    }

    private static Optional<Path> tokensOf(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> line.startsWith(TOKENS) && line.contains("="))
                .map(line -> Path.of(line.substring(line.indexOf('=') + 1).strip())
                        .toAbsolutePath()
                        .normalize())
                .findFirst();
    }
}
