package se.sakeratkomst.kit.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test person: what the card says and what the organisation's directory says.
 *
 * @param id short name, used in addresses and token labels
 * @param personnummer 12 digits of Skatteverket's test series
 * @param hsaId the person's tjänste-id
 */
public record TestPerson(
        String id,
        String personnummer,
        String givenName,
        String surname,
        @Nullable String hsaId,
        @Nullable Organisation organisation,
        @Nullable Unit careProvider,
        @Nullable Unit careUnit,
        @Nullable Commission commission,
        Role role,
        Card card) {

    /** @param number organisationsnummer, 10 digits */
    public record Organisation(String name, String number) {}

    /** A care provider or care unit. */
    public record Unit(String hsaId, String name, @Nullable String number) {}

    /** Medarbetaruppdrag. */
    public record Commission(String hsaId, String name, String purpose, List<String> rights) {
        public Commission {
            rights = rights == null ? List.of() : List.copyOf(rights);
        }
    }

    /**
     * What decides authorization.
     *
     * @param licences yrkeskod, for example LK
     * @param occupationalCodes utökad yrkeskod, for example VT
     * @param prescriptionCode förskrivarkod, 7 characters
     * @param pharmacyIdentifier GLN, 13 digits
     */
    public record Role(
            List<String> licences,
            @Nullable String licenceNumber,
            @Nullable String prescriptionCode,
            List<String> groupPrescriptionCodes,
            List<String> occupationalCodes,
            @Nullable String pharmacyIdentifier,
            @Nullable String titleCode) {
        public Role {
            licences = licences == null ? List.of() : List.copyOf(licences);
            groupPrescriptionCodes = groupPrescriptionCodes == null ? List.of() : List.copyOf(groupPrescriptionCodes);
            occupationalCodes = occupationalCodes == null ? List.of() : List.copyOf(occupationalCodes);
        }
    }

    /**
     * The person's card. PIN and PUK are test values, shown openly.
     *
     * @param kind ordinary or reserve
     * @param loa level of assurance that its certificates carry
     */
    public record Card(String kind, int loa, String pin1, String pin2, String puk) {}

    public String displayName() {
        return givenName + " " + surname;
    }
}
