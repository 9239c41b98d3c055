package se.sakeratkomst.ehm.animal;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the history of the animals' prescriptions of all labs lies. */
interface HistoryRows extends Repository<HistoryRow, Long> {

    HistoryRow save(HistoryRow row);

    List<HistoryRow> findByLabAndPrescriptionIdOrderByRowId(String lab, String prescriptionId);

    List<HistoryRow> findByLabOrderByRowId(String lab);

    @Modifying
    @Query("delete from rdd_history where lab = :lab")
    int deleteAllOf(String lab);
}
