package se.sakeratkomst.ehm.pirr;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the interchanges of all labs lie. */
interface InterchangeRows extends Repository<InterchangeRow, Long> {

    InterchangeRow save(InterchangeRow row);

    Optional<InterchangeRow> findByLabAndSenderAndInterchangeRef(String lab, String sender, String interchangeRef);

    List<InterchangeRow> findByLabOrderByRowId(String lab);

    @Modifying
    @Query("delete from pirr_interchange where lab = :lab")
    int deleteAllOf(String lab);
}
