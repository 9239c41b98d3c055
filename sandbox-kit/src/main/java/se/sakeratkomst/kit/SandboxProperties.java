package se.sakeratkomst.kit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sakeratkomst.kit.people.PersonCheck;
import se.sakeratkomst.kit.people.TestPersonnummer;

/**
 * Settings that every service has, prefix {@code sandbox}.
 *
 * @param service cards, metadata, idp or ehm
 * @param home folder of this service's state
 * @param shared folder that the services of one sandbox share
 * @param bind address to listen on
 * @param controlPort port of the control API
 * @param publicUrl base URL of the lab default as the outside sees it
 * @param adminToken instead of the one in the shared folder
 * @param trustedCas folder {@code {lab}/*.pem} of certification authorities that a lab trusts beside the test PKI; by default
 *     {@code {shared}/trusted-cas}
 */
@ConfigurationProperties("sandbox")
public record SandboxProperties(
        String service,
        Path home,
        @DefaultValue("var/shared") Path shared,
        @DefaultValue("127.0.0.1") String bind,
        int controlPort,
        URI publicUrl,
        @Nullable String adminToken,
        @Nullable Path trustedCas,
        @DefaultValue Tls tls,
        @DefaultValue PeopleFolder people,
        Map<String, Peer> peers,
        Map<String, Lab> labs) {

    public SandboxProperties {
        peers = peers == null ? Map.of() : Map.copyOf(peers);
        labs = labs == null ? Map.of() : Map.copyOf(labs);
    }

    /** The folder with more test persons, {@code {shared}/people} unless told otherwise; need not exist. */
    public Path peopleFolder() {
        Path told = people.dir();
        return told == null ? shared.resolve("people") : told;
    }

    /** The folder of trusted authorities; need not exist. */
    public Path trustedCasFolder() {
        Path told = trustedCas;
        return told == null ? shared.resolve("trusted-cas") : told;
    }

    /**
     * TLS of the public port.
     *
     * @param mode none, server, or mutual (client certificates)
     * @param missingCertificate explain: the handshake succeeds and the service itself refuses in its own form; handshake: it fails
     * @param names further DNS names and addresses of the server certificate
     */
    public record Tls(
            @DefaultValue("none") Mode mode,
            @DefaultValue("explain") MissingCertificate missingCertificate,
            @DefaultValue List<String> names) {

        /** What the public port speaks. */
        public enum Mode {
            none,
            server,
            mutual
        }

        /** What a client without certificate meets. */
        public enum MissingCertificate {
            explain,
            handshake
        }
    }

    /**
     * @param dir folder with more test persons
     * @param birthNumbers regular expression of the birth numbers of the test series
     * @param nationalReserve regular expression of the national reserve identities
     * @param pause how long after a look at the folder questions are answered without another
     */
    public record PeopleFolder(
            @Nullable Path dir,
            @DefaultValue(TestPersonnummer.BIRTH_NUMBERS) String birthNumbers,
            @DefaultValue(PersonCheck.NATIONAL_RESERVE) String nationalReserve,
            @DefaultValue("50ms") Duration pause) {}

    /**
     * Another service of the sandbox.
     *
     * @param url where this service reaches it
     * @param control where this service reaches its control port
     * @param publicUrl what the outside calls it, when that is not {@code url}
     */
    public record Peer(URI url, URI control, @Nullable URI publicUrl) {}

    /** A lab that does not lie under {@code {public-url}/labs/{lab}}. */
    public record Lab(URI publicUrl) {}
}
