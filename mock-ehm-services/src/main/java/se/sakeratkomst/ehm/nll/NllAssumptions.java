package se.sakeratkomst.ehm.nll;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.kit.control.Assumption;

/** What the national list does that the public sources mark as inferred or unknown, beside what all of the service does. */
@Configuration(proxyBeanMethods = false)
class NllAssumptions {

    @Bean
    Assumption repeatedCalls(EhmSettings settings) {
        return new Assumption(
                "ehm.request-ids",
                "An x-request-id that the same caller (client certificate) has used before is refused with 400 in changes and told in the journal"
                        + " in reads (requestIdRepeated); $verify counts as a read. A call that was refused has used its id",
                "ehm.md 2.4: unique per call (D), what happens otherwise and for how long (U)",
                "sandbox.ehm.nll.request-ids.refused, sandbox.ehm.nll.request-ids.window",
                settings.nll().requestIds().refused() + ", "
                        + settings.nll().requestIds().window());
    }

    @Bean
    Assumption consents(EhmSettings settings) {
        return new Assumption(
                "ehm.consents",
                "Consents have the category ATKOMST or DOSDISPENSERING in the statuses proposed, active, rejected, inactive, and their days in"
                        + " NLLConsentPeriod; the care provider that asks is the user's own and stands in organization, scope and policyRule are"
                        + " the server's. Reading takes no purpose and no ground; a care provider sees its own requests only, a consent to dose"
                        + " dispensing is seen by all. Staff register and end the latter; whether the pharmacy actor produces the doses and what"
                        + " the dose basis says is not known",
                "nll-fhir.md 1.7, TA 17, TA 23, TA 53: who asks and who answers, four years, doses end first (D); elements, codes, verbs,"
                        + " headers (U)",
                "sandbox.ehm.nll.consent-years, sandbox.ehm.rules",
                settings.nll().consentYears() + " years");
    }
}
