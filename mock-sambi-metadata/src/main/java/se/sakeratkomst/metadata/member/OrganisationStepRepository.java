package se.sakeratkomst.metadata.member;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Where the steps of all organisations lie. */
public interface OrganisationStepRepository extends ListCrudRepository<OrganisationStep, Long> {

    List<OrganisationStep> findByLabOrderById(String lab);

    List<OrganisationStep> findByLabAndFederationOrderById(String lab, String federation);

    List<OrganisationStep> findByLabAndFederationAndNumberOrderById(String lab, String federation, long number);

    @Modifying
    @Query("delete from organisation_step where lab = :lab")
    int deleteAllOf(String lab);
}
