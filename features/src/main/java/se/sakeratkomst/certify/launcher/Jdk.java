package se.sakeratkomst.certify.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import se.sakeratkomst.certify.Mishap;

/**
 * The Java that runs the services.
 *
 * @param feature the feature version, such as 25
 * @param build the exact build: an archive fits no other
 */
public record Jdk(Path home, int feature, String build) {

    /** The Java of {@code SANDBOX_JAVA_HOME}, or the one that runs this program. */
    public static Jdk chosen() {
        String told = System.getenv().getOrDefault("SANDBOX_JAVA_HOME", "");
        return told.isBlank() ? current() : in(Path.of(told));
    }

    static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                System.getProperty("java.vendor") + " " + Runtime.version());
    }

    static Jdk in(Path home) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw Mishap.of(
                            "use the Java in " + home,
                            "its file 'release' cannot be read (" + Mishap.words(e) + ")",
                            "the home folder of a Java 17 or later",
                            "correct SANDBOX_JAVA_HOME, or leave it unset")
                    .because(e);
        }
        String version = unquoted(release, "JAVA_VERSION");
        String build =
                unquoted(release, "IMPLEMENTOR") + " " + unquoted(release, "JAVA_RUNTIME_VERSION") + " " + version;
        return new Jdk(home, Integer.parseInt(version.replaceAll("[^0-9].*$", "")), build);
    }

    private static String unquoted(Properties properties, String name) {
        return properties.getProperty(name, "").replace("\"", "");
    }

    Path java() {
        return home.resolve("bin").resolve("java");
    }
}
