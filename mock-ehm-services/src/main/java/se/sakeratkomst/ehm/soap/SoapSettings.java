package se.sakeratkomst.ehm.soap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the version 17 services are played, prefix {@code sandbox.ehm.version17}: what the public sources leave open.
 *
 * @param systeminformation local name of the header about the calling system
 * @param systeminformationRequired whether a call without it is refused
 * @param zoned whether times in answers say their zone
 * @param careAccess on what ground for access health staff reads, in the words of NLL's x-access; the messages state none
 * @param pharmacyAccess the same for pharmacies
 * @param codes of faults
 */
@ConfigurationProperties("sandbox.ehm.version17")
public record SoapSettings(
        @DefaultValue("Systeminformation") String systeminformation,
        @DefaultValue("false") boolean systeminformationRequired,
        @DefaultValue("false") boolean zoned,
        @DefaultValue("TILLFALLIGT_SAMTYCKE") String careAccess,
        @DefaultValue("UTAN_KRAV_SAMTYCKE") String pharmacyAccess,
        @DefaultValue Codes codes) {

    /**
     * Values of {@code code} in ApplicationException and SystemException.
     *
     * @param unproven the user is not proven
     * @param forbidden the user may not call the operation
     * @param invalid the message does not follow its schema
     * @param notOffered the sandbox does not offer the operation
     * @param notFound what the call concerns is not there
     * @param refused a rule refuses, and the answer has no place to say so
     * @param system an error inside
     */
    public record Codes(
            @DefaultValue("TEST-EJ-AUTENTISERAD") String unproven,
            @DefaultValue("TEST-EJ-BEHORIG") String forbidden,
            @DefaultValue("TEST-OGILTIGT-ANROP") String invalid,
            @DefaultValue("TEST-TJANSTEN-ERBJUDS-INTE") String notOffered,
            @DefaultValue("TEST-FINNS-INTE") String notFound,
            @DefaultValue("TEST-AVVISAT") String refused,
            @DefaultValue("TEST-SYSTEMFEL") String system) {}
}
