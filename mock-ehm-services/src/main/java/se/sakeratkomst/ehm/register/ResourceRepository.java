package se.sakeratkomst.ehm.register;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the clinical resources of all labs lie. What is asked often is written out: a query derived from a name is built anew for each call. */
public interface ResourceRepository extends Repository<StoredResource, Long> {

    @Query("select * from nll_resource where lab = :lab and type = :type and id = :id and latest = true")
    Optional<StoredResource> findByLabAndTypeAndIdAndLatestTrue(String lab, String type, String id);

    @Query("select * from nll_resource where lab = :lab and type = :type and id = :id and version = :version")
    Optional<StoredResource> findByLabAndTypeAndIdAndVersion(String lab, String type, String id, int version);

    @Query("select * from nll_resource where lab = :lab and type = :type and id = :id order by version desc")
    List<StoredResource> findByLabAndTypeAndIdOrderByVersionDesc(String lab, String type, String id);

    @Query(
            "select * from nll_resource where lab = :lab and patient_id = :patientId and type = :type and latest = true order by dated_on desc, id")
    List<StoredResource> findByLabAndPatientIdAndTypeAndLatestTrueOrderByDatedOnDescIdAsc(
            String lab, String patientId, String type);

    @Query(
            "select * from nll_resource where lab = :lab and about_id = :aboutId and type = :type and latest = true order by row_id")
    List<StoredResource> findByLabAndAboutIdAndTypeAndLatestTrueOrderByRowIdAsc(
            String lab, String aboutId, String type);

    @Query(
            "select * from nll_resource where lab = :lab and code = :code and type = :type and latest = true order by row_id")
    List<StoredResource> findByLabAndCodeAndTypeAndLatestTrueOrderByRowIdAsc(String lab, String code, String type);

    @Query(
            "select count(*) from nll_resource where lab = :lab and call_sha256 = :callSha256 and recorded_millis >= :since")
    int countByCall(String lab, String callSha256, long since);

    List<StoredResource> findByLabOrderByRowId(String lab);

    @Query("select id from nll_resource where lab = :lab and type = :type and version = 1")
    List<String> ids(String lab, String type);

    /** Waits for whoever else holds the first version of that resource, and holds it until the transaction ends. */
    @Query("select row_id from nll_resource where lab = :lab and type = :type and id = :id and version = 1 for update")
    Optional<Long> hold(String lab, String type, String id);

    /** Says that a later version exists; 0 when somebody else was first. */
    @Modifying
    @Query("update nll_resource set latest = false where row_id = :rowId and latest = true")
    int outdate(long rowId);

    @Modifying
    @Query("delete from nll_resource where lab = :lab and patient_id = :patientId")
    int deleteAllOfPatient(String lab, String patientId);

    @Modifying
    @Query("delete from nll_resource where lab = :lab")
    int deleteAllOf(String lab);
}
