package se.sakeratkomst.ehm.soap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.kit.control.Assumption;

/** What the version 17 services do that the public sources mark as inferred or unknown. */
@Configuration(proxyBeanMethods = false)
class SoapAssumptions {

    private static final String MESSAGES = "ehm-v17-messages.md ";

    @Bean
    Assumption version17FaultCodes(SoapSettings settings) {
        return new Assumption(
                "ehm.version17.fault-codes",
                "Values of code in ApplicationException and SystemException, and faultcode and faultstring, are the sandbox's own",
                MESSAGES + "1, 11.2 (U)",
                "sandbox.ehm.version17.codes",
                settings.codes().toString());
    }

    @Bean
    Assumption version17Systeminformation(SoapSettings settings) {
        return new Assumption(
                "ehm.version17.systeminformation",
                "The header about the calling system is known by its local name, its content is not judged, and a call without it is "
                        + (settings.systeminformationRequired() ? "refused" : "accepted"),
                MESSAGES + "1, 11.3 (U)",
                "sandbox.ehm.version17.systeminformation, sandbox.ehm.version17.systeminformation-required",
                settings.systeminformation() + ", " + settings.systeminformationRequired());
    }

    @Bean
    Assumption version17Wsdl() {
        return new Assumption(
                "ehm.version17.wsdl",
                "Direct calls use the names of the RIV-TA contracts, at /apisp/<Tjanst>Responder/V<major>; LogicalAddress and ArgosHeader are accepted and"
                        + " not demanded",
                MESSAGES + "1 (U), 11.4 (U); ehm.md 3.1 (C)",
                "none",
                "as the bp2.0 and bp2.1 contracts");
    }

    @Bean
    Assumption version17Designed() {
        return new Assumption(
                "ehm.version17.designed",
                "The members of the root elements of the newest writing services are designed from the or7 types by rule",
                MESSAGES + "3.4 (I)",
                "none",
                "version17/or.txt, marked designed");
    }

    @Bean
    Assumption version17Roles() {
        return new Assumption(
                "ehm.version17.roles",
                "Which roles may call which operation of or, axs and expo",
                "ehm.md 1.7, 9.14 (U)",
                "none",
                "version17/offered.txt");
    }

    @Bean
    Assumption version17Access(SoapSettings settings) {
        return new Assumption(
                "ehm.version17.access",
                "The messages state no purpose and no ground for access: health staff reads under VARD, pharmacies under EXPEDIERING, on these grounds",
                "ehm.md 2.5 (I)",
                "sandbox.ehm.version17.care-access, sandbox.ehm.version17.pharmacy-access",
                settings.careAccess() + ", " + settings.pharmacyAccess());
    }

    @Bean
    Assumption version17Times(SoapSettings settings) {
        return new Assumption(
                "ehm.version17.times",
                "Times in answers are Swedish local time " + (settings.zoned() ? "with" : "without") + " zone",
                MESSAGES + "11.8 (I)",
                "sandbox.ehm.version17.zoned",
                Boolean.toString(settings.zoned()));
    }

    @Bean
    Assumption version17Statuses() {
        return new Assumption(
                "ehm.version17.statuses",
                "How NLL's statuses are told in 17: active 202, 203, 205 or 210 by version, dispenses and validity; on-hold 216; completed 207; cancelled"
                        + " 212 or 217 by who did it; stopped 218",
                "ehm.md 2.8, 3.3 (I)",
                "none",
                "as stated");
    }

    @Bean
    Assumption version17Consent() {
        return new Assumption(
                "ehm.version17.consent",
                "Who was never asked for the consent rr counts as consenting, since NLL stores prescriptions by law; one who has refused stops the"
                        + " pharmacy's changes by P.002",
                "ehm.md 4: P.002, column placement reconstructed (I)",
                "none",
                "as stated");
    }
}
