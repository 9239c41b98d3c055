package se.sakeratkomst.metadata.member;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an organisation has come: its steps read in order. A refusal of the application takes it back to the trust declaration, and
 * leaving the federation takes it back to the beginning.
 */
public final class WayIn {

    private static final int MONTHS_TO_DECLARE = 12;

    private final Organisation organisation;
    private final List<OrganisationStep> history;
    private final Map<Step, OrganisationStep> done = new EnumMap<>(Step.class);
    private boolean refused;
    private boolean left;
    private boolean underReview;

    WayIn(Organisation organisation, List<OrganisationStep> history) {
        this.organisation = organisation;
        this.history = List.copyOf(history);
        history.forEach(this::take);
    }

    private void take(OrganisationStep taken) {
        switch (taken.step()) {
            case UTTRADE -> {
                done.clear();
                left = true;
                underReview = false;
            }
            case GRANSKNING -> {
                done.put(Step.GRANSKNING, taken);
                underReview = true;
            }
            case BESLUT -> {
                underReview = false;
                refused = taken.outcome() == Outcome.AVSLAG;
                if (refused) {
                    done.remove(Step.TILLITSDEKLARATION);
                    done.remove(Step.GRANSKNING);
                    done.remove(Step.BESLUT);
                } else {
                    done.put(Step.BESLUT, taken);
                }
            }
            default -> {
                left = false;
                done.put(taken.step(), taken);
            }
        }
    }

    /** Every step ever taken, oldest first. */
    public List<OrganisationStep> history() {
        return history;
    }

    /** The step that is next on its way; empty when all are taken. */
    public Optional<Step> next() {
        return organisation.way().stream()
                .filter(step -> !done.containsKey(step))
                .findFirst();
    }

    /** The steps before metadata that it has not taken. */
    public List<Step> missing() {
        return organisation.way().stream()
                .filter(step -> step != Step.METADATA && !done.containsKey(step))
                .toList();
    }

    /** Whether it is a member, apart from what its representative may lack. */
    public boolean isThrough() {
        return missing().isEmpty() && organisation.kind() != Kind.BETRODD_PART;
    }

    /** Whether the last decision went against it. */
    public boolean isRefused() {
        return refused && !done.containsKey(Step.BESLUT);
    }

    /** Whether it has left the federation. */
    public boolean hasLeft() {
        return left;
    }

    /** Whether the step stands. */
    public boolean has(Step step) {
        return done.containsKey(step);
    }

    /** The steps that may be taken now: the next on the way first. */
    public List<Step> possible() {
        List<Step> steps = new ArrayList<>();
        next().ifPresent(steps::add);
        if (underReview && !steps.contains(Step.BESLUT)) {
            steps.add(Step.BESLUT);
        }
        if (has(Step.GRANSKNINGSAVTAL) && !has(Step.TILLITSDEKLARATION)) {
            steps.add(Step.GRANSKNINGSAVTAL);
        }
        if (has(Step.BESLUT) && !steps.contains(Step.GRANSKNING)) {
            steps.add(Step.GRANSKNING);
        }
        if (has(Step.AVTAL)) {
            steps.add(Step.UNDERSKRIFTSTJANST);
        }
        if (has(Step.METADATA)) {
            steps.add(Step.METADATA);
        }
        if (!done.isEmpty()) {
            steps.add(Step.UTTRADE);
        }
        return steps;
    }

    /**
     * Until when the trust declaration can be handed in; empty when it stands, or no agreement gives it a time.
     *
     * @see "SAMBI-069: within 12 months of the review agreement"
     */
    public Optional<Instant> declareBefore() {
        @Nullable OrganisationStep agreement = done.get(Step.GRANSKNINGSAVTAL);
        return agreement == null || has(Step.TILLITSDEKLARATION)
                ? Optional.empty()
                : Optional.of(agreement
                        .taken()
                        .atZone(ZoneOffset.UTC)
                        .plusMonths(MONTHS_TO_DECLARE)
                        .toInstant());
    }

    /** When the next review is due: a Sambiombud's every year, others' every third; empty when it has not been reviewed. */
    public Optional<Instant> reviewDue() {
        @Nullable OrganisationStep decision = done.get(Step.BESLUT);
        return decision == null
                ? Optional.empty()
                : Optional.of(decision.taken()
                        .atZone(ZoneOffset.UTC)
                        .plusYears(organisation.kind() == Kind.SAMBIOMBUD ? 1 : 3)
                        .toInstant());
    }
}
