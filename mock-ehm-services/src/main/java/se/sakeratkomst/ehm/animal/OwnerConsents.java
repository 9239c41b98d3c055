package se.sakeratkomst.ehm.animal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.lab.LabId;

/**
 * The owners' consents to Receptdepå djur (samtycke rrd). They have no end; an organisation counts as consenting; that of an owner told
 * by birth date holds at the pharmacy where it was given.
 *
 * @see "Handbok: Receptdepå djur; ehm.md 3.5"
 */
public final class OwnerConsents {

    private final ConsentRows rows;
    private final TransactionOperations transactions;
    private final LabClock clock;

    OwnerConsents(ConsentRows rows, TransactionOperations transactions, LabClock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param pharmacy where it is asked; counts for an owner told by birth date only */
    public boolean holds(LabId lab, AnimalOwner owner, @Nullable String pharmacy) {
        return owner.kind() == AnimalOwner.Kind.ORGANISATION
                || rows.existsByLabAndOwnerKindAndOwnerIdAndPharmacy(
                        lab.value(), owner.kind().name(), owner.id(), place(owner, pharmacy));
    }

    /** Registers the consent; again: the first one stands. */
    public void give(LabId lab, AnimalOwner owner, @Nullable String pharmacy) {
        if (holds(lab, owner, pharmacy)) {
            return;
        }
        try {
            transactions.executeWithoutResult(status -> rows.save(new ConsentRow(
                    null,
                    lab.value(),
                    owner.kind().name(),
                    owner.id(),
                    place(owner, pharmacy),
                    clock.now(lab).toEpochMilli())));
        } catch (DataIntegrityViolationException e) {
            if (!holds(lab, owner, pharmacy)) {
                throw e;
            }
        }
    }

    /** Takes it back. */
    public void withdraw(LabId lab, AnimalOwner owner, @Nullable String pharmacy) {
        transactions.executeWithoutResult(
                status -> rows.deleteOne(lab.value(), owner.kind().name(), owner.id(), place(owner, pharmacy)));
    }

    List<ConsentRow> all(LabId lab) {
        return rows.findByLabOrderByRowId(lab.value());
    }

    void save(ConsentRow row) {
        rows.save(row);
    }

    void clear(LabId lab) {
        rows.deleteAllOf(lab.value());
    }

    private static String place(AnimalOwner owner, @Nullable String pharmacy) {
        return owner.kind() == AnimalOwner.Kind.BIRTH_DATE && pharmacy != null ? pharmacy : "";
    }
}
