package se.sakeratkomst.vendor.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;

/** The actions and their bodies are those that docs/test-driver.yaml describes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {

    private Map<String, Object> contract;

    @BeforeAll
    void read() throws Exception {
        try (Reader in = Files.newBufferedReader(Path.of("../docs/test-driver.yaml"))) {
            contract = new Yaml().load(in);
        }
    }

    @Test
    void theActionsAreTheContractsInItsOrder() {
        assertThat(Action.all().stream().map(action -> "/" + action.name()))
                .containsExactlyElementsOf(map(contract, "paths").keySet());
    }

    @Test
    void eachBodyIsTheContracts() {
        for (Action<?> action : Action.all()) {
            Map<String, Object> post = map(map(map(contract, "paths"), "/" + action.name()), "post");
            Map<String, Object> schema = resolved(map(
                    map(map(resolved(map(post, "requestBody")), "content"), "application/json"), "schema"));
            same(action.name(), schema, action.body());
        }
    }

    @Test
    void eachActionCanBeAnsweredInTheWaysThatTheContractNames() {
        for (Action<?> action : Action.all()) {
            Map<String, Object> responses =
                    map(map(map(map(contract, "paths"), "/" + action.name()), "post"), "responses");
            assertThat(responses.keySet()).containsExactly("200", "400", "401", "404", "501");
            responses
                    .keySet()
                    .forEach(status ->
                            assertThat(resolved(map(responses, status))).containsKey("description"));
        }
    }

    @SuppressWarnings("unchecked")
    private void same(String what, Map<String, Object> schema, Class<?> type) {
        List<RecordComponent> members = Arrays.asList(type.getRecordComponents());
        assertThat(schema).as(what).containsEntry("additionalProperties", false);
        assertThat(members.stream().map(RecordComponent::getName))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(map(schema, "properties").keySet());
        assertThat(members.stream().filter(Bodies::isRequired).map(RecordComponent::getName))
                .as("what %s requires", what)
                .containsExactlyInAnyOrderElementsOf((List<String>) schema.get("required"));
        for (RecordComponent member : members) {
            Map<String, Object> property = resolved(map(map(schema, "properties"), member.getName()));
            String expected = switch (String.valueOf(property.get("type"))) {
                case "integer" -> "Integer";
                case "boolean" -> "Boolean";
                case "array" -> "List";
                default -> "String";
            };
            assertThat(member.getType().getSimpleName())
                    .as("%s.%s", what, member.getName())
                    .isEqualTo(expected);
            if (expected.equals("List")) {
                Class<?> row = (Class<?>) ((ParameterizedType) member.getGenericType()).getActualTypeArguments()[0];
                same(what + "." + member.getName(), map(property, "items"), row);
            }
        }
    }

    private Map<String, Object> resolved(Map<String, Object> node) {
        if (!(node.get("$ref") instanceof String pointer)) {
            return node;
        }
        Map<String, Object> found = contract;
        for (String step : pointer.substring(2).split("/")) {
            found = map(found, step);
        }
        return resolved(found);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> holder, String member) {
        assertThat(holder).containsKey(member);
        Map<Object, Object> found = (Map<Object, Object>) holder.get(member);
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }
}
