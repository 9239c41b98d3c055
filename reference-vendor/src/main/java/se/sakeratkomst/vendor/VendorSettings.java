package se.sakeratkomst.vendor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sakeratkomst.saml.federation.Attribute;

/**
 * The system's configuration, prefix {@code vendor}.
 *
 * @param publicUrl the address users and identity providers know it by, without a slash at the end
 * @param home folder of its own keys
 * @param credentials folder with what it was handed: operators' certificates, client certificate, client secret
 * @param flaws switches that take away one thing each; empty in earnest
 * @param testDriver whether the suite may make the system act, from the same machine
 * @param testDriverFromElsewhere whether it may from other machines too, such as the one whose container this is
 * @param flawSwitch whether the switches can be thrown while the system runs, from the same machine
 * @param federations by id: sambi, sweden-connect
 * @param sessionLifetime longest time from identification to the end of the session
 * @param unit where its users give care
 * @param staff what the customer's own register knows of its staff; sent to E-hälsomyndigheten where the federation lacks it
 * @param patients personnummer and name of the unit's patients
 */
@ConfigurationProperties("vendor")
public record VendorSettings(
        URI publicUrl,
        Path home,
        Path credentials,
        @DefaultValue List<String> flaws,
        @DefaultValue("false") boolean flawSwitch,
        @DefaultValue("false") boolean testDriver,
        @DefaultValue("false") boolean testDriverFromElsewhere,
        Map<String, Federation> federations,
        Organisation organisation,
        Ehm ehm,
        @DefaultValue("PT60M") Duration sessionLifetime,
        Unit unit,
        @DefaultValue List<Employee> staff,
        @DefaultValue List<Patient> patients) {

    /**
     * One membership.
     *
     * @param entityId the system's own
     * @param feed where the federation's signed aggregate is fetched
     * @param operatorCertificate PEM file; by default {@code operator-{federation}.pem} in the credentials folder
     * @param operatorNextCertificate PEM file of the key that the operator will go over to; by default
     *     {@code operator-{federation}-next.pem} in the credentials folder; need not be there
     * @param operatorUrl where the certificate is fetched when there is no file
     * @param operatorSha256 fingerprint that a fetched certificate must have
     * @param identityProvider entityID of the one users are sent to
     * @param requestBinding redirect or post
     * @param forceAuthn whether the user must be identified anew each time
     * @param discovery the federation's discovery service; by default {@code disco} beside the feed
     * @param feedInterval how often the feed is fetched
     * @param feedTimeout how long a fetch may take, from the first byte sent to the last one received
     * @param feedLongestValidity the furthest away that a feed's end may be
     * @param privatePersons entityIDs of the identity providers that private persons log in with
     */
    public record Federation(
            String entityId,
            URI feed,
            @Nullable Path operatorCertificate,
            @Nullable Path operatorNextCertificate,
            @Nullable URI operatorUrl,
            @Nullable String operatorSha256,
            @Nullable String identityProvider,
            @DefaultValue("redirect") RequestBinding requestBinding,
            @DefaultValue("true") boolean forceAuthn,
            @Nullable URI discovery,
            @DefaultValue("PT10S") Duration feedInterval,
            @DefaultValue("PT5S") Duration feedTimeout,
            @DefaultValue("P14D") Duration feedLongestValidity,
            @DefaultValue List<String> privatePersons) {

        /** Where users choose their identity provider. */
        public URI discoveryService() {
            return discovery == null ? feed.resolve("disco") : discovery;
        }
    }

    /** How an AuthnRequest travels. */
    public enum RequestBinding {
        redirect,
        post
    }

    /** Who runs the system; goes into its metadata. */
    public record Organisation(
            String name, String displayName, URI url, String number, String contactName, String contactMail) {}

    /**
     * The calls to E-hälsomyndigheten.
     *
     * @param purpose x-purpose of somebody in care
     * @param access x-access of somebody in care
     * @param pharmacyPurpose x-purpose of somebody at a pharmacy
     * @param pharmacyAccess x-access of somebody at a pharmacy
     * @param privatePurpose x-purpose of a private person
     * @param privateAccess x-access of a private person about the own list
     * @param timeout of one call
     */
    public record Ehm(
            @DefaultValue("VARD") String purpose,
            @DefaultValue("TILLFALLIGT_SAMTYCKE") String access,
            @DefaultValue("EXPEDIERING") String pharmacyPurpose,
            @DefaultValue("UTAN_KRAV_SAMTYCKE") String pharmacyAccess,
            @DefaultValue("PRIVATPERSON") String privatePurpose,
            @DefaultValue("EGNA_UPPGIFTER") String privateAccess,
            @DefaultValue("PT15S") Duration timeout) {}

    /**
     * A care unit.
     *
     * @param workplaceCode arbetsplatskod
     * @param town goes along with what care writes to the national list
     */
    public record Unit(String name, String workplaceCode, String town, String phone) {}

    /**
     * Somebody who works at the customer's.
     *
     * @param attributes what decides authorization: licence, prescription code, care provider
     */
    public record Employee(String hsaId, Map<Attribute, List<String>> attributes) {}

    /** One of the unit's patients. */
    public record Patient(String personnummer, String name) {}
}
