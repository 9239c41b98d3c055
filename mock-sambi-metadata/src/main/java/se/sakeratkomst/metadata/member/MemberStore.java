package se.sakeratkomst.metadata.member;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The organisations of all labs. A lab's seed is put in when somebody first asks for its organisations, so that it costs nothing at
 * the start, and then in one transaction.
 */
final class MemberStore implements LabState {

    private final OrganisationRepository organisations;
    private final OrganisationStepRepository steps;
    private final TransactionTemplate transaction;
    private final LabClock clock;
    private final JsonMapper json;
    private final Set<LabId> unseeded = ConcurrentHashMap.newKeySet();

    MemberStore(
            OrganisationRepository organisations,
            OrganisationStepRepository steps,
            PlatformTransactionManager transactions,
            LabClock clock,
            JsonMapper json) {
        this.organisations = organisations;
        this.steps = steps;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String name() {
        return "organisations";
    }

    @Override
    public void seed(LabId lab) {
        unseeded.add(lab);
    }

    @Override
    public synchronized void clear(LabId lab) {
        transaction.executeWithoutResult(status -> delete(lab));
    }

    @Override
    public Object snapshot(LabId lab) {
        ready(lab);
        return together(
                organisations.findByLabOrderByFederationAscNumberAsc(lab.value()),
                steps.findByLabOrderById(lab.value()));
    }

    @Override
    public synchronized void restore(LabId lab, JsonNode snapshot) {
        List<Member> kept = snapshot.valueStream()
                .map(node -> json.treeToValue(node, Member.class).in(lab))
                .toList();
        transaction.executeWithoutResult(status -> {
            delete(lab);
            insert(kept);
        });
        unseeded.remove(lab);
    }

    List<Member> all(LabId lab, String federation) {
        ready(lab);
        return together(
                organisations.findByLabAndFederationOrderByName(lab.value(), federation),
                steps.findByLabAndFederationOrderById(lab.value(), federation));
    }

    Optional<Member> find(LabId lab, String federation, long number) {
        ready(lab);
        return organisations
                .findByLabAndFederationAndNumber(lab.value(), federation, number)
                .map(this::withSteps);
    }

    Optional<Member> named(LabId lab, String federation, String name) {
        ready(lab);
        return organisations.findByLabAndFederationAndNameOrderByNumber(lab.value(), federation, name).stream()
                .findFirst()
                .map(this::withSteps);
    }

    List<Organisation> representedBy(LabId lab, String federation, long number) {
        ready(lab);
        return organisations.findByLabAndFederationAndRepresentedByOrderByName(lab.value(), federation, number);
    }

    long highestNumber(LabId lab, long from, long to) {
        ready(lab);
        return organisations.highestNumber(lab.value(), from, to).orElse(from);
    }

    void save(Organisation organisation) {
        organisations.save(organisation);
    }

    void save(Organisation organisation, OrganisationStep first) {
        transaction.executeWithoutResult(status -> {
            organisations.save(organisation);
            steps.save(first);
        });
    }

    void append(OrganisationStep step) {
        steps.save(step);
    }

    private void ready(LabId lab) {
        if (!unseeded.contains(lab)) {
            return;
        }
        synchronized (this) {
            if (!unseeded.contains(lab)) {
                return;
            }
            Instant now = clock.now(lab);
            Set<String> there = organisations.findByLabOrderByFederationAscNumberAsc(lab.value()).stream()
                    .map(MemberStore::key)
                    .collect(Collectors.toSet());
            List<Member> missing = SeedMembers.of(lab.value(), now).stream()
                    .filter(member -> !there.contains(key(member.organisation())))
                    .toList();
            if (!missing.isEmpty()) {
                transaction.executeWithoutResult(status -> insert(missing));
            }
            unseeded.remove(lab);
        }
    }

    private void insert(Collection<Member> members) {
        organisations.saveAll(members.stream().map(Member::organisation).toList());
        steps.saveAll(
                members.stream().flatMap(member -> member.steps().stream()).toList());
    }

    private void delete(LabId lab) {
        steps.deleteAllOf(lab.value());
        organisations.deleteAllOf(lab.value());
    }

    private Member withSteps(Organisation organisation) {
        return new Member(
                organisation,
                steps.findByLabAndFederationAndNumberOrderById(
                        organisation.lab(), organisation.federation(), organisation.number()));
    }

    private static List<Member> together(List<Organisation> organisations, List<OrganisationStep> steps) {
        Map<String, List<OrganisationStep>> ofOrganisation =
                steps.stream().collect(Collectors.groupingBy(step -> step.federation() + step.number()));
        return organisations.stream()
                .map(organisation ->
                        new Member(organisation, ofOrganisation.getOrDefault(key(organisation), List.of())))
                .toList();
    }

    private static String key(Organisation organisation) {
        return organisation.federation() + organisation.number();
    }
}
