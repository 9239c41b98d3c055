package se.sakeratkomst.vendor.nll;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.VendorSettings;

/** Decides what is said to be the ground: by what the user is, unless the user says another. */
final class Grounds {

    private final VendorSettings.Ehm settings;

    Grounds(VendorSettings.Ehm settings) {
        this.settings = settings;
    }

    /** @param access åtkomsttyp that the user states; null for the usual one */
    Ground of(Professional who, @Nullable String access) {
        String purpose = who.atPharmacy() ? settings.pharmacyPurpose() : settings.purpose();
        String usual = who.atPharmacy() ? settings.pharmacyAccess() : settings.access();
        return new Ground(purpose, access == null ? usual : access);
    }
}
