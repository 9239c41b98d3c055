package se.sakeratkomst.ehm.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.kit.lab.LabId;

/**
 * The clinical resources of every lab, each version of them. What is changed together is changed in one transaction that holds the
 * patient's list, so that two changes of one patient's list come one after the other.
 */
public final class ResourceStore {

    private final ResourceRepository resources;
    private final PatientRepository patients;
    private final JdbcAggregateOperations rows;
    private final TransactionOperations transactions;

    public ResourceStore(
            ResourceRepository resources,
            PatientRepository patients,
            JdbcAggregateOperations rows,
            TransactionOperations transactions) {
        this.resources = resources;
        this.patients = patients;
        this.rows = rows;
        this.transactions = transactions;
    }

    /** What may be done while the list is held. */
    public interface Pen {

        /** Stores a resource's first version. */
        StoredResource add(StoredResource first);

        /**
         * Stores the next version.
         *
         * @throws StaleVersionException when {@code former} is no longer the latest
         */
        StoredResource replace(StoredResource former, StoredResource next);
    }

    public Optional<StoredResource> latest(LabId lab, String type, String id) {
        return resources.findByLabAndTypeAndIdAndLatestTrue(lab.value(), type, id);
    }

    public Optional<StoredResource> version(LabId lab, String type, String id, int version) {
        return resources.findByLabAndTypeAndIdAndVersion(lab.value(), type, id, version);
    }

    /** All versions, newest first. */
    public List<StoredResource> history(LabId lab, String type, String id) {
        return resources.findByLabAndTypeAndIdOrderByVersionDesc(lab.value(), type, id);
    }

    /** The latest version of each of a patient's resources of that type, the newest first. */
    public List<StoredResource> ofPatient(LabId lab, String type, String patientId) {
        return resources.findByLabAndPatientIdAndTypeAndLatestTrueOrderByDatedOnDescIdAsc(lab.value(), patientId, type);
    }

    /** The latest version of each resource of that type about another one, in the order they were stored. */
    public List<StoredResource> about(LabId lab, String type, String id) {
        return resources.findByLabAndAboutIdAndTypeAndLatestTrueOrderByRowIdAsc(lab.value(), id, type);
    }

    /** Ids of all resources of that type. */
    public List<String> ids(LabId lab, String type) {
        return resources.ids(lab.value(), type);
    }

    /** The latest version of each resource of that type with that code. */
    public List<StoredResource> ofCode(LabId lab, String type, String code) {
        return resources.findByLabAndCodeAndTypeAndLatestTrueOrderByRowIdAsc(lab.value(), code, type);
    }

    /** Whether a call of that digest stored something since then. */
    public boolean wrote(LabId lab, String callSha256, Instant since) {
        return resources.countByCall(lab.value(), callSha256, since.toEpochMilli()) > 0;
    }

    /**
     * Does the work in one transaction; whoever changes the same list waits until it ends.
     *
     * @param patientId whose list is changed, null when the patient is in the documents themselves
     * @param prescriptions ids of registered prescriptions that are changed or dispensed, held too, since there may be no patient to hold
     * @param keep false takes everything back in the end, as a rehearsal does
     */
    public <T> T change(
            LabId lab,
            @Nullable String patientId,
            SortedSet<String> prescriptions,
            long millis,
            boolean keep,
            Function<Pen, T> work) {
        T result = transaction(status -> {
            if (!keep) {
                status.setRollbackOnly();
            }
            if (patientId != null) {
                patients.change(lab.value(), patientId, millis);
            }
            prescriptions.forEach(id -> resources.hold(lab.value(), "MedicationRequest", id));
            return work.apply(new Writing());
        });
        if (result == null) {
            throw new IllegalStateException("A change must have a result");
        }
        return result;
    }

    private <T> @Nullable T transaction(TransactionCallback<T> work) {
        try {
            return transactions.execute(work);
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
            throw new StaleVersionException("Two changes of the same met: " + e.getMessage());
        }
    }

    private final class Writing implements Pen {

        @Override
        public StoredResource add(StoredResource first) {
            return rows.insert(first);
        }

        @Override
        public StoredResource replace(StoredResource former, StoredResource next) {
            if (former.rowId() == null || resources.outdate(former.rowId()) == 0) {
                throw new StaleVersionException(former.versionedReference() + " is no longer the latest version");
            }
            return rows.insert(next);
        }
    }
}
