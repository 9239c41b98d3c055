package se.sakeratkomst.ehm.nef;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.xml.Elements;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Where in a NEF message each field stands, as data. Names are local names; the schema says in which namespace they are. */
public final class NefFields {

    /** Which setting names the file. */
    public static final String SETTING = "sandbox.ehm.pirr.fields";

    private static final String OWN = "/nef/fields.yaml";

    private final Map<NefField, List<String>> paths;

    private NefFields(Map<NefField, List<String>> paths) {
        this.paths = paths;
    }

    /**
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it does not tell every field, and no other
     */
    public static NefFields read(@Nullable Path file) {
        String source = file == null ? OWN : file.toString();
        try (InputStream yaml = file == null ? NefFields.class.getResourceAsStream(OWN) : Files.newInputStream(file)) {
            Map<String, String> told = YAMLMapper.shared().readValue(yaml, new TypeReference<>() {});
            Map<NefField, List<String>> paths = new EnumMap<>(NefField.class);
            for (NefField field : NefField.values()) {
                String path = told.remove(field.key());
                if (path == null || path.isBlank()) {
                    throw wrong(source, "no '" + field.key() + "'");
                }
                paths.put(field, List.of(path.split("/")));
            }
            if (!told.isEmpty()) {
                throw wrong(source, "unknown " + told.keySet());
            }
            return new NefFields(paths);
        } catch (JacksonException e) {
            throw wrong(source, e.getOriginalMessage());
        } catch (IOException e) {
            throw wrong(source, "that it cannot be read");
        }
    }

    private static IllegalStateException wrong(String source, String observed) {
        return new IllegalStateException("Read the fields of NEF from " + source + ": observed " + observed
                + "; expected a path of local names for each field of nef/fields.yaml. Correct the file that " + SETTING
                + " names.");
    }

    /** The elements of that field below this one. */
    List<Element> elements(Element from, NefField field) {
        List<Element> at = List.of(from);
        for (String name : paths.getOrDefault(field, List.of())) {
            List<Element> next = new ArrayList<>();
            for (Element each : at) {
                for (Node node = each.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Element child && name.equals(child.getLocalName())) {
                        next.add(child);
                    }
                }
            }
            at = next;
        }
        return at;
    }

    /** The text of the field's first element, when it has any. */
    Optional<String> text(Element from, NefField field) {
        return elements(from, field).stream().findFirst().map(Elements::text).filter(text -> !text.isEmpty());
    }
}
