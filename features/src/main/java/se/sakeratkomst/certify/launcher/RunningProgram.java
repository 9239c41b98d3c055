package se.sakeratkomst.certify.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.sakeratkomst.certify.evidence.Json;
import tools.jackson.core.JacksonException;

/**
 * A started program, as its file in {@code run/} remembers it.
 *
 * @param started when the process began: a process id alone could by now be somebody else's
 */
public record RunningProgram(String program, long pid, long started, int port, int controlPort, String flaws) {
    private static final Duration GENTLE = Duration.ofSeconds(5);

    static RunningProgram of(Program program, ProcessHandle process, int portBase, String flaws) {
        return new RunningProgram(
                program.id(),
                process.pid(),
                startOf(process),
                program.port(portBase),
                program.controlPort(portBase),
                flaws);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    void remember(Layout layout) {
        try {
            Files.write(
                    Layout.made(layout.runFolder()).resolve(program + ".json"), Json.MAPPER.writeValueAsBytes(this));
            Files.writeString(layout.runFolder().resolve(program + ".pid"), Long.toString(pid));
        } catch (IOException e) {
            throw new UncheckedIOException("remember that " + program + " runs", e);
        }
    }

    static Optional<RunningProgram> recall(Layout layout, Program program) {
        Path file = layout.runFolder().resolve(program.id() + ".json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), RunningProgram.class))
                    .filter(running -> running.handle().isPresent());
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // written by another version, or torn: then nothing is known to run
        }
    }

    void forget(Layout layout) {
        try {
            Files.deleteIfExists(layout.runFolder().resolve(program + ".json"));
            Files.deleteIfExists(layout.runFolder().resolve(program + ".pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("forget that " + program + " ran", e);
        }
    }

    /** The living process, if it is still the one that was started. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> started == 0 || Math.abs(startOf(process) - started) < 2_000);
    }

    /** Asks the program to end, and ends it where it does not. */
    void stop() {
        handle().ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(GENTLE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                kill();
            } catch (ExecutionException e) {
                throw new IllegalStateException("wait for " + program + " to end", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends the program at once, as {@code kill -9} does. */
    void kill() {
        handle().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }
}
