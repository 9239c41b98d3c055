package se.sakeratkomst.idp.deviation;

/** When a negative test changes the message. */
public enum Phase {
    /** Before signing: validly signed and wrong, which takes the identity provider's key. */
    PRE,
    /** After signing: what somebody without the key can do. */
    POST,
    /** On the way: encoding, binding, RelayState, raw XML. */
    XPORT,
    /** In a sequence of messages. */
    SEQ
}
