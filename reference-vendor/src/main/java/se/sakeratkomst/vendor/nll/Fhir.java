package se.sakeratkomst.vendor.nll;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Names of NLL's profiles, and small ways to read and write FHIR as JSON. Names of extensions are read in any case. */
final class Fhir {

    static final String PERSONNUMMER = "http://electronichealth.se/identifier/personnummer";
    static final String PRESCRIBER_CODE = "http://electronichealth.se/identifier/forskrivarkod";
    static final String LICENCE_NUMBER = "http://electronichealth.se/identifier/legitimationskod";
    static final String HSA_ID = "urn:oid:1.2.752.129.2.1.4.1";
    static final String NPL_ID = "http://electronichealth.se/fhir/NamingSystem/nplid";
    static final String NPL_PACK_ID = "http://electronichealth.se/fhir/NamingSystem/nplpackid";
    static final String PROFESSION = "http://electronichealth.se/fhir/ValueSet/profession-code";
    static final String BASIC_CODES = "http://ehalsomyndigheten.se/fhir/ValueSet/basic-resource-types";
    static final String GLN = "urn:oid:1.3.88";

    private static final String EXTENSIONS = "http://electronichealth.se/fhir/StructureDefinition/";

    private Fhir() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode resource(String type) {
        return object().put("resourceType", type);
    }

    static ObjectNode coding(String system, String code) {
        return object().put("system", system).put("code", code);
    }

    static ObjectNode reference(String to) {
        return object().put("reference", to);
    }

    /** The extension's object in the array of its holder, empty and new; one of the same name is gone. */
    static ObjectNode extension(ObjectNode holder, String name) {
        without(holder, name);
        ArrayNode all = holder.get("extension") instanceof ArrayNode known ? known : holder.putArray("extension");
        return all.addObject().put("url", EXTENSIONS + name);
    }

    /** Takes an extension out of its holder. */
    static void without(ObjectNode holder, String name) {
        if (holder.get("extension") instanceof ArrayNode all) {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (isNamed(all.get(i), name)) {
                    all.remove(i);
                }
            }
            if (all.isEmpty()) {
                holder.remove("extension");
            }
        }
    }

    /** The value of an extension as text, empty when it is not there. */
    static String value(JsonNode holder, String name) {
        JsonNode extension = find(holder, name);
        if (extension == null) {
            return "";
        }
        for (var member : extension.properties()) {
            if (member.getKey().startsWith("value")) {
                JsonNode value = member.getValue();
                return value.isObject() ? value.path("code").asString("") : value.asString("");
            }
        }
        return "";
    }

    static boolean has(JsonNode holder, String name) {
        return find(holder, name) != null;
    }

    private static @Nullable JsonNode find(JsonNode holder, String name) {
        for (JsonNode extension : holder.path("extension")) {
            if (isNamed(extension, name)) {
                return extension;
            }
        }
        return null;
    }

    private static boolean isNamed(JsonNode extension, String name) {
        return extension
                .path("url")
                .asString("")
                .toLowerCase(Locale.ROOT)
                .endsWith("/" + name.toLowerCase(Locale.ROOT));
    }

    /** The code of that system among the codings, empty when there is none. */
    static String code(JsonNode concept, String system) {
        for (JsonNode coding : concept.path("coding")) {
            if (coding.path("system").asString("").equalsIgnoreCase(system)) {
                return coding.path("code").asString("");
            }
        }
        return "";
    }

    static int version(JsonNode resource) {
        String version = resource.path("meta").path("versionId").asString("");
        return version.matches("[1-9]\\d{0,8}") ? Integer.parseInt(version) : 0;
    }

    static String id(JsonNode resource) {
        return resource.path("id").asString("");
    }
}
