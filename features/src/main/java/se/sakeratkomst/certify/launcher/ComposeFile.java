package se.sakeratkomst.certify.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
        String line = "docker compose -f compose/compose.yaml exec -T cards cat /sandbox/shared/admin-token";
        try {
            Process process = new ProcessBuilder(
                            "docker",
                            "compose",
                            "-f",
                            folder.resolve("compose.yaml").toString(),
                            "exec",
                            "-T",
                            "cards",
                            "cat",
                            "/sandbox/shared/admin-token")
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            String out;
            String error;
            try (InputStream stdout = process.getInputStream();
                    InputStream stderr = process.getErrorStream()) {
                out = new String(stdout.readAllBytes(), StandardCharsets.UTF_8).strip();
                error = new String(stderr.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 && !out.isEmpty()) {
                return out;
            }
            throw Mishap.of(
                    line,
                    error.isEmpty()
                            ? "no token"
                            : error.lines().reduce((one, last) -> last).orElse(error),
                    "the admin token of the running containers",
                    "start them with docker compose -f compose/compose.yaml up --wait, or set SANDBOX_ADMIN_TOKEN");
        } catch (IOException e) {
            throw Mishap.of(line, Mishap.words(e), "docker with compose", "install it, or set SANDBOX_ADMIN_TOKEN")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of(line, "interrupted", "the admin token", "run the command again");
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
