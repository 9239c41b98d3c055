package se.sakeratkomst.kit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The labs this service knows; each is a folder under {@code {home}/labs}. */
public final class Labs {

    private final Path folder;
    private final List<Consumer<LabId>> onCreate = new ArrayList<>();

    public Labs(Path home) {
        this.folder = home.resolve("labs");
        makeFolder(LabId.DEFAULT);
    }

    /** Registers what is to happen to a lab when it is made; called at once for the labs there are. */
    public synchronized void whenCreated(Consumer<LabId> listener) {
        onCreate.add(listener);
        all().forEach(listener);
    }

    public List<LabId> all() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> new LabId(path.getFileName().toString()))
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean exists(LabId lab) {
        return Files.isDirectory(folder.resolve(lab.value()));
    }

    /** The lab, or a 404 that says how to make it. */
    public LabId require(LabId lab) {
        if (!exists(lab)) {
            throw new ProblemException(Problem.notFound(
                    "Find the lab",
                    "no lab '" + lab + "' in this sandbox",
                    "one of " + all(),
                    "Create it first: ./sandbox lab create " + lab));
        }
        return lab;
    }

    /** Makes the lab where it is missing; true when it was made now. */
    public synchronized boolean create(LabId lab) {
        if (exists(lab)) {
            return false;
        }
        makeFolder(lab);
        onCreate.forEach(listener -> listener.accept(lab));
        return true;
    }

    /** A folder of the lab's own in this service's home. */
    public Path folder(LabId lab) {
        return folder.resolve(lab.value());
    }

    private void makeFolder(LabId lab) {
        try {
            Files.createDirectories(folder.resolve(lab.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make the folder of lab " + lab + " under " + folder, e);
        }
    }
}
