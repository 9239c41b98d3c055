package se.sakeratkomst.metadata.member;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Where the organisations of all labs lie. */
public interface OrganisationRepository extends ListCrudRepository<Organisation, Long> {

    List<Organisation> findByLabOrderByFederationAscNumberAsc(String lab);

    List<Organisation> findByLabAndFederationOrderByName(String lab, String federation);

    Optional<Organisation> findByLabAndFederationAndNumber(String lab, String federation, long number);

    List<Organisation> findByLabAndFederationAndNameOrderByNumber(String lab, String federation, String name);

    List<Organisation> findByLabAndFederationAndRepresentedByOrderByName(
            String lab, String federation, long representedBy);

    @Query("select max(number) from organisation where lab = :lab and number between :from and :to")
    Optional<Long> highestNumber(String lab, long from, long to);

    @Modifying
    @Query("delete from organisation where lab = :lab")
    int deleteAllOf(String lab);
}
