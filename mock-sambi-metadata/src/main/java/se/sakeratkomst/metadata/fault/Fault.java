package se.sakeratkomst.metadata.fault;

import static se.sakeratkomst.metadata.fault.Content.AS_IS;
import static se.sakeratkomst.metadata.fault.Content.CERTIFICATE_EXPIRED;
import static se.sakeratkomst.metadata.fault.Content.KEY_REPLACED;
import static se.sakeratkomst.metadata.fault.Content.KEY_REPLACED_BESIDE_BROKEN_ENTRY;
import static se.sakeratkomst.metadata.fault.Content.REMOVED;
import static se.sakeratkomst.metadata.fault.Content.TWICE;
import static se.sakeratkomst.metadata.fault.Content.TWO_KEYS;
import static se.sakeratkomst.metadata.fault.Content.WEAK_KEY;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The faults of a feed, each a choice of content, signature, validity and transport. Where a careful reader must leave the feed
 * alone, the identity provider's key in it is the neighbour's, so that taking it shows.
 *
 * @see "negative-tests.csv, NEG-135 to NEG-144"
 */
public enum Fault {
    UNSIGNED("NEG-135", "The aggregate has no signature.", KEY_REPLACED, Signature.NONE),
    WRONG_KEY(
            "NEG-136", "Signed by a foreign key whose certificate stands in KeyInfo.", KEY_REPLACED, Signature.FOREIGN),
    TAMPERED("NEG-137", "A certificate was exchanged after signing.", KEY_REPLACED, Signature.BROKEN),
    EXPIRED("NEG-138", "validUntil has passed.", KEY_REPLACED, Validity.PAST),
    AGEING("NEG-138", "Valid for a short time, then nothing newer comes.", AS_IS, Validity.ONCE),
    NO_VALID_UNTIL("NEG-139", "There is no validUntil.", KEY_REPLACED, Validity.NONE),
    TEN_YEARS("NEG-139", "validUntil is ten years ahead.", KEY_REPLACED, Validity.TEN_YEARS),
    WRAPPED(
            "NEG-140",
            "A signed aggregate stands inside an unsigned one that has another key.",
            KEY_REPLACED,
            Signature.INNER_ONLY),
    DUPLICATE_ENTITY("NEG-141", "The entity stands twice with different keys.", TWICE, Signature.RIGHT),
    BROKEN_ENTRY(
            "NEG-142",
            "One entity breaks the schema; the identity provider has changed its key.",
            KEY_REPLACED_BESIDE_BROKEN_ENTRY,
            Signature.RIGHT),
    DOWN("NEG-143", "Every fetch is answered 503.", Transport.DOWN),
    SLOW("NEG-143", "Every answer waits.", Transport.SLOW),
    ALWAYS_304("NEG-143", "Every fetch is answered 304.", Transport.ALWAYS_UNCHANGED),
    RESET("NEG-143", "The connection breaks half-way.", Transport.CUT),
    ROLLOVER(
            "NEG-144",
            "Signed by the standby key as was announced; the identity provider has changed its key.",
            KEY_REPLACED,
            Signature.STANDBY),
    ROLLOVER_EARLY("NEG-144", "Signed by a new key before anybody was told.", KEY_REPLACED, Signature.FOREIGN),
    ROLLOVER_LATE(
            "NEG-144",
            "The change of key was announced, but the old key still signs; the identity provider has changed its key.",
            KEY_REPLACED,
            Signature.RIGHT),
    IDP_REMOVED(null, "The identity provider is no longer in the federation.", REMOVED, Signature.RIGHT),
    IDP_KEY_REPLACED(null, "The identity provider has changed its key.", KEY_REPLACED, Signature.RIGHT),
    IDP_TWO_KEYS(null, "The identity provider has two keys, its own and a new one.", TWO_KEYS, Signature.RIGHT),
    IDP_WEAK_KEY(
            null,
            "The identity provider has two keys, its own and one of RSA with 1024 bits.",
            WEAK_KEY,
            Signature.RIGHT),
    IDP_CERTIFICATE_EXPIRED(
            null,
            "The identity provider's key stands in a certificate that has expired, of an unknown issuer.",
            CERTIFICATE_EXPIRED,
            Signature.RIGHT);

    private final Optional<String> negativeTest;
    private final String does;
    private final Content content;
    private final Signature signature;
    private final Validity validity;
    private final Transport transport;

    Fault(@Nullable String negativeTest, String does, Content content, Signature signature) {
        this(negativeTest, does, content, signature, Validity.RIGHT, Transport.RIGHT);
    }

    Fault(String negativeTest, String does, Content content, Validity validity) {
        this(negativeTest, does, content, Signature.RIGHT, validity, Transport.RIGHT);
    }

    Fault(String negativeTest, String does, Transport transport) {
        this(negativeTest, does, AS_IS, Signature.RIGHT, Validity.RIGHT, transport);
    }

    Fault(
            @Nullable String negativeTest,
            String does,
            Content content,
            Signature signature,
            Validity validity,
            Transport transport) {
        this.negativeTest = Optional.ofNullable(negativeTest);
        this.does = does;
        this.content = content;
        this.signature = signature;
        this.validity = validity;
        this.transport = transport;
    }

    /** As it stands in addresses and messages: {@code wrong-key}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault with that {@link #id}; empty when there is none. */
    public static Optional<Fault> of(String id) {
        return Arrays.stream(values()).filter(fault -> fault.id().equals(id)).findFirst();
    }

    /** The row of the catalogue that it makes. */
    public Optional<String> negativeTest() {
        return negativeTest;
    }

    /** What the reader meets, one sentence. */
    public String does() {
        return does;
    }

    public Content content() {
        return content;
    }

    public Signature signature() {
        return signature;
    }

    public Validity validity() {
        return validity;
    }

    public Transport transport() {
        return transport;
    }
}
