package se.sakeratkomst.certify.verdict;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a flawed system failed, against what was declared.
 *
 * @param unexpected failed although nothing declares it
 * @param missing declared, but did not fail
 * @param undecided what was neither passed nor failed nor inapplicable: a matrix has no room for it
 */
public record FlawComparison(
        String flaw, Set<String> failed, Set<String> unexpected, Set<String> missing, Set<String> undecided) {
    public FlawComparison {
        failed = Set.copyOf(failed);
        unexpected = Set.copyOf(unexpected);
        missing = Set.copyOf(missing);
        undecided = Set.copyOf(undecided);
    }

    /**
     * Compares.
     *
     * @param declared the ids that must fail
     * @param blocked the federations and tags of which no case needs to be judged, since the flaw makes that impossible
     */
    public static FlawComparison of(
            String flaw, Set<String> declared, Set<String> blocked, Collection<Judgement> judgements) {
        Set<String> failed = ids(judgements, Verdict.FAIL);
        Set<String> unexpected = new LinkedHashSet<>(failed);
        unexpected.removeAll(declared);
        Set<String> missing = new LinkedHashSet<>(declared);
        missing.removeAll(failed);
        Collection<Judgement> free = judgements.stream()
                .filter(each -> !blocked.contains(each.federation())
                        && each.tags().stream().noneMatch(blocked::contains))
                .toList();
        Set<String> undecided = ids(free, Verdict.INCONCLUSIVE);
        undecided.addAll(ids(judgements, Verdict.MANUAL));
        return new FlawComparison(flaw, failed, unexpected, missing, undecided);
    }

    private static Set<String> ids(Collection<Judgement> judgements, Verdict verdict) {
        return judgements.stream()
                .filter(each -> each.verdict() == verdict)
                .map(Judgement::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What failed is what was declared, and everything was decided. */
    public boolean holds() {
        return unexpected.isEmpty() && missing.isEmpty() && undecided.isEmpty();
    }
}
