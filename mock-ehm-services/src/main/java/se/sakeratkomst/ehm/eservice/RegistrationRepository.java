package se.sakeratkomst.ehm.eservice;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** Where the registrations of all labs lie. */
interface RegistrationRepository extends CrudRepository<Registration, Long> {

    List<Registration> findByLabOrderByEntityIdAscFederationAsc(String lab);

    List<Registration> findByLabAndEntityIdOrderByFederation(String lab, String entityId);

    List<Registration> findByLabAndClientIdOrderByFederation(String lab, String clientId);

    @Modifying
    @Query("delete from e_service where lab = :lab")
    int deleteAllOf(String lab);

    @Modifying
    @Query("delete from e_service where lab = :lab and entity_id = :entityId")
    int deleteOne(String lab, String entityId);
}
