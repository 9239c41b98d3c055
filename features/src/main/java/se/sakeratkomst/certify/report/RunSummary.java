package se.sakeratkomst.certify.report;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.Verdict;

/**
 * A run as its reports tell it.
 *
 * @param environment what it ran on and with, by name
 * @param endpoints the vendor system's addresses, by name
 */
public record RunSummary(
        String vendor,
        String release,
        String organisation,
        String lab,
        String target,
        String tags,
        Instant began,
        Duration took,
        Map<String, String> environment,
        Map<String, String> endpoints,
        List<Judgement> judgements) {

    public RunSummary {
        environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        endpoints = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
        judgements = List.copyOf(judgements);
    }

    public Map<Verdict, Long> counts() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(
                    verdict,
                    judgements.stream()
                            .filter(each -> each.verdict() == verdict)
                            .count());
        }
        return counts;
    }

    public long count(Verdict verdict) {
        return counts().getOrDefault(verdict, 0L);
    }

    /**
     * The exit code that tells the run: 1 where anything failed, 2 where anything could not be judged or nothing was, 0 where
     * everything that applies passed.
     */
    public int exitCode() {
        if (count(Verdict.FAIL) > 0) {
            return 1;
        }
        boolean undecided = count(Verdict.INCONCLUSIVE) > 0 || count(Verdict.MANUAL) > 0;
        return undecided || count(Verdict.PASS) == 0 ? 2 : 0;
    }
}
