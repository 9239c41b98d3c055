package se.sakeratkomst.cards.revocation.fault;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The faults at work in a lab.
 *
 * @param faults in the order of {@link Fault}
 * @param delay how long a slow responder waits
 */
public record ArmedFaults(Set<Fault> faults, Duration delay) {

    /** How long a slow responder waits when nobody says otherwise. */
    public static final Duration USUAL_DELAY = Duration.ofSeconds(20);

    /** How long it waits at most, so that nobody ties up the service for hours. */
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(2);

    /** All is well. */
    public static final ArmedFaults NONE = new ArmedFaults(EnumSet.noneOf(Fault.class), USUAL_DELAY);

    public ArmedFaults {
        faults = Collections.unmodifiableSet(faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults));
    }

    public Transport transport() {
        return first(Fault::transport, Transport.RIGHT);
    }

    public Says says() {
        return first(Fault::says, Says.THE_TRUTH);
    }

    public Validity validity() {
        return first(Fault::validity, Validity.RIGHT);
    }

    public Signer signer() {
        return first(Fault::signer, Signer.DELEGATED);
    }

    public Lists lists() {
        return first(Fault::lists, Lists.RIGHT);
    }

    /** What they lead to together. */
    public Verdict verdict() {
        boolean trusted =
                transport() == Transport.RIGHT && validity() == Validity.RIGHT && signer() == Signer.DELEGATED;
        if (trusted && says() == Says.REVOKED) {
            return Verdict.REVOKED;
        }
        if (trusted && says() == Says.THE_TRUTH) {
            return Verdict.OCSP_DECIDES;
        }
        return lists() == Lists.RIGHT ? Verdict.CRL_DECIDES : Verdict.UNDETERMINED;
    }

    /** Whether any of them concerns OCSP answers. */
    public boolean disturbOcsp() {
        return faults.stream().anyMatch(fault -> fault.lists() == Lists.RIGHT);
    }

    public List<String> ids() {
        return faults.stream().map(Fault::id).toList();
    }

    private <A extends Enum<A>> A first(Function<Fault, A> respect, A right) {
        return faults.stream()
                .map(respect)
                .filter(found -> found != right)
                .findFirst()
                .orElse(right);
    }
}
