package se.sakeratkomst.ehm.nll.server;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.sakeratkomst.ehm.nll.call.NllRequest;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.saml.Finding;

/**
 * What NLL is known to offer and the sandbox does not, since no public fact says how it answers. Such a call is refused with its name and why, so that
 * nobody takes a made-up answer for E-hälsomyndigheten's.
 *
 * @see "nll-fhir.md 2, 8"
 */
final class NotOffered {

    private static final int NOT_IMPLEMENTED = 501;
    private static final String PRINTS = "what a print holds and how it is asked for is not public";
    private static final String CODES = "which codes E-hälsomyndigheten's value sets have is mostly not public";
    private static final String DOSE_BASIS = "the codes and most elements of the dose basis are not public";

    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry("$print", PRINTS),
            Map.entry("$print-dispenses", PRINTS),
            Map.entry("$print-dose-prescriptions", PRINTS),
            Map.entry("$print-prescriptions", PRINTS),
            Map.entry("$print-prescription-history", PRINTS),
            Map.entry("$patient-dosage-directions", "how the patient's text is made of a dosage is not public"),
            Map.entry("$getAllInvalid", DOSE_BASIS),
            Map.entry("$translate", CODES),
            Map.entry("$validate-code", CODES),
            Map.entry("ValueSet", CODES),
            Map.entry("ConceptMap", CODES),
            Map.entry("CodeSystem", CODES),
            Map.entry(
                    "Medication", "how articles are searched for is not public; prescriptions and dispenses name them"),
            Map.entry("RelatedPerson", "how a guardian is searched for is not public"));

    private NotOffered() {}

    /** The refusal of a call to that path, where it is one of these. */
    static Optional<Refusal> of(String path) {
        return Stream.of(path.substring(Math.min(path.length(), NllRequest.PATH.length()))
                        .split("/"))
                .filter(WHY::containsKey)
                .reduce((first, last) -> last.startsWith("$") ? last : first)
                .map(NotOffered::refusal);
    }

    private static Refusal refusal(String name) {
        return Refusal.of(
                NOT_IMPLEMENTED,
                "not-supported",
                Finding.error(
                        "EHM-078",
                        "calling " + name,
                        name + " is not offered here: " + WHY.get(name),
                        "a call that the CapabilityStatement at /fhir-server/fhir/metadata lists",
                        "Try it in E-hälsomyndigheten's own test environment; docs/nll.md lists what is not here."));
    }
}
