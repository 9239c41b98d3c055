package se.sakeratkomst.ehm.override;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Control API: what a lab's testers answer instead of the service. */
@RestController
@RequestMapping("/admin/labs/{lab}/overrides")
final class OverridesController {

    private static final String ASK = "Override an answer";
    private static final int UNPROCESSABLE = 422;

    /** @param mappings those of the library; each with its name, what it does, and the mapping */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(List<Library.Ready> mappings) {}

    /** @param taken how many files of the lab's folder are in use */
    record Reloaded(String folder, int taken) {}

    private final Overrides overrides;
    private final Labs labs;
    private final JsonMapper json;
    private final Library library = Library.load();

    OverridesController(Overrides overrides, Labs labs, JsonMapper json) {
        this.overrides = overrides;
        this.labs = labs;
        this.json = json;
    }

    /** The lab's mappings, in WireMock's JSON. */
    @GetMapping("/mappings")
    List<JsonNode> all(@PathVariable String lab) {
        return overrides.all(labs.require(new LabId(lab)));
    }

    /** Takes a mapping in WireMock's JSON; one with the same id is replaced. */
    @PostMapping("/mappings")
    JsonNode add(
            @PathVariable String lab,
            @RequestParam(defaultValue = "tester") String origin,
            @RequestBody byte[] mapping) {
        if (!origin.equals("tester") && !origin.equals("suite")) {
            throw new ProblemException(Problem.badRequest(
                    ASK,
                    "origin '" + origin + "'",
                    "tester or suite",
                    "Leave it out: only suites say that it is theirs."));
        }
        return taken(labs.require(new LabId(lab)), new String(mapping, StandardCharsets.UTF_8), origin);
    }

    private JsonNode taken(LabId lab, String mapping, String origin) {
        try {
            return overrides.add(lab, mapping, origin);
        } catch (MappingRefused e) {
            throw new ProblemException(
                    Problem.of(UNPROCESSABLE, "Refused", ASK, e.observed(), e.expected(), e.remedy()), e);
        }
    }

    /** Takes one mapping out. */
    @DeleteMapping("/mappings/{id}")
    Map<String, String> remove(@PathVariable String lab, @PathVariable UUID id) {
        if (!overrides.remove(labs.require(new LabId(lab)), id)) {
            throw new ProblemException(Problem.notFound(
                    "Take a mapping out",
                    "no mapping " + id,
                    "the id of one",
                    "GET …/mappings tells those there are."));
        }
        return Map.of("removed", id.toString());
    }

    /** Takes all out. */
    @DeleteMapping("/mappings")
    Map<String, Integer> clear(@PathVariable String lab) {
        LabId id = labs.require(new LabId(lab));
        int there = overrides.all(id).size();
        overrides.clear(id);
        return Map.of("removed", there);
    }

    /** What is ready to be used. */
    @GetMapping("/library")
    Offer library(@PathVariable String lab) {
        labs.require(new LabId(lab));
        return new Offer(library.all());
    }

    /**
     * Uses one of the library.
     *
     * @param change members of the mapping's request or response that are to be otherwise, {@code {"request":{…},"response":{…}}}; may be empty
     */
    @PostMapping("/library/{name}")
    JsonNode use(
            @PathVariable String lab,
            @PathVariable String name,
            @RequestParam(defaultValue = "library") String origin,
            @RequestBody(required = false) byte[] change) {
        LabId id = labs.require(new LabId(lab));
        Library.Ready ready = library.byName(name)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        ASK,
                        "no mapping '" + name + "' in the library",
                        "one of "
                                + library.all().stream()
                                        .map(Library.Ready::name)
                                        .toList(),
                        "GET …/library tells what each does.")));
        ObjectNode mapping = json.valueToTree(ready.mapping());
        mapping.put("name", name);
        if (change != null && change.length > 0) {
            JsonNode changes = parsed(change);
            for (String part : List.of("request", "response")) {
                changes.path(part)
                        .properties()
                        .forEach(member -> ((ObjectNode) mapping.path(part)).set(member.getKey(), member.getValue()));
            }
        }
        return taken(id, mapping.toString(), origin.equals("suite") ? origin : "library");
    }

    private JsonNode parsed(byte[] change) {
        try {
            return json.readTree(change);
        } catch (JacksonException e) {
            throw new ProblemException(
                    Problem.badRequest(
                            ASK,
                            "a change that is no JSON: " + e.getOriginalMessage(),
                            "{\"request\":{…},\"response\":{…}}, or nothing",
                            "Correct it; GET …/library shows the mapping that it changes."),
                    e);
        }
    }

    /** Reads the lab's folder anew. */
    @PostMapping("/reload")
    Reloaded reload(@PathVariable String lab) {
        LabId id = labs.require(new LabId(lab));
        return new Reloaded(overrides.folder(id).toString(), overrides.reload(id));
    }
}
