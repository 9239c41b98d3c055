package se.sakeratkomst.kit.tls;

import javax.net.ssl.SSLException;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;

/** Writes failed handshakes to the journal of the lab {@code default}: no path was heard yet, so no lab is known. */
final class TlsFailures {

    private final Journal journal;

    TlsFailures(Journal journal) {
        this.journal = journal;
    }

    void failed(SSLException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        journal.append(
                LabId.DEFAULT,
                Note.of("tls.handshake.failed")
                        .protocol("TLS")
                        .summary("A TLS handshake failed: " + failure.getMessage())
                        .fact("error", failure.getMessage())
                        .fact("cause", String.valueOf(cause.getMessage()))
                        .fact("expected", "TLS 1.2 or 1.3; a client certificate, where one is shown, of the test PKI")
                        .fact(
                                "remedy",
                                "Make a client certificate with ./sandbox client-cert and trust what ./sandbox trust export gives")
                        .refused());
    }
}
