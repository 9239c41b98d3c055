package se.sakeratkomst.ehm.pirr;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interchanges that were taken: each reference once for each sender. */
public final class Interchanges implements LabState {

    private final InterchangeRows rows;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    Interchanges(InterchangeRows rows, TransactionOperations transactions, JsonMapper json) {
        this.rows = rows;
        this.transactions = transactions;
        this.json = json;
    }

    /** When that reference was used before. */
    Optional<Instant> taken(LabId lab, String sender, String ref) {
        return rows.findByLabAndSenderAndInterchangeRef(lab.value(), sender, ref)
                .map(row -> Instant.ofEpochMilli(row.receivedMillis()));
    }

    /** Notes it, in the caller's transaction. */
    void take(LabId lab, String sender, String ref, String kind, String documentSha256, Instant at) {
        rows.save(new InterchangeRow(null, lab.value(), sender, ref, kind, documentSha256, at.toEpochMilli()));
    }

    @Override
    public String name() {
        return "pirrInterchanges";
    }

    @Override
    public void seed(LabId lab) {
        // nothing was received before
    }

    @Override
    public void clear(LabId lab) {
        rows.deleteAllOf(lab.value());
    }

    @Override
    public Object snapshot(LabId lab) {
        return rows.findByLabOrderByRowId(lab.value());
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        List<InterchangeRow> all = json.treeToValue(
                snapshot, json.getTypeFactory().constructType(new TypeReference<List<InterchangeRow>>() {}));
        transactions.executeWithoutResult(status -> {
            clear(lab);
            all.forEach(row -> rows.save(row.in(lab)));
        });
    }
}
