package se.sakeratkomst.certify.nll;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One call to the national medication list, as the journal of E-hälsomyndigheten's part has it. */
public record NllCall(JournalEntry entry) {
    /** How the journal calls them. */
    public static final String KIND = "ehm.nll";

    private static final Pattern ANSWERED = Pattern.compile("\n\nHTTP \\d{3}\n\n");
    private static final Set<String> WRITES = Set.of("create", "update", "operation", "transaction");

    /**
     * Something that NLL refused or warned about.
     *
     * @param text as a person reads it; empty where the answer has none
     */
    public record Finding(boolean rejects, String code, String text) {}

    public boolean accepted() {
        return entry.accepted();
    }

    public boolean refused() {
        return entry.refused();
    }

    public String fact(String name) {
        return entry.fact(name).orElse("");
    }

    public boolean verifies() {
        return fact("verify").equals("true") || fact("path").endsWith("$verify");
    }

    /** Whether it asks for prescriptions or dispenses, and not for the patient or what else there is. */
    public boolean readsTheList() {
        return !writes() && !verifies() && about("MedicationRequest");
    }

    public boolean about(String type) {
        return fact("path").contains("/" + type);
    }

    /** Whether it changes something if it is accepted. */
    public boolean writes() {
        return !verifies()
                && (WRITES.contains(fact("interaction")) || fact("method").matches("PUT|POST|DELETE|PATCH"))
                && !fact("path").matches(".*(\\$ping|_search)");
    }

    /** What it stored, as references to versions. */
    public List<String> stored() {
        return items(fact("stored").isEmpty() ? fact("written") : fact("stored"));
    }

    private static List<String> items(String list) {
        if (list.isEmpty()) {
            return List.of();
        }
        try {
            return Json.texts(Json.MAPPER.readTree(list));
        } catch (JacksonException e) {
            return List.of(list);
        }
    }

    /** What the control table and the rules found, with the words of the answer. */
    public List<Finding> findings() {
        List<JsonNode> issues = new ArrayList<>();
        json(answer()).ifPresent(root -> collect(root, issues));
        Set<Finding> found = new LinkedHashSet<>();
        for (String item : items(fact("findings"))) {
            String code = item.substring(item.indexOf(' ') + 1);
            found.add(new Finding(item.startsWith("R"), code, text(issues, code)));
        }
        if (found.isEmpty() && refused() && !fact("rule").isEmpty()) {
            String rule = fact("rule");
            found.add(new Finding(true, rule, text(issues, rule)));
        }
        return List.copyOf(found);
    }

    private static String text(List<JsonNode> issues, String code) {
        return issues.stream()
                .filter(issue -> issue.toString().contains("\"" + code + "\""))
                .map(issue -> Json.text(issue.path("details"), "text").isEmpty()
                        ? Json.text(issue.path("code"), "text")
                        : Json.text(issue.path("details"), "text"))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static void collect(JsonNode node, List<JsonNode> issues) {
        if (node.path("resourceType").asString("").equals("OperationOutcome")) {
            issues.addAll(Json.items(node.path("issue")));
        }
        if (node.path("resourceType").asString("").equals("DetectedIssue")) {
            issues.add(node);
        }
        node.forEach(child -> collect(child, issues));
    }

    /** A header as it was sent; empty if it was not. */
    public String header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT) + ": ";
        return raw().lines()
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
                .map(line -> line.substring(wanted.length()))
                .findFirst()
                .orElse("");
    }

    /** A header that is JSON in base64, as text; empty if it is not there or cannot be read. */
    public String decoded(String name) {
        String value = header(name);
        for (Base64.Decoder decoder : List.of(Base64.getDecoder(), Base64.getUrlDecoder())) {
            try {
                return new String(decoder.decode(value), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                continue; // the other alphabet
            }
        }
        return "";
    }

    /** What was sent. */
    public String body() {
        String raw = raw();
        int from = raw.indexOf("\n\n");
        Matcher end = ANSWERED.matcher(raw);
        int to = end.find() ? end.start() : raw.length();
        return from < 0 || from + 2 > to ? "" : raw.substring(from + 2, to);
    }

    /** What was answered. */
    public String answer() {
        Matcher matcher = ANSWERED.matcher(raw());
        return matcher.find() ? raw().substring(matcher.end()) : "";
    }

    private String raw() {
        return entry.message().orElse("");
    }

    /** Every value in what was sent whose identifier has a system that ends so. */
    public Set<String> identifiers(String systemEndsWith) {
        Set<String> values = new LinkedHashSet<>();
        json(body()).ifPresent(root -> identifiers(root, systemEndsWith, values));
        return values;
    }

    private static void identifiers(JsonNode node, String ending, Set<String> values) {
        if (node.path("system").asString("").endsWith(ending)) {
            String value = Json.text(node, "value").isEmpty() ? Json.text(node, "code") : Json.text(node, "value");
            values.add(value);
        }
        node.forEach(child -> identifiers(child, ending, values));
    }

    /** Every text that was sent, wherever it stood. */
    public Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        json(body()).ifPresent(root -> texts(root, texts));
        return texts;
    }

    private static void texts(JsonNode node, Set<String> texts) {
        if (node.isValueNode()) {
            texts.add(node.asString());
        }
        node.forEach(child -> texts(child, texts));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Json.MAPPER.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
