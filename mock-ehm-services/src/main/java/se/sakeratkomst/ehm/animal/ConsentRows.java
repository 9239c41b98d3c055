package se.sakeratkomst.ehm.animal;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the owners' consents of all labs lie. */
interface ConsentRows extends Repository<ConsentRow, Long> {

    ConsentRow save(ConsentRow row);

    boolean existsByLabAndOwnerKindAndOwnerIdAndPharmacy(String lab, String ownerKind, String ownerId, String pharmacy);

    List<ConsentRow> findByLabOrderByRowId(String lab);

    @Modifying
    @Query("delete from rdd_consent where lab = :lab and owner_kind = :ownerKind and owner_id = :ownerId"
            + " and pharmacy = :pharmacy")
    int deleteOne(String lab, String ownerKind, String ownerId, String pharmacy);

    @Modifying
    @Query("delete from rdd_consent where lab = :lab")
    int deleteAllOf(String lab);
}
