package se.sakeratkomst.certify.evidence;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the control interfaces, read tolerantly: what is missing is empty. */
public final class Json {
    public static final JsonMapper MAPPER =
            JsonMapper.builder().findAndAddModules().build();

    private Json() {}

    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }

    public static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(item.isValueNode() ? item.asString() : item.toString()));
        return texts;
    }

    public static List<JsonNode> items(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        node.forEach(items::add);
        return items;
    }
}
