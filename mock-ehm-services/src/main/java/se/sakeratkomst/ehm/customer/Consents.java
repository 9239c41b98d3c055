package se.sakeratkomst.ehm.customer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people have consented to, or refused. Who was never asked has said nothing. */
public final class Consents implements LabState {

    /** The prescription register. */
    static final String REGISTER = "rr";

    private final ConsentRepository consents;
    private final JdbcAggregateOperations rows;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    Consents(
            ConsentRepository consents,
            JdbcAggregateOperations rows,
            TransactionOperations transactions,
            JsonMapper json) {
        this.consents = consents;
        this.rows = rows;
        this.transactions = transactions;
        this.json = json;
    }

    /** By kind. */
    Map<String, RegisteredConsent> of(LabId lab, String personnummer) {
        return consents.findByLabAndPersonnummer(lab.value(), personnummer).stream()
                .collect(Collectors.toMap(RegisteredConsent::kind, Function.identity()));
    }

    /** Whether the register may hold the prescriptions: who was not asked counts as consenting, since NLL stores them by law. */
    public boolean toRegister(LabId lab, String personnummer) {
        return Optional.ofNullable(of(lab, personnummer).get(REGISTER))
                .map(RegisteredConsent::given)
                .orElse(true);
    }

    void say(LabId lab, String personnummer, Map<String, Boolean> said, Instant now) {
        transactions.executeWithoutResult(status -> said.forEach((kind, given) -> {
            consents.forget(lab.value(), personnummer, kind);
            rows.insert(new RegisteredConsent(null, lab.value(), personnummer, kind, given, now.toEpochMilli()));
        }));
    }

    @Override
    public String name() {
        return "registered-consents";
    }

    @Override
    public void seed(LabId lab) {
        // nobody has been asked
    }

    @Override
    public void clear(LabId lab) {
        consents.deleteAllOf(lab.value());
    }

    @Override
    public Object snapshot(LabId lab) {
        return consents.findByLabOrderByRowId(lab.value());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        transactions.executeWithoutResult(status -> {
            clear(lab);
            snapshot.forEach(node -> {
                RegisteredConsent row = json.treeToValue(node, RegisteredConsent.class);
                rows.insert(new RegisteredConsent(
                        null, lab.value(), row.personnummer(), row.kind(), row.given(), row.recordedMillis()));
            });
        });
    }
}
