package se.sakeratkomst.ehm.nll.view;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * NLLAccessConsent: care asks a patient for access, and the patient answers; NLLMultiDoseDispConsent: the patient has doses dispensed. The
 * codes of the category and of the status are not public and therefore an assumption.
 *
 * @see "nll-fhir.md 1.7; TA 17, TA 53"
 */
public final class ConsentView {

    /** Category of a consent to access. */
    public static final String ACCESS = "ATKOMST";

    /** Category of a consent to dose dispensing. */
    public static final String DOSES = "DOSDISPENSERING";

    public static final Set<String> CATEGORIES = Set.of(ACCESS, DOSES);

    /** Asked for, not answered yet. */
    public static final String ASKED = "proposed";

    /** Given, and not taken back. */
    public static final String GIVEN = "active";

    /** The patient said no. */
    public static final String REFUSED = "rejected";

    /** Taken back, or ended. */
    public static final String ENDED = "inactive";

    private final Consent resource;

    public ConsentView(Consent resource) {
        this.resource = resource;
    }

    public Consent resource() {
        return resource;
    }

    public Optional<String> id() {
        return Optional.ofNullable(resource.getIdElement().getIdPart());
    }

    /** What is consented to. */
    public Optional<String> category() {
        return Optional.ofNullable(
                resource.getCategoryFirstRep().getCodingFirstRep().getCode());
    }

    public boolean toDoses() {
        return category().filter(DOSES::equals).isPresent();
    }

    public boolean toAccess() {
        return category().filter(ACCESS::equals).isPresent();
    }

    public Optional<String> status() {
        return Optional.ofNullable(resource.getStatus()).map(Consent.ConsentState::toCode);
    }

    public boolean given() {
        return status().filter(GIVEN::equals).isPresent();
    }

    public Optional<String> patientId() {
        return Contained.literal(resource.getPatient(), "Patient");
    }

    /** The care provider that asked for access. */
    public Optional<String> careProvider() {
        return Optional.ofNullable(
                resource.getOrganizationFirstRep().getIdentifier().getValue());
    }

    /** The first day of a consent to access. */
    public Optional<LocalDate> firstDay() {
        return period().map(Period::getStartElement).flatMap(Contained::day);
    }

    /** The last day of a consent to access. */
    public Optional<LocalDate> lastDay() {
        return period().map(Period::getEndElement).flatMap(Contained::day);
    }

    private Optional<Period> period() {
        return Extensions.first(resource.getExtension(), NllUris.CONSENT_PERIOD)
                .map(Extension::getValue)
                .filter(Period.class::isInstance)
                .map(Period.class::cast);
    }

    /** Makes it a consent that holds in those days. */
    public void hold(LocalDate first, LocalDate last) {
        Period days = new Period();
        days.setStartElement(new DateTimeType(first.toString()));
        days.setEndElement(new DateTimeType(last.toString()));
        Extensions.remove(resource.getExtension(), NllUris.CONSENT_PERIOD);
        resource.addExtension(new Extension(NllUris.CONSENT_PERIOD, days));
    }

    /** Says for which care provider access was asked. */
    public void askedBy(String careProvider) {
        resource.getOrganization().clear();
        Reference who = new Reference();
        who.getIdentifier().setValue(careProvider);
        resource.addOrganization(who);
    }

    /** Says what became of it. */
    public void becomes(String status) {
        resource.setStatus(Consent.ConsentState.fromCode(status));
    }
}
