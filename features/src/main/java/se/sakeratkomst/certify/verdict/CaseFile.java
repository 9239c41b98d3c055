package se.sakeratkomst.certify.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is gathered while a scenario runs. It decides nothing: {@link Judge} does. */
public final class CaseFile {
    private final CaseHeading heading;
    private final List<Check> checks = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final List<Control> controls = new ArrayList<>();
    private final List<StepResult> steps = new ArrayList<>();
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final List<String> hops = new ArrayList<>();
    private final Map<String, RestsOn> assumptions = new LinkedHashMap<>();
    private final List<String> obstacles = new ArrayList<>();
    private @Nullable String notClaimed;
    private @Nullable String leftToPeople;

    public CaseFile(CaseHeading heading) {
        this.heading = heading;
    }

    public CaseHeading heading() {
        return heading;
    }

    /** The vendor file does not claim what the scenario needs. */
    public void notClaimed(String reason) {
        notClaimed = reason;
    }

    /** The message that the scenario is about cannot be made for this system, whatever it does: its metadata has no place for it. */
    public void cannotBeMade(String reason) {
        notClaimed = reason;
    }

    public Optional<String> whyNotApplicable() {
        return Optional.ofNullable(notClaimed);
    }

    /** Something outside the vendor system kept the scenario from being judged. */
    public void obstacle(String reason) {
        obstacles.add(reason);
    }

    public List<String> obstacles() {
        return List.copyOf(obstacles);
    }

    public void leftToPeople(String question) {
        leftToPeople = question;
    }

    public Optional<String> question() {
        return Optional.ofNullable(leftToPeople);
    }

    public void check(Check check) {
        checks.add(check);
    }

    public List<Check> checks() {
        return List.copyOf(checks);
    }

    public void remark(String remark) {
        remarks.add(remark);
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    public void control(Control control) {
        controls.add(control);
    }

    public List<Control> controls() {
        return List.copyOf(controls);
    }

    public void step(StepResult step) {
        steps.add(step);
    }

    public List<StepResult> steps() {
        return List.copyOf(steps);
    }

    public void evidence(Evidence piece) {
        evidence.put(piece.source() + piece.time() + piece.kind(), piece);
    }

    public List<Evidence> evidence() {
        return List.copyOf(evidence.values());
    }

    public void hop(String hop) {
        hops.add(hop);
    }

    public List<String> hops() {
        return List.copyOf(hops);
    }

    public void restsOn(RestsOn assumption) {
        assumptions.put(assumption.id(), assumption);
    }

    public List<RestsOn> assumptions() {
        return List.copyOf(assumptions.values());
    }
}
