package se.sakeratkomst.saml.metadata;

import java.util.Optional;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An endpoint of a role.
 *
 * @param binding the binding's URI
 * @param location where messages are sent, kept exactly as written (SC-048: no normalisation)
 * @param index for indexed endpoints
 * @param isDefault the isDefault attribute, empty when it is absent
 * @param responseLocation where answers go, empty for the same as requests
 * @param protocolBinding hoksso:ProtocolBinding, the binding that holder of key goes over (SC-024)
 */
public record Endpoint(
        String binding,
        String location,
        Optional<Integer> index,
        Optional<Boolean> isDefault,
        Optional<String> responseLocation,
        Optional<String> protocolBinding) {

    /** An endpoint for ordinary messages. */
    public Endpoint(
            String binding,
            String location,
            Optional<Integer> index,
            Optional<Boolean> isDefault,
            Optional<String> responseLocation) {
        this(binding, location, index, isDefault, responseLocation, Optional.empty());
    }

    /** An endpoint that takes answers where it takes requests. */
    public Endpoint(String binding, String location, Optional<Integer> index, Optional<Boolean> isDefault) {
        this(binding, location, index, isDefault, Optional.empty());
    }

    /** Where answers go: ResponseLocation, else Location. */
    public String forAnswers() {
        return responseLocation.orElse(location);
    }

    /** An endpoint without index. */
    public static Endpoint of(String binding, String location) {
        return new Endpoint(binding, location, Optional.empty(), Optional.empty());
    }

    /** The same for holder of key, over the binding that it had. */
    public Endpoint forHolderOfKey() {
        return new Endpoint(Ns.HOKSSO, location, index, isDefault, responseLocation, Optional.of(binding));
    }

    /** An indexed endpoint. */
    public static Endpoint indexed(String binding, String location, int index, boolean isDefault) {
        return new Endpoint(binding, location, Optional.of(index), isDefault ? Optional.of(true) : Optional.empty());
    }
}
