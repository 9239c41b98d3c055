package se.sakeratkomst.ehm.nll.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/**
 * NLLMedicationDispense, an uttag of a registered prescription, or NLLDispensePaperPrescription, one of a prescription on paper: which of
 * them it is shows in {@code authorizingPrescription} alone.
 *
 * @see "nll-fhir.md 1, 1.5"
 */
public final class DispenseView {

    private final MedicationDispense resource;

    public DispenseView(MedicationDispense resource) {
        this.resource = resource;
    }

    public MedicationDispense resource() {
        return resource;
    }

    public Optional<String> id() {
        return Optional.ofNullable(resource.getIdElement().getIdPart());
    }

    /** FHIR's code of the status: completed for expedierad. */
    public Optional<String> status() {
        return resource.hasStatus() ? Optional.of(resource.getStatus().toCode()) : Optional.empty();
    }

    /** Logical id of a patient with personnummer. */
    public Optional<String> patientId() {
        return Contained.literal(resource.getSubject(), "Patient");
    }

    /** The patient, when it is contained: one without personnummer. */
    public Optional<Patient> containedPatient() {
        return Contained.resource(resource, resource.getSubject(), Patient.class);
    }

    /** Whether it is a dispense of a prescription on paper. */
    public boolean paper() {
        return !resource.hasAuthorizingPrescription();
    }

    /** Förskrivnings-id of the registered prescription. */
    public Optional<String> prescriptionId() {
        return authorizing().map(IdType::getIdPart);
    }

    /** The version of the prescription that the pharmacy read. */
    public OptionalInt prescriptionVersion() {
        return authorizing()
                .map(IdType::getVersionIdPart)
                .filter(version -> version.matches("[1-9]\\d{0,8}"))
                .map(version -> OptionalInt.of(Integer.parseInt(version)))
                .orElse(OptionalInt.empty());
    }

    private Optional<IdType> authorizing() {
        return resource.getAuthorizingPrescription().stream()
                .map(Reference::getReference)
                .filter(java.util.Objects::nonNull)
                .map(IdType::new)
                .findFirst();
    }

    public ArticleView article() {
        return new ArticleView(
                resource.hasMedicationCodeableConcept()
                        ? resource.getMedicationCodeableConcept()
                        : new CodeableConcept());
    }

    public Optional<String> nplId() {
        return article().nplId();
    }

    public Optional<String> nplPackId() {
        return article().nplPackId();
    }

    public Optional<String> varunr() {
        return article().varunr();
    }

    /** The pharmacy's own id of the dispatch (expeditions-id). */
    public Optional<String> actorDispatchId() {
        return Extensions.text(resource.getExtension(), NllUris.ACTOR_DISPATCH_ID);
    }

    public Optional<String> dispatchId() {
        return Extensions.text(resource.getExtension(), NllUris.DISPATCH_ID);
    }

    /** The row inside the dispatch. */
    public Optional<BigDecimal> dispatchRowNo() {
        return Extensions.number(resource.getExtension(), NllUris.DISPATCH_ROW);
    }

    public OptionalInt packagesDispensed() {
        return Extensions.integer(resource.getExtension(), NllUris.PACKAGES_DISPENSED);
    }

    /** Avräknad mängd. */
    public Optional<BigDecimal> deductedQuantity() {
        return Extensions.number(resource.getExtension(), NllUris.DEDUCTED_QUANTITY);
    }

    /** Code of the benefit the patient chose: R, U, L or F by the old letters. */
    public Optional<String> benefitChoice() {
        return Extensions.text(resource.getExtension(), NllUris.BENEFIT_CHOICE);
    }

    /** Beslut slutexpediering. */
    public Optional<String> completePrescriptionChoice() {
        return Extensions.text(resource.getExtension(), NllUris.COMPLETE_CHOICE);
    }

    /** Whether the pharmacy decided that the prescription is slutexpedierad. */
    public boolean completesPrescription(String code) {
        return completePrescriptionChoice().filter(code::equals).isPresent();
    }

    public Optional<Instant> whenHandedOver() {
        return Contained.instant(resource.getWhenHandedOverElement());
    }

    /** The day in Sweden it was handed over. */
    public Optional<LocalDate> handedOverOn() {
        return Contained.day(resource.getWhenHandedOverElement());
    }

    /** Whether another article than the prescribed one was dispensed; empty when nothing is said. */
    public Optional<Boolean> substituted() {
        return resource.getSubstitution().hasWasSubstituted()
                ? Optional.of(resource.getSubstitution().getWasSubstituted())
                : Optional.empty();
    }

    /** The pharmacist's comment, needed where a check warned. */
    public Optional<String> comment() {
        return resource.getNote().stream().map(Annotation::getText).findFirst();
    }

    /** Who dispensed. */
    public Optional<PractitionerView> dispenser() {
        return resource.getPerformer().stream()
                .map(performer -> Contained.resource(resource, performer.getActor(), Practitioner.class))
                .flatMap(Optional::stream)
                .findFirst()
                .map(PractitionerView::new);
    }

    /** GLN of the pharmacy: of the location, else of an organisation among the performers. */
    public Optional<String> pharmacy() {
        Optional<String> place = gln(resource.getLocation());
        return place.isPresent()
                ? place
                : resource.getPerformer().stream()
                        .map(performer -> gln(performer.getActor()))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private Optional<String> gln(Reference reference) {
        if (reference.hasIdentifier()) {
            return Optional.ofNullable(reference.getIdentifier().getValue());
        }
        Optional<String> location = Contained.resource(resource, reference, Location.class)
                .map(each -> each.getIdentifierFirstRep().getValue());
        return location.isPresent()
                ? location
                : Contained.resource(resource, reference, Organization.class)
                        .map(each -> each.getIdentifierFirstRep().getValue());
    }

    /** Facts of the paper, where it is a dispense of one. */
    public Optional<PaperPrescriptionView> paperPrescription() {
        return Extensions.first(resource.getExtension(), NllUris.PAPER_PRESCRIPTION)
                .map(Extension::getExtension)
                .map(parts -> new PaperPrescriptionView(resource, List.copyOf(parts)));
    }
}
