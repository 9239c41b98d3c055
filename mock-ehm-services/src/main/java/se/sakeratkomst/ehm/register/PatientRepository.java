package se.sakeratkomst.ehm.register;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the patients of all labs lie. */
public interface PatientRepository extends Repository<Patient, String> {

    @Query("select * from nll_patient where lab = :lab and id = :id")
    Optional<Patient> findByLabAndId(String lab, String id);

    @Query("select * from nll_patient where lab = :lab and personnummer = :personnummer")
    Optional<Patient> findByLabAndPersonnummer(String lab, String personnummer);

    List<Patient> findByLabOrderByPersonnummer(String lab);

    /** Waits for whoever else changes the patient's list, and holds it until the transaction ends. */
    @Modifying
    @Query(
            "update nll_patient set list_version = list_version + 1, list_changed_millis = :millis where lab = :lab and id = :id")
    int change(String lab, String id, long millis);

    @Modifying
    @Query("delete from nll_patient where lab = :lab")
    int deleteAllOf(String lab);
}
