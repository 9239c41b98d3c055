package se.sakeratkomst.metadata.entity;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Where the members of all labs and federations lie. */
public interface EntityRepository extends ListCrudRepository<Entity, Long> {

    List<Entity> findByLabOrderByFederationAscEntityIdAsc(String lab);

    List<Entity> findByLabAndFederationOrderByEntityId(String lab, String federation);

    Optional<Entity> findByLabAndFederationAndEntityId(String lab, String federation, String entityId);

    boolean existsByLabAndFederationAndSha256(String lab, String federation, String sha256);

    @Modifying
    @Query("delete from member where lab = :lab")
    int deleteAllOf(String lab);

    @Modifying
    @Query("delete from member where lab = :lab and role = 'SP'")
    int deleteServiceProvidersOf(String lab);

    @Modifying
    @Query("delete from member where lab = :lab and federation = :federation and entity_id = :entityId")
    int deleteOne(String lab, String federation, String entityId);
}
