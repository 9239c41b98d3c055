package se.sakeratkomst.inera;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Inera's services are played, prefix {@code sandbox.inera}. What is here is mostly what the public sources do not say; the control
 * API lists it as assumptions.
 */
@ConfigurationProperties("sandbox.inera")
public record IneraSettings(
        @DefaultValue Edge edge,
        @DefaultValue Soap soap,
        @DefaultValue Hsa hsa) {

    /**
     * @param issuer regular expression found in the name of CAs that identify systems
     * @param revocationCache how long an answer about revocation is remembered
     * @param revocationUnknown what happens when neither OCSP nor CRL answers
     */
    public record Edge(
            @DefaultValue("Function CA") String issuer,
            @DefaultValue("PT2S") Duration revocationCache,
            @DefaultValue("refuse") WhenUnknown revocationUnknown) {

        /** What to do with a certificate whose revocation nobody knows about. */
        public enum WhenUnknown {
            refuse,
            accept
        }
    }

    /** @param warmUpAfter how long after start the SOAP engine is loaded, when no call has loaded it before */
    public record Soap(@DefaultValue("PT3S") Duration warmUpAfter) {}

    /**
     * @param logicalAddress the address of the source system
     * @param feigned whether the test persons are feigned objects, shown only to those who ask for them
     * @param codes file with the names of codes, instead of the sandbox's own
     */
    public record Hsa(
            @DefaultValue("SE165565594230-1000") String logicalAddress,
            @DefaultValue("false") boolean feigned,
            @Nullable Path codes,
            @DefaultValue Gender gender) {

        /** What stands in {@code gender}. */
        public record Gender(
                @DefaultValue("1") String male,
                @DefaultValue("2") String female,
                @DefaultValue("0") String unknown) {}
    }
}
