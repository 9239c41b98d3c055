package se.sakeratkomst.ehm.nll;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.kit.control.Assumption;

/** What the national list does that the public sources mark as inferred or unknown, beside what all of the service does. */
@Configuration(proxyBeanMethods = false)
class NllAssumptions {

    @Bean
    Assumption uttag(EhmSettings settings) {
        return new Assumption(
                "ehm.uttag",
                "What is left of a prescription is counted in the unit of the prescribed article (tablets, ml, doses), and the"
                        + " deducted quantity is stated in it: packages times what a package holds times number of dispenses, less what"
                        + " was dispensed. The deducted quantity counts where it is stated, else the packages, else one whole dispense."
                        + " A rest of at most the margin of a dispense is none. Where the register does not know what a package holds it is"
                        + " counted in packages. With nothing left, or by the code for it of NLLCompletePrescriptionChoice, the"
                        + " prescription becomes completed. A dispense must refer to the latest version. Dose-dispensed prescriptions"
                        + " are not counted",
                "nll-fhir.md 1.5, 4: VR011 to VR013, H.020's margin (D), unit of the deducted quantity and codes of the choice (U)",
                "sandbox.ehm.nll.rest-margin, sandbox.ehm.nll.codes.completes",
                "the article's unit; " + settings.nll().restMargin() + "; "
                        + settings.nll().codes().completes());
    }

    @Bean
    Assumption telephone(EhmSettings settings) {
        return new Assumption(
                "ehm.telephone",
                "The registration basis of a prescription taken down by telephone is the code below; it is valid for two weeks where no last"
                        + " day is stated",
                "nll-fhir.md 4: Auto03 (D), code (I)",
                "sandbox.ehm.nll.codes.telephone",
                settings.nll().codes().telephone());
    }

    @Bean
    Assumption ownCodes(EhmSettings settings) {
        return new Assumption(
                "ehm.own-codes",
                "What the sandbox itself puts into lists has the format and the basis electronic, and its dispenses the benefit choice of who pays"
                        + " alone; that a dispense with warnings needs a pharmacist's comment (G.016) stands in the control table",
                "nll-fhir.md 1.1, 5: ELECTRONIC (C), old letters of benefit (I); ehm.md 4: G.016 (D of 2013)",
                "sandbox.ehm.nll.codes.electronic, sandbox.ehm.nll.codes.without-benefit, sandbox.ehm.registers.aff-checks",
                settings.nll().codes().electronic() + ", "
                        + settings.nll().codes().withoutBenefit());
    }

    @Bean
    Assumption operations(EhmSettings settings) {
        return new Assumption(
                "ehm.operations",
                "$monitoring answers without purpose and ground, leaves out who is no dose patient, and hands out the first thousand;"
                        + " $cancel-prescription needs x-provenance. Prints, value sets, Medication, RelatedPerson, $patient-dosage-directions and"
                        + " the dose basis are refused with 501, since how they answer is not public",
                "nll-fhir.md 2, 8: parameters of $monitoring and $cancel-prescription (D), the rest (U)",
                "sandbox.ehm.rules",
                settings.rules() == null
                        ? "access-rules.yaml of the sandbox"
                        : settings.rules().toString());
    }

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
