package se.sakeratkomst.ehm.nll.patient;

import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Finds the patient that a path names. */
final class Persons {

    private Persons() {}

    static Patient require(NllRegister register, LabId lab, String personnummer) {
        return register.patientByPersonnummer(lab, personnummer)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Find a test patient",
                        "no patient " + personnummer + " in lab " + lab,
                        "the personnummer of one of the lab's patients",
                        "GET /admin/labs/" + lab + "/nll/patients lists them.")));
    }
}
