package se.sakeratkomst.ehm.nll.patient;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;

/** Control API: who has read and changed what NLL has about a patient. */
@RestController
@RequestMapping("/admin/labs/{lab}/nll/patients/{personnummer}/audit")
public final class AuditController {

    /**
     * @param patient logical id
     * @param entries newest first
     */
    record Audit(String patient, String personnummer, List<AuditEntry> entries) {}

    private final AuditLog log;
    private final NllRegister register;
    private final Labs labs;

    AuditController(AuditLog log, NllRegister register, Labs labs) {
        this.log = log;
        this.register = register;
        this.labs = labs;
    }

    /** Every call about the patient since the lab was reset. */
    @GetMapping
    Audit audit(
            @PathVariable String lab,
            @PathVariable String personnummer,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit) {
        LabId id = labs.require(new LabId(lab));
        se.sakeratkomst.ehm.register.Patient patient = Persons.require(register, id, personnummer);
        return new Audit(patient.id(), patient.personnummer(), log.of(id, patient, after, Math.max(1, limit)));
    }
}
