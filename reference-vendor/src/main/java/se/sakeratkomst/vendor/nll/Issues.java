package se.sakeratkomst.vendor.nll;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.sakeratkomst.vendor.ehm.Issue;
import tools.jackson.databind.JsonNode;

/**
 * Finds what an answer objects to or warns about, wherever it stands: issues of an OperationOutcome, by itself, among parameters or in the
 * entries of a bundle, and DetectedIssues contained in what was stored.
 */
final class Issues {

    private Issues() {}

    static List<Issue> of(JsonNode answer) {
        Set<Issue> found = new LinkedHashSet<>();
        look(answer, found);
        return new ArrayList<>(found);
    }

    private static void look(JsonNode node, Set<Issue> into) {
        switch (node.path("resourceType").asString("")) {
            case "OperationOutcome" -> {
                for (JsonNode issue : node.path("issue")) {
                    issue(issue, into);
                }
            }
            case "DetectedIssue" ->
                into.add(new Issue(
                        false,
                        code(node.path("code")),
                        text(node.path("code"), node.path("detail").asString("")),
                        node.path("detail").asString(""),
                        ""));
            default -> node.forEach(child -> look(child, into));
        }
    }

    private static void issue(JsonNode issue, Set<Issue> into) {
        String severity = issue.path("severity").asString("error");
        if (severity.equals("information")) {
            return;
        }
        String diagnostics = issue.path("diagnostics").asString("");
        JsonNode details = issue.path("details");
        String code = code(details);
        into.add(new Issue(
                !severity.equals("warning"),
                code.isEmpty() ? issue.path("code").asString("") : code,
                text(details, diagnostics),
                diagnostics,
                issue.path("expression").path(0).asString("")));
    }

    private static String code(JsonNode concept) {
        return concept.path("coding").path(0).path("code").asString("");
    }

    private static String text(JsonNode concept, String otherwise) {
        String text = concept.path("text").asString("");
        String display = concept.path("coding").path(0).path("display").asString("");
        return !text.isEmpty() ? text : !display.isEmpty() ? display : otherwise;
    }
}
