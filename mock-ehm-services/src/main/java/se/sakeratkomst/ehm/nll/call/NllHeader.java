package se.sakeratkomst.ehm.nll.call;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import se.sakeratkomst.ehm.rule.AccessRules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * NLL's own request headers and their forms.
 *
 * @see "NLL implementation guide: HTTPHeaderandAuthorization"
 */
public enum NllHeader {
    REQUEST_ID(
            "x-request-id",
            "EHM-052",
            "a UUID that is new for each call",
            "Send x-request-id, for example 3f0e0f6e-3a52-4f6b-8a30-0c7a4f6f2c11.") {
        @Override
        public Optional<String> objection(String value, AccessRules rules) {
            return NllCall.isUuid(value) ? Optional.empty() : Optional.of("'" + shortened(value) + "', no UUID");
        }
    },
    USER_AGENT(
            "x-user-agent",
            "EHM-056",
            "base64 of {\"name\":\"<system>\",\"version\":\"<version>\"}",
            "Send x-user-agent with the calling system's name and version as JSON in base64.") {
        @Override
        public Optional<String> objection(String value, AccessRules rules) {
            return json(value, json -> {
                boolean whole = json.isObject()
                        && json.path("name").isString()
                        && json.path("version").isString();
                if (!whole) {
                    return Optional.of("JSON without the members name and version");
                }
                return json.size() == 2
                        ? Optional.empty()
                        : Optional.of("JSON with other members than name and version");
            });
        }
    },
    PURPOSE(
            "x-purpose",
            "EHM-053",
            "the purpose (ändamål) the information is needed for",
            "Send x-purpose, for example VARD.") {
        @Override
        public Optional<String> objection(String value, AccessRules rules) {
            return rules.purpose(value).isPresent()
                    ? Optional.empty()
                    : Optional.of("'" + shortened(value) + "', none of " + rules.purposeCodes());
        }
    },
    ACCESS(
            "x-access",
            "EHM-054",
            "the ground for access (åtkomsttyp)",
            "Send x-access, for example TILLFALLIGT_SAMTYCKE.") {
        @Override
        public Optional<String> objection(String value, AccessRules rules) {
            return rules.accessCodes().contains(value)
                    ? Optional.empty()
                    : Optional.of("'" + shortened(value) + "', none of " + rules.accessCodes());
        }
    },
    PATIENT_REF(
            "x-patientref",
            "EHM-055",
            "the logical id of the patient",
            "Fetch the patient first (Patient?identifier=http://electronichealth.se/identifier/personnummer|…) and"
                    + " send the id of the answer.") {
        @Override
        public Optional<String> objection(String value, AccessRules rules) {
            return LOGICAL_ID.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of("'" + shortened(value) + "', no logical id");
        }
    },
    PROVENANCE(
            "x-provenance",
            "EHM-070",
            "base64 of a Provenance with activity, and an agent whose who is contained or a patient",
            "Send x-provenance with who makes the change and which activity it is; the server adds when and what.") {
        @Override
        public Optional<String> objection(String value, AccessRules rules) {
            return json(value, json -> {
                if (!"Provenance".equals(json.path("resourceType").asString(""))) {
                    return Optional.of("base64 of another resource than Provenance");
                }
                if (json.at("/activity/coding/0/code").asString("").isEmpty()) {
                    return Optional.of("a Provenance without activity.coding.code");
                }
                return json.at("/agent/0/who/reference").asString("").isEmpty()
                        ? Optional.of("a Provenance without agent.who.reference")
                        : Optional.empty();
            });
        }
    },
    ORG_INFO(
            "x-org-info",
            "EHM-071",
            "base64 of {\"orgenhetsOrt\":\"<town>\"}",
            "Send x-org-info with the town of the care unit as JSON in base64.") {
        @Override
        public Optional<String> objection(String value, AccessRules rules) {
            return json(
                    value,
                    json -> json.path("orgenhetsOrt").isString()
                            ? Optional.empty()
                            : Optional.of("JSON without the member orgenhetsOrt"));
        }
    };

    private static final Pattern LOGICAL_ID = Pattern.compile("(Patient/)?[A-Za-z0-9.-]{1,64}");
    private static final int LONGEST_SHOWN = 60;

    private final String header;
    private final String rule;
    private final String expected;
    private final String remedy;

    NllHeader(String header, String rule, String expected, String remedy) {
        this.header = header;
        this.rule = rule;
        this.expected = expected;
        this.remedy = remedy;
    }

    /** What is wrong with a value that is present. */
    public abstract Optional<String> objection(String value, AccessRules rules);

    public String header() {
        return header;
    }

    public String rule() {
        return rule;
    }

    public String expected() {
        return expected;
    }

    public String remedy() {
        return remedy;
    }

    private static Optional<String> json(String value, Function<JsonNode, Optional<String>> objection) {
        try {
            return objection.apply(JsonMapper.shared()
                    .readTree(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.of("'" + shortened(value) + "', no base64");
        } catch (JacksonException e) {
            return Optional.of("base64 of something else than JSON");
        }
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }
}
