package se.sakeratkomst.ehm.override;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every lab's mappings. A lab gets its WireMock with its first mapping; those in its folder are read when it is made, seeded or reloaded. */
public final class Overrides implements LabState {

    private static final Logger LOG = LoggerFactory.getLogger(Overrides.class);

    private final Map<LabId, Layer> layers = new ConcurrentHashMap<>();
    private final Supplier<Layer> maker;
    private final Path folder;
    private final JsonMapper json;

    /** @param folder has a folder for each lab with mappings, one a file; neither need be there */
    public Overrides(Path folder, JsonMapper json) {
        this.maker = Layer::new;
        this.folder = folder;
        this.json = json;
    }

    /** The answer of the mapping that fits, if one does. */
    public Optional<Overriding> answer(LabId lab, Incoming call) {
        return Optional.ofNullable(layers.get(lab)).flatMap(layer -> layer.answer(call));
    }

    /** Whether anything is overridden in the lab, so that a call need be asked about at all. */
    public boolean any(LabId lab) {
        return layers.containsKey(lab);
    }

    /**
     * Takes a mapping in; one with the same id is replaced.
     *
     * @throws MappingRefused when it is none, or would leave the sandbox
     */
    public JsonNode add(LabId lab, String mapping, String origin) {
        StubMapping read = Mappings.read(mapping, origin);
        layer(lab).add(read);
        return node(read);
    }

    public List<JsonNode> all(LabId lab) {
        return Optional.ofNullable(layers.get(lab)).stream()
                .flatMap(layer -> layer.all().stream())
                .map(this::node)
                .toList();
    }

    /** Whether it was there. */
    public boolean remove(LabId lab, UUID id) {
        Layer layer = layers.get(lab);
        return layer != null && layer.remove(id);
    }

    private Layer layer(LabId lab) {
        return layers.computeIfAbsent(lab, any -> maker.get());
    }

    private JsonNode node(StubMapping mapping) {
        return json.readTree(StubMapping.buildJsonStringFor(mapping));
    }

    /** Where a lab's mappings lie. */
    public Path folder(LabId lab) {
        return folder.resolve(lab.value());
    }

    /** Reads the lab's folder anew; how many mappings lie there. What cannot be taken is told in the log and left. */
    public int reload(LabId lab) {
        Path own = folder(lab);
        if (!Files.isDirectory(own)) {
            return 0;
        }
        int taken = 0;
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                try {
                    add(lab, withId(Files.readString(file), file.getFileName().toString()), "folder");
                    taken++;
                } catch (MappingRefused refused) {
                    LOG.warn(
                            "Mapping {} is not used: observed {}; expected {}. {}",
                            file,
                            refused.observed(),
                            refused.expected(),
                            refused.remedy());
                }
            }
        } catch (IOException e) {
            LOG.warn("Mappings in {} cannot be read: {}", own, e.toString());
        }
        return taken;
    }

    /** A file is the same mapping each time it is read, also where it states no id. */
    private String withId(String mapping, String name) {
        try {
            if (json.readTree(mapping) instanceof ObjectNode object && !object.has("id") && !object.has("uuid")) {
                object.put(
                        "id",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString());
                return object.toString();
            }
            return mapping;
        } catch (JacksonException e) {
            return mapping; // what is no JSON is refused where mappings are read
        }
    }

    @Override
    public String name() {
        return "overrides";
    }

    @Override
    public void seed(LabId lab) {
        reload(lab);
    }

    @Override
    public void clear(LabId lab) {
        Layer layer = layers.remove(lab);
        if (layer != null) {
            layer.close();
        }
    }

    @Override
    public Object snapshot(LabId lab) {
        return all(lab);
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        clear(lab);
        snapshot.forEach(mapping -> add(
                lab, mapping.toString(), mapping.path("metadata").path("origin").asString("tester")));
    }
}
