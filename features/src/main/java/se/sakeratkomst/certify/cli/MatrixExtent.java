package se.sakeratkomst.certify.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.steps.SuiteCases;
import se.sakeratkomst.certify.verdict.CaseHeading;

/**
 * Which scenarios a flaw is run against. The full matrix runs all of them. The quick one runs those about the very check that the
 * flaw disables, a part of those that it is declared to fail as a consequence, and a part of the others, which must pass: other
 * parts each day, so that every scenario has met every flaw after as many days as there are parts.
 */
public final class MatrixExtent {
    private final boolean full;
    private final List<String> cases;
    private final int perFlaw;
    private final LocalDate day;

    private MatrixExtent(boolean full, Collection<String> cases, int perFlaw, LocalDate day) {
        this.full = full;
        this.cases = List.copyOf(cases);
        this.perFlaw = perFlaw;
        this.day = day;
    }

    /** Every scenario for every flaw. */
    public static MatrixExtent full() {
        return new MatrixExtent(true, List.of(), 0, LocalDate.EPOCH);
    }

    /**
     * The cases of a flaw's own, a part of what it is declared to fail besides, and a part of the rest.
     *
     * @param perFlaw how many scenarios of each part a flaw is run against at most
     * @param day whose parts are meant
     */
    public static MatrixExtent quick(int perFlaw, LocalDate day) {
        return quick(SuiteCases.all().stream().map(CaseHeading::id).toList(), perFlaw, day);
    }

    static MatrixExtent quick(Collection<String> cases, int perFlaw, LocalDate day) {
        return new MatrixExtent(false, cases, perFlaw, day);
    }

    /** What the flaw must fail in this extent, by id: all that it is declared to fail, or on that day's part of it. */
    Set<String> declared(Flaw flaw) {
        if (full) {
            return flaw.expectedFailures();
        }
        Set<String> declared = new LinkedHashSet<>(flaw.primary());
        declared.addAll(partOf(flaw, flaw.consequential().keySet()));
        return declared;
    }

    /** The other scenarios that the flaw is run against on that day, by id. */
    Set<String> sample(Flaw flaw) {
        Set<String> declared = flaw.expectedFailures();
        return partOf(flaw, cases.stream().filter(id -> !declared.contains(id)).toList());
    }

    private Set<String> partOf(Flaw flaw, Collection<String> ids) {
        List<String> all = ids.stream().sorted().toList();
        int parts = Math.max(1, (all.size() + perFlaw - 1) / perFlaw);
        int part = (int) Math.floorMod(day.toEpochDay() + flaw.flaw().hashCode(), (long) parts);
        Set<String> sample = new LinkedHashSet<>();
        for (int i = part; i < all.size(); i += parts) {
            sample.add(all.get(i));
        }
        return sample;
    }

    /** The tag expression that picks the flaw's scenarios; empty for all. */
    String tags(Flaw flaw) {
        if (full) {
            return "";
        }
        List<String> wanted = new ArrayList<>(declared(flaw));
        wanted.addAll(sample(flaw));
        return expression(wanted);
    }

    private static String expression(List<String> ids) {
        Map<String, List<String>> byFederation = new LinkedHashMap<>();
        for (String id : ids) {
            int slash = id.lastIndexOf('/');
            byFederation
                    .computeIfAbsent(id.substring(slash + 1), federation -> new ArrayList<>())
                    .add("@TF-" + id.substring(0, slash));
        }
        return byFederation.entrySet().stream()
                .map(each -> "(@" + each.getKey() + " and (" + String.join(" or ", each.getValue()) + "))")
                .collect(Collectors.joining(" or "));
    }

    /** What was run, for the log: enough to run the same again. */
    String told(Flaw flaw) {
        return full
                ? "the whole suite"
                : declared(flaw).size() + " of " + flaw.expectedFailures().size()
                        + " declared scenarios, and the others of " + day + ": " + String.join(", ", sample(flaw));
    }
}
