package se.sakeratkomst.idp.deviation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a message is brought to the service provider.
 *
 * @param message the bytes that are encoded
 * @param field the ready form field, where the bytes are not simply base64-encoded
 * @param target where the form goes
 * @param relayState the form field
 * @param method post or get
 * @param carried whether there is a field at all
 */
public record Delivery(
        byte[] message,
        Optional<String> field,
        String target,
        Optional<String> relayState,
        String method,
        boolean carried) {

    /** By POST. */
    public static Delivery post(byte[] message, String target, Optional<String> relayState) {
        return new Delivery(message, Optional.empty(), target, relayState, "post", true);
    }

    /** The same with the text changed. */
    public Delivery textBy(UnaryOperator<String> change) {
        return withMessage(
                change.apply(new String(message, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /** The same without the form field. */
    public Delivery withoutField() {
        return new Delivery(message, field, target, relayState, method, false);
    }

    /** The same with other bytes. */
    public Delivery withMessage(byte[] other) {
        return new Delivery(other, field, target, relayState, method, carried);
    }

    /** The same with a form field that is no base64 of the bytes. */
    public Delivery withField(String ready) {
        return new Delivery(message, Optional.of(ready), target, relayState, method, carried);
    }

    /** The same to another address. */
    public Delivery withTarget(String other) {
        return new Delivery(message, field, other, relayState, method, carried);
    }

    /** The same with another RelayState. */
    public Delivery withRelayState(String other) {
        return new Delivery(message, field, target, Optional.of(other), method, carried);
    }

    /** The same with another HTTP method. */
    public Delivery withMethod(String other) {
        return new Delivery(message, field, target, relayState, other, carried);
    }
}
