package se.sakeratkomst.metadata.discovery;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;
import se.sakeratkomst.metadata.entity.Entity;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.entity.Standing;

/** What the registers publish, as the discovery service reads it. */
public interface PublishedEntities extends Repository<Entity, Long> {

    List<Entity> findByLabAndFederationAndEnvironmentAndStandingAndRoleOrderByEntityId(
            String lab, String federation, String environment, Standing standing, Role role);

    Optional<Entity> findByLabAndFederationAndEnvironmentAndStandingAndRoleAndEntityId(
            String lab, String federation, String environment, Standing standing, Role role, String entityId);

    /** The published identity providers of a register, by entityID. */
    default List<Entity> identityProviders(Register register) {
        return findByLabAndFederationAndEnvironmentAndStandingAndRoleOrderByEntityId(
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                Standing.PUBLISHED,
                Role.IDP);
    }

    /** A published service provider. */
    default Optional<Entity> serviceProvider(Register register, String entityId) {
        return findByLabAndFederationAndEnvironmentAndStandingAndRoleAndEntityId(
                register.lab().value(),
                register.federation().id(),
                register.environment().id(),
                Standing.PUBLISHED,
                Role.SP,
                entityId);
    }
}
