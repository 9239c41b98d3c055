package se.sakeratkomst.ehm.register;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Where the prescriptions of all labs lie. */
public interface PrescriptionRepository extends Repository<Prescription, String> {

    Optional<Prescription> findByLabAndId(String lab, String id);

    List<Prescription> findByLabAndPatientIdOrderByIssuedOnDescIdAsc(String lab, String patientId);

    List<Prescription> findByLabOrderById(String lab);

    @Modifying
    @Query("delete from nll_prescription where lab = :lab")
    int deleteAllOf(String lab);
}
