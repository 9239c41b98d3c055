package se.sakeratkomst.ehm;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How E-hälsomyndigheten is played, prefix {@code sandbox.ehm}. What is here is mostly what the public sources do not say; the
 * control API lists it as assumptions.
 *
 * @param rules file with the access rules, instead of the sandbox's own
 * @param patients file with test patients, instead of the sandbox's own
 */
@ConfigurationProperties("sandbox.ehm")
public record EhmSettings(
        @Nullable Path rules,
        @Nullable Path patients,
        @DefaultValue Edge edge,
        @DefaultValue Assertions assertions,
        @DefaultValue Tokens tokens,
        @DefaultValue Nll nll,
        @DefaultValue Feeds feeds) {

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

    /** Figures that assertions are judged by, see {@code AssertionLimits}. */
    public record Assertions(
            @DefaultValue("3") int loa,
            @DefaultValue("PT60M") Duration longestLife,
            @DefaultValue("PT60S") Duration clockSkew) {}

    /**
     * @param access life of an access token
     * @param refresh life of a refresh token
     * @param refreshAtDosePharmacy the same for users at a dose pharmacy; that it is longer is known, how long is not
     * @param supplementParameter form field with supplementary attributes
     * @param exchangeResponse whether a private person's whole Response is exchanged for a token
     */
    public record Tokens(
            @DefaultValue("PT60M") Duration access,
            @DefaultValue("PT420M") Duration refresh,
            @DefaultValue("PT24H") Duration refreshAtDosePharmacy,
            @DefaultValue("supplement") String supplementParameter,
            boolean exchangeResponse) {}

    /**
     * @param loa lowest level of assurance
     * @param warmUpAfter how long after start the FHIR server is loaded, when no call has loaded it before
     * @param childYears who is younger is a child whose data needs no consent, in years
     * @param guardianYears until which age a guardian reads a child's data, in years
     * @param dispensingMonths how far back a pharmacy sees under Expediering, in months
     * @param consentYears for how many years a consent to access is given
     * @param requestIds what becomes of a call whose x-request-id was used before
     * @param restMargin what is left of a prescription is none, where it is at most this share of one dispense
     * @param codes codes that are not public
     * @param stopActivity code of the activity of {@code $end} that stops a prescription
     * @param cancelActivity code of the activity of {@code $end} that cancels one
     */
    public record Nll(
            @DefaultValue("3") int loa,
            @DefaultValue("PT2S") Duration warmUpAfter,
            @DefaultValue("18") int childYears,
            @DefaultValue("18") int guardianYears,
            @DefaultValue("24") int dispensingMonths,
            @DefaultValue("4") int consentYears,
            @DefaultValue RequestIds requestIds,
            @DefaultValue("0.12") BigDecimal restMargin,
            @DefaultValue Codes codes,
            @DefaultValue("AVSLUTA") String stopActivity,
            @DefaultValue("MAKULERA") String cancelActivity) {}

    /**
     * @param electronic format and basis of what the sandbox itself has prescribed
     * @param telephone basis of a prescription that was taken down by telephone
     * @param withoutBenefit benefit choice of what the sandbox itself has dispensed: the patient pays
     * @param completes choice by which a dispense completes the prescription
     */
    public record Codes(
            @DefaultValue("ELECTRONIC") String electronic,
            @DefaultValue("TELEPHONE") String telephone,
            @DefaultValue("U") String withoutBenefit,
            @DefaultValue("SLUTEXPEDIERAD") String completes) {}

    /**
     * @param window for how long an x-request-id may not be used again by the same caller, by the lab's clock
     * @param refused which calls are refused then; the journal tells of all of them
     */
    public record RequestIds(
            @DefaultValue("PT24H") Duration window,
            @DefaultValue("writes") WhenRepeated refused) {

        /** Which calls. */
        public enum WhenRepeated {
            none,
            writes,
            all
        }
    }

    /**
     * @param maxAge a feed older than this is asked for again when it is used
     * @param minInterval the shortest time between two fetches
     */
    public record Feeds(
            @DefaultValue("PT30S") Duration maxAge,
            @DefaultValue("PT0.5S") Duration minInterval) {}
}
