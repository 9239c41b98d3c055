package se.sakeratkomst.ehm.pharmacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pharmacy, or the register's own address.
 *
 * @param gln 13 digits
 * @param actor the company (aktör) it belongs to; null for the register's own address
 * @param openedOn it is open from this day
 * @param closedOn and not from this day on, or null
 * @param licensed whether it has a licence (öppenvårdstillstånd)
 * @param dose whether it is a dose pharmacy
 * @param register whether it is no pharmacy but the address of the register itself
 */
public record Pharmacy(
        String gln,
        String name,
        @Nullable String actor,
        String town,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        boolean licensed,
        boolean dose,
        boolean register) {

    public boolean openOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || day.isBefore(closedOn));
    }
}
