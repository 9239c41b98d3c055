package se.sakeratkomst.ehm.eservice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

/**
 * The register of e-services. Only an assertion made for one of them is accepted.
 *
 * @see "Handbok: SAML-intyg; EHM-012, EHM-025"
 */
public final class EServices implements LabState {

    /** One registration, as a snapshot has it; credentials are derived and not part of it. */
    public record Entry(String entityId, String federation, String name) {}

    private final RegistrationRepository registrations;
    private final TransactionOperations transactions;
    private final CredentialSource credentials;

    EServices(RegistrationRepository registrations, TransactionOperations transactions, CredentialSource credentials) {
        this.registrations = registrations;
        this.transactions = transactions;
        this.credentials = credentials;
    }

    /** Registers the e-service for the federation; again: the same credentials, and the new name. */
    public EService register(LabId lab, Entry entry) {
        transactions.executeWithoutResult(status -> store(lab, entry));
        return byEntityId(lab, entry.entityId())
                .orElseThrow(() -> new IllegalStateException("The e-service was deregistered at the same moment"));
    }

    private synchronized void store(LabId lab, Entry entry) {
        Long known = registrations.findByLabAndEntityIdOrderByFederation(lab.value(), entry.entityId()).stream()
                .filter(row -> row.federation().equals(entry.federation()))
                .findFirst()
                .map(Registration::id)
                .orElse(null);
        registrations.save(new Registration(
                known,
                lab.value(),
                entry.entityId(),
                entry.federation(),
                entry.name(),
                credentials.of(lab, entry.entityId()).clientId()));
    }

    public boolean deregister(LabId lab, String entityId) {
        return registrations.deleteOne(lab.value(), entityId) > 0;
    }

    public Optional<EService> byEntityId(LabId lab, String entityId) {
        return one(lab, registrations.findByLabAndEntityIdOrderByFederation(lab.value(), entityId));
    }

    public Optional<EService> byClientId(LabId lab, String clientId) {
        return one(lab, registrations.findByLabAndClientIdOrderByFederation(lab.value(), clientId));
    }

    public List<EService> all(LabId lab) {
        return registrations.findByLabOrderByEntityIdAscFederationAsc(lab.value()).stream()
                .collect(Collectors.groupingBy(Registration::entityId, java.util.TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(rows -> one(lab, rows).stream())
                .toList();
    }

    private Optional<EService> one(LabId lab, List<Registration> rows) {
        return rows.stream()
                .findFirst()
                .map(first -> new EService(
                        first.entityId(),
                        first.name(),
                        rows.stream().map(Registration::federation).collect(Collectors.toSet()),
                        credentials.of(lab, first.entityId())));
    }

    @Override
    public String name() {
        return "eServices";
    }

    @Override
    public void seed(LabId lab) {
        // no e-service is registered until the sandbox is told of one
    }

    @Override
    public void clear(LabId lab) {
        registrations.deleteAllOf(lab.value());
    }

    @Override
    public Object snapshot(LabId lab) {
        return registrations.findByLabOrderByEntityIdAscFederationAsc(lab.value()).stream()
                .map(row -> new Entry(row.entityId(), row.federation(), row.name()))
                .toList();
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        transactions.executeWithoutResult(status -> {
            clear(lab);
            for (JsonNode entry : snapshot) {
                store(
                        lab,
                        new Entry(
                                entry.path("entityId").asString(),
                                entry.path("federation").asString(),
                                entry.path("name").asString()));
            }
        });
    }
}
