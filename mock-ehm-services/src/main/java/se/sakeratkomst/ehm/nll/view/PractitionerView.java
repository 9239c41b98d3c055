package se.sakeratkomst.ehm.nll.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;

/**
 * NLLPractitioner, always contained: who prescribed, dispensed or decided. The prescriber's code is looked for in identifier and in
 * qualification.identifier, the workplace in extensions of the practitioner: their places are not public.
 *
 * @see "nll-fhir.md 1.4"
 */
public final class PractitionerView {

    /** Yrkeskoder of licensed professions; every other profession code is an utökad yrkeskod. */
    private static final Set<String> LICENCES = Set.of("AP", "BM", "LK", "RC", "SJ", "TH", "TL", "DT");

    private final Practitioner practitioner;

    public PractitionerView(Practitioner practitioner) {
        this.practitioner = practitioner;
    }

    /** Förskrivarkod, 7 characters. */
    public Optional<String> prescriberCode() {
        return identifier(NllUris.PRESCRIBER_CODE);
    }

    /** Legitimationskod. */
    public Optional<String> licenceNumber() {
        return identifier(NllUris.LICENCE_NUMBER);
    }

    /** Yrkeskod of the licence, for example LK. */
    public Optional<String> licence() {
        return codes().stream().filter(LICENCES::contains).findFirst();
    }

    /** Utökad yrkeskod, for example AL. */
    public Optional<String> occupation() {
        return codes().stream().filter(code -> !LICENCES.contains(code)).findFirst();
    }

    /** All profession codes that are stated. */
    public List<String> codes() {
        return practitioner.getQualification().stream()
                .map(Practitioner.PractitionerQualificationComponent::getCode)
                .map(CodeableConcept::getCoding)
                .flatMap(List::stream)
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .toList();
    }

    public Optional<String> surname() {
        return name().map(HumanName::getFamily);
    }

    public Optional<String> givenName() {
        return name().map(HumanName::getGivenAsSingleString).filter(value -> !value.isEmpty());
    }

    private Optional<HumanName> name() {
        return practitioner.getName().stream().findFirst();
    }

    public Optional<String> phone() {
        return practitioner.getTelecom().stream().findFirst().map(telecom -> telecom.getValue());
    }

    /** Arbetsplatskod, 13 digits. */
    public Optional<String> workplaceCode() {
        return Extensions.text(practitioner.getExtension(), NllUris.WORKPLACE_CODE);
    }

    public Optional<String> workplaceName() {
        return Extensions.text(practitioner.getExtension(), NllUris.WORKPLACE_NAME);
    }

    private Optional<String> identifier(String system) {
        Optional<String> own = value(practitioner.getIdentifier(), system);
        return own.isPresent()
                ? own
                : practitioner.getQualification().stream()
                        .map(each -> value(each.getIdentifier(), system))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<String> value(List<Identifier> identifiers, String system) {
        return identifiers.stream()
                .filter(each -> each.hasSystem() && Extensions.same(each.getSystem(), system))
                .findFirst()
                .map(Identifier::getValue);
    }
}
