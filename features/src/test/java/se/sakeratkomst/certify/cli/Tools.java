package se.sakeratkomst.certify.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Programs of the machine that a test cannot do without: missing ones skip the test at home, and fail it in CI. */
final class Tools {
    private Tools() {}

    /** @param packages what installs them, for the message */
    static void require(String packages, String... programs) {
        List<String> missing =
                Arrays.stream(programs).filter(program -> !found(program)).toList();
        if (missing.isEmpty()) {
            return;
        }
        String told = "not on this machine: " + missing + "; apt-get install " + packages;
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            fail(told);
        }
        abort(told);
    }

    private static boolean found(String program) {
        if (program.startsWith("/")) {
            return Files.isReadable(Path.of(program));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs a program to its good end and gives what it said. */
    static String run(Map<String, String> environment, String... command) {
        Ended ended = tried(environment, command);
        if (ended.code() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + ended.code() + ": " + ended.said());
        }
        return ended.said();
    }

    /** How a program ended, and what it said to output and error. */
    record Ended(int code, String said) {}

    /** Runs a program to its end, good or not. */
    static Ended tried(Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            builder.environment().putAll(environment);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            throw new IllegalStateException("run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("run " + String.join(" ", command), e);
        }
    }
}
