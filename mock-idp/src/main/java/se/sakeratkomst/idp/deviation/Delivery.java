package se.sakeratkomst.idp.deviation;

import java.util.Optional;

/**
 * How a message is brought to the service provider.
 *
 * @param message the bytes that are encoded
 * @param field the ready form field, where the bytes are not simply base64-encoded
 * @param target where the form goes
 * @param relayState the form field
 * @param method post or get
 */
public record Delivery(
        byte[] message, Optional<String> field, String target, Optional<String> relayState, String method) {

    /** The same with other bytes. */
    public Delivery withMessage(byte[] other) {
        return new Delivery(other, field, target, relayState, method);
    }

    /** The same with a form field that is no base64 of the bytes. */
    public Delivery withField(String ready) {
        return new Delivery(message, Optional.of(ready), target, relayState, method);
    }

    /** The same to another address. */
    public Delivery withTarget(String other) {
        return new Delivery(message, field, other, relayState, method);
    }

    /** The same with another RelayState. */
    public Delivery withRelayState(String other) {
        return new Delivery(message, field, target, Optional.of(other), method);
    }

    /** The same with another HTTP method. */
    public Delivery withMethod(String other) {
        return new Delivery(message, field, target, relayState, other);
    }
}
