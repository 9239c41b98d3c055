package se.sakeratkomst.kit.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.revocation.CachedRevocation;
import se.sakeratkomst.kit.revocation.OcspThenCrl;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.kit.tls.TrustedFolder;

/** Judges who comes in: only a system with a good client certificate of the lab. */
public final class Door {

    /**
     * @param issuer regular expression found in the name of CAs that identify systems
     * @param revocationCache how long an answer about revocation is remembered
     * @param letInUndetermined whether a certificate comes in about whose revocation nobody knows
     * @param setting the setting that decides {@code letInUndetermined}, for people
     */
    public record Rules(String issuer, Duration revocationCache, boolean letInUndetermined, String setting) {}

    private final List<DoorRule> rules;

    /** Whether nobody knocks for this: what has a port of its own, and the service's own pages about errors. */
    public static boolean isBypassedBy(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/admin/") || path.startsWith("/actuator/") || path.equals("/error");
    }

    private Door(List<DoorRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static Door of(Rules rules, PeerClient peers, TrustedFolder trusted, Clock wall) {
        FunctionCa functionCa = new FunctionCa(peers::trustedCertificates, Pattern.compile(rules.issuer()));
        return new Door(List.of(
                new CertificateIsIssuedByTheFunctionCa(functionCa, trusted),
                new CertificateIsOfTheLab(trusted),
                new CertificateIsNotRevoked(
                        functionCa,
                        new CachedRevocation(new OcspThenCrl(peers, wall), wall, rules.revocationCache()),
                        rules)));
    }

    /**
     * What speaks against letting the system in; the first thing only.
     *
     * @param system empty when no certificate was shown
     * @param lab the lab that the path names
     */
    public Optional<Objection> objection(Optional<CallingSystem> system, LabId lab) {
        return system.isEmpty()
                ? Optional.of(notShown())
                : rules.stream()
                        .flatMap(rule -> rule.objection(system.get(), lab).stream())
                        .findFirst();
    }

    private static Objection notShown() {
        return new Objection(
                Objection.Reason.NOT_SHOWN,
                "knowing the calling system by its client certificate",
                "no client certificate in the TLS handshake",
                "a certificate of the test PKI's function CA, issued to this lab",
                "Make one with ./sandbox client-cert and configure it, with its key, in the HTTP client that makes the call.");
    }
}
