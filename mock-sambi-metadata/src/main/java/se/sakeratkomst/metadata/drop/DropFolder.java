package se.sakeratkomst.metadata.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.metadata.handin.HandIn;
import se.sakeratkomst.metadata.handin.Receipt;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands in what lies in {@code {home}/drop/{lab}/{federation}/*.xml} (trial) and
 * {@code …/{federation}/prod/*.xml}. A file is taken when it has not changed between two looks,
 * so that one still being written is left alone; the answer is put beside it as {@code NAME.xml.findings.json}. A reset of the lab
 * makes it look at every file again.
 */
public final class DropFolder implements LabState, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

    private record Look(FileTime changed, long size, boolean taken) {
        boolean sameAs(Look other) {
            return changed.equals(other.changed) && size == other.size;
        }
    }

    private final Path folder;
    private final Labs labs;
    private final HandIn handIn;
    private final JsonMapper json;
    private final Map<Path, Look> seen = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looker;

    /** @param interval between two looks */
    public DropFolder(Path home, Duration interval, Labs labs, HandIn handIn, JsonMapper json) {
        this.folder = home.resolve("drop");
        this.labs = labs;
        this.handIn = handIn;
        this.json = json;
        this.looker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "drop-folder");
            thread.setDaemon(true);
            return thread;
        });
        looker.scheduleWithFixedDelay(this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String name() {
        return "drop";
    }

    @Override
    public void seed(LabId lab) {
        try {
            for (Register register : registers(lab)) {
                Files.createDirectories(of(register));
            }
        } catch (IOException e) {
            LOG.warn("The drop folders of lab {} could not be made: {}", lab, e.toString());
        }
        seen.keySet().removeIf(file -> file.startsWith(folder.resolve(lab.value())));
    }

    @Override
    public void clear(LabId lab) {
        // the files are the users' own
    }

    @Override
    public Object snapshot(LabId lab) {
        return Map.of();
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        // what was dropped is among the members
    }

    @Override
    public void close() {
        looker.shutdownNow();
    }

    private void look() {
        for (LabId lab : labs.all()) {
            registers(lab).forEach(this::look);
        }
    }

    private void look(Register register) {
        Path here = of(register);
        if (!Files.isDirectory(here)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(here, "*.xml")) {
            for (Path file : files) {
                look(register, file);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The drop folder {} could not be read: {}", here, e.toString());
        }
    }

    private void look(Register register, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Look now = new Look(attributes.lastModifiedTime(), attributes.size(), false);
        Look before = seen.put(file, now);
        if (before == null || !before.sameAs(now)) {
            return;
        }
        seen.put(file, new Look(now.changed(), now.size(), true));
        if (before.taken()) {
            return;
        }
        byte[] xml;
        try (InputStream in = Files.newInputStream(file)) {
            xml = in.readNBytes(SecureXml.MAX_BYTES + 1);
        }
        Path answer = file.resolveSibling(file.getFileName() + ".findings.json");
        if (handIn.has(register, xml) && Files.exists(answer)) {
            return;
        }
        Receipt receipt = handIn.handIn(
                register, xml, new Sender(Sender.Way.drop, file.getFileName().toString()));
        write(answer, receipt);
    }

    private void write(Path answer, Receipt receipt) throws IOException {
        Path draft = answer.resolveSibling(answer.getFileName() + ".new");
        Files.write(draft, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt));
        Files.move(draft, answer, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Register> registers(LabId lab) {
        return Federations.all().stream()
                .flatMap(federation -> Arrays.stream(Environment.values())
                        .map(environment -> new Register(lab, federation, environment)))
                .toList();
    }

    private Path of(Register register) {
        return folder.resolve(register.lab().value()).resolve(register.path().substring(1));
    }
}
