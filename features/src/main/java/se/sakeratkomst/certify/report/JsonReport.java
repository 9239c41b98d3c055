package se.sakeratkomst.certify.report;

import java.util.LinkedHashMap;
import java.util.Map;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.verdict.Evidence;
import se.sakeratkomst.certify.verdict.Judgement;

/** The run as JSON, for machines. */
public final class JsonReport {
    private JsonReport() {}

    public static byte[] of(RunSummary run) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("notice", "TEST. The result of a sandbox; never an approval.");
        root.put("format", 1);
        root.put("vendor", run.vendor());
        root.put("release", run.release());
        root.put("organisation", run.organisation());
        root.put("lab", run.lab());
        root.put("target", run.target());
        root.put("tags", run.tags());
        root.put("began", run.began().toString());
        root.put("tookMillis", run.took().toMillis());
        root.put("exitCode", run.exitCode());
        root.put("environment", run.environment());
        root.put("endpoints", run.endpoints());
        Map<String, Long> counts = new LinkedHashMap<>();
        run.counts().forEach((verdict, count) -> counts.put(verdict.id(), count));
        root.put("counts", counts);
        root.put(
                "judgements",
                run.judgements().stream().map(JsonReport::judgement).toList());
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static Map<String, Object> judgement(Judgement judgement) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", judgement.id());
        node.put("feature", judgement.feature());
        node.put("scenario", judgement.scenario());
        node.put("federation", judgement.federation());
        node.put("kind", judgement.kind().tag());
        node.put("requirements", judgement.requirements());
        node.put("negativeTests", judgement.negativeTests());
        node.put("verdict", judgement.verdict().id());
        node.put("reason", judgement.reason());
        node.put("checks", judgement.checks());
        node.put("remarks", judgement.remarks());
        node.put("controls", judgement.controls());
        node.put("assumptions", judgement.assumptions());
        node.put("steps", judgement.steps());
        node.put("browser", judgement.hops());
        node.put(
                "evidence",
                judgement.evidence().stream().map(JsonReport::evidence).toList());
        node.put("tookMillis", judgement.took().toMillis());
        return node;
    }

    /** Messages stand once, in the run's journals, under the same source. */
    private static Map<String, Object> evidence(Evidence piece) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("source", piece.source());
        node.put("time", piece.time());
        node.put("kind", piece.kind());
        node.put("outcome", piece.outcome());
        node.put("from", piece.from());
        node.put("to", piece.to());
        node.put("summary", piece.summary());
        node.put("facts", piece.facts());
        return node;
    }
}
