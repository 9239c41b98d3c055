package se.sakeratkomst.cards.revocation.fault;

import java.util.Locale;

/** What a careful relying party makes of a certificate while certain faults are at work. */
public enum Verdict {
    /** OCSP can be trusted: what it says of the certificate counts. */
    OCSP_DECIDES,
    /** OCSP gives nothing to trust, a fresh CRL does. */
    CRL_DECIDES,
    /** Refused: OCSP says revoked, whatever the certificate is. */
    REVOKED,
    /** Refused: nobody can tell. */
    UNDETERMINED;

    /** As messages are keyed by it: {@code crl-decides}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
