package se.sakeratkomst.ehm.customer;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the consents of all labs lie. */
public interface ConsentRepository extends Repository<RegisteredConsent, Long> {

    List<RegisteredConsent> findByLabAndPersonnummer(String lab, String personnummer);

    List<RegisteredConsent> findByLabOrderByRowId(String lab);

    @Modifying
    @Query("delete from registered_consent where lab = :lab and personnummer = :personnummer and kind = :kind")
    int forget(String lab, String personnummer, String kind);

    @Modifying
    @Query("delete from registered_consent where lab = :lab")
    int deleteAllOf(String lab);
}
