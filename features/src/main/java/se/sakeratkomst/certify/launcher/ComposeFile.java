package se.sakeratkomst.certify.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.SandboxAddresses;
import se.sakeratkomst.certify.evidence.Service;

/** The sandbox as containers: its addresses from compose/.env, its admin token from a container. */
public final class ComposeFile {
    private static final long PATIENCE_SECONDS = 20;

    private final Path folder;

    public ComposeFile(Path root) {
        this.folder = root.resolve("compose");
    }

    public SandboxAddresses addresses() {
        Map<String, String> values = values();
        String host = values.getOrDefault("PUBLIC_HOST", "localhost");
        Map<Service, SandboxAddresses.Endpoint> endpoints = new EnumMap<>(Service.class);
        SandboxAddresses usual = SandboxAddresses.onLoopback(SandboxAddresses.DEFAULT_PORT_BASE);
        for (Service service : Service.values()) {
            String name = service.name().toUpperCase(Locale.ROOT);
            SandboxAddresses.Endpoint normal = usual.of(service);
            String port = values.getOrDefault(
                    name + "_PORT", String.valueOf(normal.url().getPort()));
            String control = values.getOrDefault(
                    name + "_CONTROL_PORT", String.valueOf(normal.control().getPort()));
            endpoints.put(
                    service,
                    new SandboxAddresses.Endpoint(
                            URI.create(normal.url().getScheme() + "://" + host + ":" + port),
                            URI.create("http://localhost:" + control)));
        }
        return new SandboxAddresses(endpoints);
    }

    /** The admin token: what .env sets, or what the containers made and keep in their shared volume. */
    public String token() {
        String told = System.getenv().getOrDefault("SANDBOX_ADMIN_TOKEN", "");
        if (told.isBlank()) {
            told = values().getOrDefault("SANDBOX_ADMIN_TOKEN", "");
        }
        return told.isBlank() ? fromContainer() : told.strip();
    }

    private String fromContainer() {
        String token = compose(
                "read the admin token of the running containers",
                null,
                List.of("exec", "-T", "cards", "cat", "/sandbox/shared/admin-token"));
        if (token.isBlank()) {
            throw Mishap.of(
                    "read the admin token of the running containers",
                    "the file is empty",
                    "the token that the services make at their first start",
                    "set SANDBOX_ADMIN_TOKEN");
        }
        return token.strip();
    }

    /**
     * Puts the files of a folder into a container's folder. Addresses of E-hälsomyndigheten become those that the container
     * reaches it by: inside a container, localhost is the container itself.
     */
    public void handOver(Path from, String service, String into) {
        String outside = addresses().of(Service.EHM).url().toString();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".json")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replace(outside, "https://ehm:18040")
                            .getBytes(StandardCharsets.UTF_8);
                }
                compose(
                        "hand " + name + " to the container " + service,
                        content,
                        List.of("exec", "-T", service, "sh", "-c", "umask 077; cat > " + into + "/" + name));
            }
        } catch (IOException e) {
            throw Mishap.of(
                            "hand the files of " + from + " to the container " + service,
                            Mishap.words(e),
                            "readable files",
                            "run ./sandbox onboard first")
                    .because(e);
        }
    }

    private String compose(String attempted, byte @Nullable [] input, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                "docker", "compose", "-f", folder.resolve("compose.yaml").toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).start();
            try (OutputStream stdin = process.getOutputStream()) {
                if (input != null) {
                    stdin.write(input);
                }
            }
            String out;
            String error;
            try (InputStream stdout = process.getInputStream();
                    InputStream stderr = process.getErrorStream()) {
                out = new String(stdout.readAllBytes(), StandardCharsets.UTF_8);
                error = new String(stderr.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return out;
            }
            throw Mishap.of(
                    attempted + " (" + String.join(" ", command) + ")",
                    error.isEmpty()
                            ? "it did not end well"
                            : error.lines().reduce((one, last) -> last).orElse(error),
                    "the sandbox in containers",
                    "start it with docker compose -f compose/compose.yaml up --detach --wait");
        } catch (IOException e) {
            throw Mishap.of(attempted, Mishap.words(e), "docker with compose", "install it; docs/compose.md says how")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of(attempted, "interrupted", "an answer", "run the command again");
        }
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        Path file = folder.resolve(".env");
        if (Files.isRegularFile(file)) {
            try {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    int equals = line.indexOf('=');
                    if (equals > 0 && !line.startsWith("#")) {
                        values.put(
                                line.substring(0, equals).strip(),
                                line.substring(equals + 1).strip());
                    }
                }
            } catch (IOException e) {
                throw Mishap.of("read " + file, Mishap.words(e), "a readable file", "restore compose/.env")
                        .because(e);
            }
        }
        // The shell's environment wins over the file, as it does for docker compose.
        System.getenv().forEach((name, value) -> {
            if (values.containsKey(name) && !value.isBlank()) {
                values.put(name, value);
            }
        });
        return values;
    }
}
