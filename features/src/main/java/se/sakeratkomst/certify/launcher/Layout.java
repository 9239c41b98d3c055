package se.sakeratkomst.certify.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import se.sakeratkomst.certify.Mishap;

/**
 * Where things lie.
 *
 * @param root the folder of the project
 * @param home the folder of everything that a sandbox writes, {@code var} in the project unless told otherwise
 */
public record Layout(Path root, Path home) {

    /** The project that this command line was built in, or the one of {@code SANDBOX_ROOT}. */
    public static Path findRoot() {
        String told = System.getProperty("sandbox.root", System.getenv().getOrDefault("SANDBOX_ROOT", ""));
        if (!told.isBlank()) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        for (Path start : new Path[] {own(), Path.of("").toAbsolutePath()}) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("virtual-cards"))
                        && Files.isDirectory(folder.resolve("mock-idp"))) {
                    return folder;
                }
            }
        }
        throw Mishap.of(
                "find the folder of the sandbox",
                "neither this program nor the current folder lies in one",
                "a folder that holds virtual-cards, mock-idp and the other modules",
                "run ./sandbox from the project, or set SANDBOX_ROOT");
    }

    private static Path own() {
        var source = Layout.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Path.of("").toAbsolutePath()
                    : Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (java.net.URISyntaxException e) {
            return Path.of("").toAbsolutePath();
        }
    }

    public Path jar(Program program) {
        return root.resolve(program.module()).resolve("target").resolve(program.module() + ".jar");
    }

    public Path shared() {
        return home.resolve("shared");
    }

    public Path data(Program program) {
        return home.resolve(program.id());
    }

    public Path logs() {
        return home.resolve("log");
    }

    public Path log(Program program) {
        return logs().resolve(program.id() + ".log");
    }

    public Path runFolder() {
        return home.resolve("run");
    }

    public Path archives() {
        return home.resolve("cds");
    }

    public Path credentials(String vendor) {
        return home.resolve("credentials").resolve(vendor);
    }

    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("make the folder " + folder, e);
        }
    }
}
