package se.sakeratkomst.ehm.nll.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a dispense tells of the prescription on paper: a complex extension whose parts' names are not public and therefore an assumption:
 * issued, lastValid, prescriber, kind, country, substitutionForbidden.
 *
 * @see "nll-fhir.md 1.5: NLLDispensePaperPrescription"
 */
public final class PaperPrescriptionView {

    private final MedicationDispense holder;
    private final List<Extension> parts;

    PaperPrescriptionView(MedicationDispense holder, List<Extension> parts) {
        this.holder = holder;
        this.parts = parts;
    }

    public Optional<LocalDate> issuedOn() {
        return day("issued");
    }

    public Optional<LocalDate> lastValidOn() {
        return day("lastValid");
    }

    private Optional<LocalDate> day(String part) {
        return Extensions.first(parts, part)
                .map(Extension::getValue)
                .filter(value -> value instanceof BaseDateTimeType || value instanceof DateType)
                .map(BaseDateTimeType.class::cast)
                .flatMap(Contained::day);
    }

    public Optional<PractitionerView> prescriber() {
        return Extensions.first(parts, "prescriber")
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .flatMap(value -> Contained.resource(holder, (Reference) value, Practitioner.class))
                .map(PractitionerView::new);
    }

    /** Code of what the paper is: PAPER, TELEPHONE, FAX, EEA. */
    public Optional<String> kind() {
        return Extensions.text(parts, "kind");
    }

    /** Country code of an EEA prescription. */
    public Optional<String> country() {
        return Extensions.text(parts, "country");
    }

    public Optional<Boolean> substitutionForbidden() {
        return Extensions.flag(parts, "substitutionForbidden");
    }
}
