package se.sakeratkomst.metadata.entity;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Where the entities of all labs, federations and environments lie. */
public interface EntityRepository extends ListCrudRepository<Entity, Long> {

    List<Entity> findByLabOrderByFederationAscEnvironmentAscEntityIdAsc(String lab);

    List<Entity> findByLabAndFederationAndEnvironmentOrderByEntityId(String lab, String federation, String environment);

    List<Entity> findByLabAndFederationAndEnvironmentAndStanding(
            String lab, String federation, String environment, Standing standing);

    Optional<Entity> findByLabAndFederationAndEnvironmentAndEntityIdAndStanding(
            String lab, String federation, String environment, String entityId, Standing standing);

    boolean existsByLabAndFederationAndEnvironmentAndSha256(
            String lab, String federation, String environment, String sha256);

    @Modifying
    @Query("delete from entity where lab = :lab")
    int deleteAllOf(String lab);

    @Modifying
    @Query("delete from entity where lab = :lab and role = 'SP'")
    int deleteServiceProvidersOf(String lab);

    @Modifying
    @Query("delete from entity where lab = :lab and federation = :federation and environment = :environment"
            + " and entity_id = :entityId")
    int deleteOne(String lab, String federation, String environment, String entityId);

    /** What stands in a register. */
    default List<Entity> in(Register register) {
        return findByLabAndFederationAndEnvironmentOrderByEntityId(
                register.lab().value(),
                register.federation().id(),
                register.environment().id());
    }

    /** What waits in a register. */
    default List<Entity> waitingIn(Register register) {
        return findByLabAndFederationAndEnvironmentAndStanding(
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                Standing.WAITING);
    }

    /** The entity of that id in a register under that standing. */
    default Optional<Entity> find(Register register, String entityId, Standing standing) {
        return findByLabAndFederationAndEnvironmentAndEntityIdAndStanding(
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                entityId,
                standing);
    }
}
