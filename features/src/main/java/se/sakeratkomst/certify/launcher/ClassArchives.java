package se.sakeratkomst.certify.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Class-data archives that make the services start quickly: an AOT cache on Java 25 and later, a dynamic CDS archive
 * before. An archive fits one build of Java and one build of the jar; a missing one costs seconds and nothing else.
 */
public final class ClassArchives {
    private static final long MOST_SECONDS = 120;

    private final Layout layout;
    private final Jdk jdk;

    public ClassArchives(Layout layout, Jdk jdk) {
        this.layout = layout;
        this.jdk = jdk;
    }

    /** The flags that use the program's archive, or none if there is no archive yet. */
    List<String> flags(Program program) {
        Path archive = archive(program);
        if (!Files.isRegularFile(archive)) {
            return List.of("-Xshare:auto");
        }
        return jdk.feature() >= 25
                ? List.of("-XX:AOTCache=" + archive)
                : List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto");
    }

    public boolean has(Program program) {
        return Files.isRegularFile(archive(program));
    }

    /**
     * Makes the program's archive by starting it once, up to where it would listen, with a home of its own.
     *
     * @return whether there is an archive now
     */
    public boolean make(Program program, Commands commands) throws IOException, InterruptedException {
        Path archive = archive(program);
        Path folder = Layout.made(layout.archives());
        Path scratch = Files.createTempDirectory(folder, "training-");
        Path unfinished = scratch.resolve("archive");
        try {
            List<String> flags = new ArrayList<>(
                    jdk.feature() >= 25
                            ? List.of("-XX:AOTCacheOutput=" + unfinished)
                            : List.of("-XX:ArchiveClassesAtExit=" + unfinished));
            flags.add("-Dspring.context.exit=onRefresh");
            Path log = scratch.resolve("training.log");
            Process process = commands.training(program, flags, scratch)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (process.exitValue() == 0 && Files.isRegularFile(unfinished)) {
                removeOlder(program);
                Files.move(unfinished, archive);
                return true;
            }
            Files.copy(
                    log,
                    Layout.made(layout.logs()).resolve("archive-" + program.id() + ".log"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return false;
        } finally {
            deleteTree(scratch);
        }
    }

    private void removeOlder(Program program) throws IOException {
        try (Stream<Path> files = Files.list(layout.archives())) {
            String ours = program.id() + "-" + jdkKey() + "-";
            for (Path file : files.filter(
                            each -> String.valueOf(each.getFileName()).startsWith(ours))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path archive(Program program) {
        String ending = jdk.feature() >= 25 ? ".aot" : ".jsa";
        return layout.archives().resolve(program.id() + "-" + jdkKey() + "-" + fingerprint(program) + ending);
    }

    private String jdkKey() {
        return "java" + jdk.feature() + "-" + hash(jdk.build()).substring(0, 8);
    }

    /** What the virtual machine itself compares: names, sizes and times of the jars on the class path. */
    private String fingerprint(Program program) {
        Path jar = layout.jar(program);
        StringBuilder text = new StringBuilder();
        List<Path> jars = new ArrayList<>(List.of(jar));
        try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
            libraries.sorted().forEach(jars::add);
            for (Path each : jars) {
                text.append(each.toAbsolutePath())
                        .append(' ')
                        .append(Files.size(each))
                        .append(' ')
                        .append(Files.getLastModifiedTime(each).toMillis())
                        .append('\n');
            }
        } catch (IOException e) {
            return "not-built";
        }
        return hash(text.toString()).substring(0, 16);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java", e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
