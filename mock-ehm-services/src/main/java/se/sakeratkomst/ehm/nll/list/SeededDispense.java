package se.sakeratkomst.ehm.nll.list;

import java.time.LocalDate;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;

/**
 * A dispense that the sandbox itself puts into a list.
 *
 * @param dispatchId expeditions-id
 */
record SeededDispense(
        String id, SeededPrescription prescription, String dispatchId, LocalDate handedOverOn, Pharmacy pharmacy) {}
