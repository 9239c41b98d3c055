package se.sakeratkomst.ehm.animal;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the dispenses to animals of all labs lie. */
interface DispenseRows extends Repository<DispenseRow, Long> {

    DispenseRow save(DispenseRow row);

    List<DispenseRow> findByLabAndPrescriptionIdOrderByRowId(String lab, String prescriptionId);

    boolean existsByLabAndDispatchIdAndRowNumber(String lab, String dispatchId, int rowNumber);

    List<DispenseRow> findByLabOrderByRowId(String lab);

    @Modifying
    @Query("delete from rdd_dispense where lab = :lab")
    int deleteAllOf(String lab);
}
