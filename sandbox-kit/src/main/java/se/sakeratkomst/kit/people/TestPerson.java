package se.sakeratkomst.kit.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A test person: what the directory (HSA) says of somebody, what Socialstyrelsen's register (HOSP) does, and which cards there are. Cards,
 * identity providers and HSA all read it from here.
 *
 * @param id short name, used in addresses and token labels
 * @param personnummer 12 digits of Skatteverket's test series, a samordningsnummer among them; missing where there is a national
 *     reserve identity instead
 * @param nationalReserveId national reserve identity, for those without any number of Skatteverket's
 * @param protectedPerson skyddade personuppgifter
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record TestPerson(
        String id,
        @Nullable String personnummer,
        @Nullable String nationalReserveId,
        String givenName,
        String surname,
        boolean protectedPerson,
        Hosp hosp,
        List<Employment> employments,
        List<Card> cards) {

    public TestPerson {
        hosp = hosp == null ? Hosp.NONE : hosp;
        employments = listed(employments);
        cards = listed(cards);
    }

    /**
     * What decides authorization beside the employment.
     *
     * @param licences yrkeskod, for example LK
     * @param licenceNumber legitimationskod
     * @param prescriptionCode förskrivarkod, 7 characters
     * @param specialities code of each speciality, with the licence it belongs to: {@code LK;1032}
     * @param nursePrescriptionRight whether a nurse or midwife may prescribe
     * @param occupationalCodes utökad yrkeskod, for example VT
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Hosp(
            List<String> licences,
            @Nullable String licenceNumber,
            @Nullable String prescriptionCode,
            List<String> specialities,
            boolean nursePrescriptionRight,
            List<String> occupationalCodes) {

        /** Somebody who is in no register. */
        public static final Hosp NONE = new Hosp(List.of(), null, null, List.of(), false, List.of());

        public Hosp {
            licences = listed(licences);
            specialities = listed(specialities);
            occupationalCodes = listed(occupationalCodes);
        }
    }

    /**
     * An employment: one tjänste-id.
     *
     * @param hsaId the tjänste-id
     * @param titleCodes befattningskod
     * @param groupPrescriptionCodes gruppförskrivarkod
     * @param systemRoles for example {@code BIF;Spärradministratör}
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Employment(
            String hsaId,
            Organisation organisation,
            @Nullable String title,
            List<String> titleCodes,
            List<String> groupPrescriptionCodes,
            List<String> systemRoles,
            @Nullable String mail,
            List<Commission> commissions) {

        public Employment {
            titleCodes = listed(titleCodes);
            groupPrescriptionCodes = listed(groupPrescriptionCodes);
            systemRoles = listed(systemRoles);
            commissions = listed(commissions);
        }
    }

    /** @param number organisationsnummer, 10 digits */
    public record Organisation(String name, String number) {}

    /** A care provider or care unit. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Unit(String hsaId, String name, @Nullable String number) {}

    /**
     * Medarbetaruppdrag.
     *
     * @param rights activity, information class and scope: {@code Läsa;alla;SJF}
     * @param pharmacyIdentifier GLN, 13 digits, where the assignment is at a pharmacy
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Commission(
            String hsaId,
            String name,
            String purpose,
            List<String> rights,
            @Nullable Unit careProvider,
            @Nullable Unit careUnit,
            @Nullable String pharmacyIdentifier) {

        public Commission {
            rights = listed(rights);
        }
    }

    /**
     * A card or mobile e-legitimation. PIN and PUK are test values, shown openly.
     *
     * @param id its name in addresses; the person's id where there is none
     * @param hsaId the employment it was issued for; the first where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Card(
            @Nullable String id,
            CardKind kind,
            @Nullable String hsaId,
            CardState state,
            String pin1,
            String pin2,
            String puk) {

        public Card {
            state = state == null ? CardState.OK : state;
        }
    }

    public String displayName() {
        return givenName + " " + surname;
    }

    /** Personnummer, samordningsnummer or national reserve identity. */
    public String personalId() {
        String number = personnummer == null ? nationalReserveId : personnummer;
        return number == null ? "" : number;
    }

    /** The employment of that tjänste-id. */
    public Optional<Employment> employment(String hsaId) {
        return employments.stream().filter(one -> one.hsaId().equals(hsaId)).findFirst();
    }

    /** The employment a person is taken to be in when nothing else says which. */
    @JsonIgnore
    public Optional<Employment> firstEmployment() {
        return employments.stream().findFirst();
    }

    /** The card's name in addresses. */
    public String cardId(Card card) {
        return card.id() == null ? id : card.id();
    }

    /** The employment that a card was issued for. */
    public Optional<Employment> employment(Card card) {
        return card.hsaId() == null ? firstEmployment() : employment(card.hsaId());
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
