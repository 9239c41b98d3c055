package se.sakeratkomst.metadata.fault;

/** What the feed says of the entity that a fault concerns, all others being as they are. */
public enum Content {
    AS_IS,
    /** Its signing key is exchanged for that of the federation's neighbour. */
    KEY_REPLACED,
    /** It is not there. */
    REMOVED,
    /** It stands twice, first with its own key, then with the neighbour's. */
    TWICE,
    /** Its key is exchanged, and beside it stands an entity that breaks the schema. */
    KEY_REPLACED_BESIDE_BROKEN_ENTRY,
    /** It has its own key and after that the neighbour's. */
    TWO_KEYS,
    /** It has its own key and after that one of 1024 bits. */
    WEAK_KEY,
    /** Its own key stands in a certificate that has expired, of an issuer that nobody knows. */
    CERTIFICATE_EXPIRED
}
