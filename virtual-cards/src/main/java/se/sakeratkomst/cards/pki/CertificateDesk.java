package se.sakeratkomst.cards.pki;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Where certificates are asked for. Every certificate that leaves it stands in the register, so that OCSP knows it. */
public final class CertificateDesk {

    /**
     * A client certificate as handed out.
     *
     * @param generated the key, where the desk made it; kept nowhere else
     */
    public record ClientCertificate(
            List<X509Certificate> chain, @Nullable KeyPair generated) {}

    private static final Duration FUNCTION_BACKDATED = Duration.ofDays(1);
    private static final Duration FUNCTION_LIFETIME = Duration.ofDays(2 * 365);
    private static final Pattern DNS_NAME =
            Pattern.compile("(?=.{1,253}$)[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,62})(\\.[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,62}))*");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final PkiStore pkis;
    private final PkiFoundry foundry;
    private final Policies policies;
    private final IssuedCertificates register;
    private final Journal journal;
    private final Clock wall;

    public CertificateDesk(
            PkiStore pkis,
            PkiFoundry foundry,
            Policies policies,
            IssuedCertificates register,
            Journal journal,
            Clock wall) {
        this.pkis = pkis;
        this.foundry = foundry;
        this.policies = policies;
        this.register = register;
        this.journal = journal;
        this.wall = wall;
    }

    /**
     * What a certificate on a card is to say.
     *
     * @param signing nonRepudiation alone for underskrift; digitalSignature and clientAuth for legitimering
     * @param validity when it is valid
     * @param cardNumber number of the card, on those that say it
     */
    public record OnCard(
            Ca ca,
            Policy policy,
            X500Name subject,
            boolean signing,
            Validity validity,
            @Nullable String cardNumber) {}

    /** When a card's certificates are valid. */
    public enum Validity {
        /** From a year back, since a lab's clock may stand in the past, to three years ahead. */
        CURRENT(Duration.ofDays(-365), Duration.ofDays(3 * 365)),
        EXPIRED(Duration.ofDays(-2 * 365), Duration.ofDays(-30)),
        NOT_YET(Duration.ofDays(30), Duration.ofDays(3 * 365));

        private final Duration from;
        private final Duration to;

        Validity(Duration from, Duration to) {
            this.from = from;
            this.to = to;
        }
    }

    /** A certificate for a key on a card; its SAN names the lab. The caller registers it when the card is complete. */
    public X509Certificate forCard(LabId lab, OnCard wanted, PublicKey key) {
        Instant now = wall.instant();
        Template template = new Template(
                keyUsage(wanted),
                wanted.signing() ? List.of() : List.of(KeyPurposeId.id_kp_clientAuth),
                policies.oid(wanted.policy()),
                List.of(labName(lab)),
                now.plus(wanted.validity().from),
                now.plus(wanted.validity().to),
                false,
                wanted.cardNumber());
        return foundry.certificate(
                lab,
                pkis.pki().authority(wanted.ca()),
                wanted.subject(),
                SubjectPublicKeyInfo.getInstance(key.getEncoded()),
                template);
    }

    /** Old cards' keys for legitimering may encipher too. */
    private static int keyUsage(OnCard wanted) {
        if (wanted.signing()) {
            return KeyUsage.nonRepudiation;
        }
        return wanted.ca() == Ca.TYPE_1
                ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
                : KeyUsage.digitalSignature;
    }

    /** Writes an issued certificate into the register. */
    public void register(LabId lab, Ca ca, X509Certificate certificate, String purpose) {
        register.save(new IssuedRow(
                null,
                lab.value(),
                ca.slug(),
                certificate.getSerialNumber().toString(16),
                Pem.fingerprint(certificate),
                Names.text(certificate.getSubjectX500Principal()),
                purpose,
                certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC),
                null,
                null));
    }

    /**
     * A server's certificate for those names; usable as a client too.
     *
     * @param names DNS names and IP addresses; the first is the common name
     */
    public List<X509Certificate> server(LabId lab, String csr, List<String> names) {
        if (names.isEmpty()) {
            throw badNames("no name");
        }
        List<GeneralName> alternatives = new ArrayList<>();
        for (String name : names) {
            alternatives.add(alternative(name));
        }
        SubjectPublicKeyInfo key = SigningRequest.read(csr).key();
        return function(
                lab,
                Names.function(Names.ORGANISATION, names.get(0), null),
                key,
                List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
                alternatives,
                "server");
    }

    /**
     * A client certificate for a vendor's system; its SAN names the lab it is valid in.
     *
     * @param csr PKCS#10 in PEM; without it the desk makes the key and hands it out once
     */
    public ClientCertificate client(
            LabId lab, @Nullable String csr, String organisation, String commonName, @Nullable String hsaId) {
        requireText("organisation", organisation, 64);
        requireText("commonName", commonName, 64);
        if (hsaId != null) {
            requireText("hsaId", hsaId, 31);
        }
        KeyPair generated = csr == null ? foundry.keyPair() : null;
        SubjectPublicKeyInfo key = csr != null
                ? SigningRequest.read(csr).key()
                : SubjectPublicKeyInfo.getInstance(
                        generated == null ? null : generated.getPublic().getEncoded());
        List<X509Certificate> chain = function(
                lab,
                Names.function(organisation, commonName, hsaId),
                key,
                List.of(KeyPurposeId.id_kp_clientAuth),
                List.of(labName(lab)),
                "client");
        return new ClientCertificate(chain, generated);
    }

    private List<X509Certificate> function(
            LabId lab,
            X500Name subject,
            SubjectPublicKeyInfo key,
            List<KeyPurposeId> purposes,
            List<GeneralName> names,
            String purpose) {
        Instant now = wall.instant();
        Template template = new Template(
                KeyUsage.digitalSignature | KeyUsage.keyEncipherment,
                purposes,
                policies.oid(Policy.FUNCTION),
                names,
                now.minus(FUNCTION_BACKDATED),
                now.plus(FUNCTION_LIFETIME),
                false,
                null);
        TestPki pki = pkis.pki();
        X509Certificate leaf = foundry.certificate(lab, pki.authority(Ca.FUNCTION), subject, key, template);
        register(lab, Ca.FUNCTION, leaf, purpose);
        journal.append(
                lab,
                Note.of("pki.certificate.issued")
                        .protocol("X.509")
                        .correlation(Pem.fingerprint(leaf))
                        .summary("Issued a " + purpose + " certificate for " + subject)
                        .fact("ca", Ca.FUNCTION.slug())
                        .fact("serial", leaf.getSerialNumber().toString(16))
                        .fact("certificate", Pem.fingerprint(leaf))
                        .fact("purpose", purpose)
                        .accepted());
        return pki.chain(Ca.FUNCTION, leaf);
    }

    private static GeneralName labName(LabId lab) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, lab.certificateUri());
    }

    private static GeneralName alternative(String name) {
        if (IP_ADDRESS.matcher(name).matches()) {
            try {
                return new GeneralName(GeneralName.iPAddress, name);
            } catch (IllegalArgumentException e) {
                throw badNames("'" + name + "'");
            }
        }
        if (!DNS_NAME.matcher(name).matches()) {
            throw badNames("'" + name.substring(0, Math.min(name.length(), 80)) + "'");
        }
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static ProblemException badNames(String observed) {
        return new ProblemException(Problem.badRequest(
                "Issue a server certificate",
                observed + " in 'names'",
                "at least one DNS name or IP address, for example [\"localhost\",\"127.0.0.1\"]",
                "Send the names under which the server is reached."));
    }

    private static void requireText(String field, String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new ProblemException(Problem.badRequest(
                    "Issue a client certificate",
                    "'" + field + "' with " + value.length() + " characters",
                    "1 to " + longest + " characters that name the vendor's system",
                    "Correct '" + field + "'."));
        }
    }
}
