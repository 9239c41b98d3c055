package se.sakeratkomst.ehm.decision;

import java.time.LocalDate;

/**
 * A registered consent: that care may read what the patient has in the list.
 *
 * @param careProvider the care provider that asked
 * @param accepted whether the patient said yes and has not taken it back
 * @param lastDay the last day it holds, four years after the yes
 * @see "Handbok: NLL / TA 53"
 */
public record AccessConsent(String careProvider, boolean accepted, LocalDate lastDay) {

    boolean opensFor(Asker asker, LocalDate today) {
        return accepted && careProvider.equals(asker.careProvider()) && !lastDay.isBefore(today);
    }
}
