package se.sakeratkomst.vendor.nll;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.login.User;

/** What a user is by profession: what the federation says, and where it is silent what the customer's own register says. */
public final class Professional {

    private final User user;
    private final Map<Attribute, List<String>> register;
    private final VendorSettings.Unit unit;

    private Professional(User user, Map<Attribute, List<String>> register, VendorSettings.Unit unit) {
        this.user = user;
        this.register = register;
        this.unit = unit;
    }

    /** What is known of that user. */
    public static Professional of(User user, VendorSettings settings) {
        Map<Attribute, List<String>> register = settings.staff().stream()
                .filter(employee -> employee.hsaId().equals(user.hsaId()))
                .findFirst()
                .map(VendorSettings.Employee::attributes)
                .orElse(Map.of());
        return new Professional(user, register, settings.unit());
    }

    public User user() {
        return user;
    }

    /** Where care is given. */
    VendorSettings.Unit unit() {
        return unit;
    }

    /** Whether the user dispenses and does not give care. */
    public boolean atPharmacy() {
        return pharmacy().isPresent();
    }

    /** GLN of the pharmacy. */
    Optional<String> pharmacy() {
        return one(Attribute.PHARMACY_IDENTIFIER);
    }

    /** Förskrivarkod, the user's own or that of a group. */
    Optional<String> prescriptionCode() {
        return one(Attribute.PERSONAL_PRESCRIPTION_CODE).or(() -> one(Attribute.GROUP_PRESCRIPTION_CODE));
    }

    Optional<String> licenceNumber() {
        return one(Attribute.LICENCE_NUMBER);
    }

    /** Yrkeskoder of licences. */
    List<String> licences() {
        return all(Attribute.LICENCE);
    }

    /** Utökade yrkeskoder. */
    List<String> occupations() {
        return all(Attribute.OCCUPATIONAL_CODE);
    }

    /** The first profession that may be named as the prescriber's or dispenser's. */
    Optional<String> profession() {
        return Stream.concat(licences().stream(), occupations().stream()).findFirst();
    }

    String givenName() {
        return user.value(Attribute.GIVEN_NAME).orElse("");
    }

    String surname() {
        return user.value(Attribute.SURNAME).orElse("");
    }

    private Optional<String> one(Attribute attribute) {
        return all(attribute).stream().findFirst();
    }

    private List<String> all(Attribute attribute) {
        List<String> said = user.attributes().getOrDefault(attribute, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
        return said.isEmpty() ? register.getOrDefault(attribute, List.of()) : said;
    }
}
