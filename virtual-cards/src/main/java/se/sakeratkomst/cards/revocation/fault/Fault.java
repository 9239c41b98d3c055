package se.sakeratkomst.cards.revocation.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The faults of a lab's revocation services, each a departure in one respect, so that several can be at work at once. Where two
 * depart in the same respect, the one that stands first here counts.
 *
 * @see "docs/cards.md, Faults of revocation: what each leads to at a careful relying party"
 */
public enum Fault {
    OCSP_DOWN("The responder's address answers 503 without content.", Outcome.CRL_DECIDES, Transport.DOWN),
    OCSP_SLOW(
            "Each answer is right but comes after a delay, 20 seconds unless told otherwise.",
            Outcome.CRL_DECIDES,
            Transport.SLOW),
    OCSP_TRY_LATER(
            "Each answer is tryLater, unsigned and about no certificate.", Outcome.CRL_DECIDES, Transport.TRY_LATER),
    OCSP_REVOKED(
            "Each certificate asked about is said to be revoked; the CRLs do not list it.",
            Outcome.REVOKED,
            Says.REVOKED),
    OCSP_UNKNOWN(
            "The responder says that it does not know the certificate asked about.", Outcome.CRL_DECIDES, Says.UNKNOWN),
    OCSP_STALE(
            "Each answer is rightly signed, but a week old and past its nextUpdate.",
            Outcome.CRL_DECIDES,
            Validity.PAST),
    OCSP_WRONG_SIGNER(
            "Each answer is signed by a key that the authority never delegated to; the certificate with it only claims so.",
            Outcome.CRL_DECIDES,
            Signer.SELF_APPOINTED),
    CRL_DOWN("The address of every CRL answers 503 without content.", Outcome.OCSP_DECIDES, Lists.DOWN),
    CRL_STALE(
            "Every CRL is rightly signed, but a week old and past its nextUpdate; it lists what was revoked by then.",
            Outcome.OCSP_DECIDES,
            Lists.STALE);

    private final String does;
    private final Outcome outcome;
    private final Transport transport;
    private final Says says;
    private final Validity validity;
    private final Signer signer;
    private final Lists lists;

    Fault(String does, Outcome outcome, Transport transport) {
        this(does, outcome, transport, Says.THE_TRUTH, Validity.RIGHT, Signer.DELEGATED, Lists.RIGHT);
    }

    Fault(String does, Outcome outcome, Says says) {
        this(does, outcome, Transport.RIGHT, says, Validity.RIGHT, Signer.DELEGATED, Lists.RIGHT);
    }

    Fault(String does, Outcome outcome, Validity validity) {
        this(does, outcome, Transport.RIGHT, Says.THE_TRUTH, validity, Signer.DELEGATED, Lists.RIGHT);
    }

    Fault(String does, Outcome outcome, Signer signer) {
        this(does, outcome, Transport.RIGHT, Says.THE_TRUTH, Validity.RIGHT, signer, Lists.RIGHT);
    }

    Fault(String does, Outcome outcome, Lists lists) {
        this(does, outcome, Transport.RIGHT, Says.THE_TRUTH, Validity.RIGHT, Signer.DELEGATED, lists);
    }

    Fault(String does, Outcome outcome, Transport transport, Says says, Validity validity, Signer signer, Lists lists) {
        this.does = does;
        this.outcome = outcome;
        this.transport = transport;
        this.says = says;
        this.validity = validity;
        this.signer = signer;
        this.lists = lists;
    }

    /** As it stands in addresses and messages: {@code ocsp-down}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault with that {@link #id}; empty when there is none. */
    public static Optional<Fault> of(String id) {
        return Arrays.stream(values()).filter(fault -> fault.id().equals(id)).findFirst();
    }

    /** What whoever asks meets, one sentence. */
    public String does() {
        return does;
    }

    /** What it leads to at a careful relying party. */
    public Outcome outcome() {
        return outcome;
    }

    public Transport transport() {
        return transport;
    }

    public Says says() {
        return says;
    }

    public Validity validity() {
        return validity;
    }

    public Signer signer() {
        return signer;
    }

    public Lists lists() {
        return lists;
    }
}
