package se.sakeratkomst.ehm.animal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the animals' prescriptions of all labs lie. */
interface PrescriptionRows extends Repository<PrescriptionRow, Long> {

    PrescriptionRow save(PrescriptionRow row);

    Optional<PrescriptionRow> findByLabAndId(String lab, String id);

    List<PrescriptionRow> findByLabAndOriginalIdOrderByOriginalRow(String lab, String originalId);

    List<PrescriptionRow> findByLabAndOwnerKindAndOwnerIdOrderByRowId(String lab, String ownerKind, String ownerId);

    List<PrescriptionRow> findByLabOrderByRowId(String lab);

    /** Waits for whoever else holds that prescription, and holds it until the transaction ends. */
    @Query("select row_id from rdd_prescription where lab = :lab and id = :id for update")
    Optional<Long> hold(String lab, String id);

    @Modifying
    @Query("delete from rdd_prescription where lab = :lab")
    int deleteAllOf(String lab);
}
