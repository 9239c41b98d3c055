package se.sakeratkomst.vendor.nll;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/** Decides what is said to be the ground: by what the user is, unless the user says another. */
final class Grounds {

    private static final String CHILD = "UTAN_KRAV_SAMTYCKE_BARN";
    private static final String EMERGENCY = "NODATKOMST";

    private final VendorSettings.Ehm settings;
    private final Flaws flaws;

    Grounds(VendorSettings.Ehm settings, Flaws flaws) {
        this.settings = settings;
        this.flaws = flaws;
    }

    /** @param access åtkomsttyp that the user states; null for the usual one */
    Ground of(Professional who, @Nullable String access) {
        if (who.user().isPrivatePerson()) {
            return new Ground(settings.privatePurpose(), access == null ? settings.privateAccess() : access);
        }
        String purpose = who.atPharmacy() ? settings.pharmacyPurpose() : settings.purpose();
        if (flaws.has(Flaw.STATES_WRONG_ACCESS)) {
            return new Ground(purpose, CHILD);
        }
        if (flaws.has(Flaw.SHOWS_LOCKED) && access == null && !who.atPharmacy()) {
            return new Ground(purpose, EMERGENCY);
        }
        String usual = who.atPharmacy() ? settings.pharmacyAccess() : settings.access();
        return new Ground(purpose, access == null ? usual : access);
    }
}
