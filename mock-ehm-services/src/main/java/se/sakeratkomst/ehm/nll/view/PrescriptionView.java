package se.sakeratkomst.ehm.nll.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/**
 * NLLMedicationRequest: a förskrivning. Extensions are looked for on the resource and on dispenseRequest, since their place is public
 * for some of them only.
 *
 * @see "nll-fhir.md 1.1, 1.2"
 */
public final class PrescriptionView {

    private final MedicationRequest resource;

    public PrescriptionView(MedicationRequest resource) {
        this.resource = resource;
    }

    public MedicationRequest resource() {
        return resource;
    }

    /** Förskrivnings-id. */
    public Optional<String> id() {
        return Optional.ofNullable(resource.getIdElement().getIdPart());
    }

    /** Förskrivningsversion. */
    public OptionalInt version() {
        String version = resource.getMeta().getVersionId();
        return version != null && version.matches("[1-9]\\d{0,8}")
                ? OptionalInt.of(Integer.parseInt(version))
                : OptionalInt.empty();
    }

    /** FHIR's code of the status: active, on-hold, completed, stopped, cancelled. */
    public Optional<String> status() {
        return resource.hasStatus() ? Optional.of(resource.getStatus().toCode()) : Optional.empty();
    }

    /** Logical id of a patient with personnummer. */
    public Optional<String> patientId() {
        return Contained.literal(resource.getSubject(), "Patient");
    }

    /** The patient, when it is contained: one without personnummer, or the reserve solution. */
    public Optional<Patient> containedPatient() {
        return Contained.resource(resource, resource.getSubject(), Patient.class);
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

    public Optional<String> atc() {
        return article().atc();
    }

    /** Packages of each dispense. */
    public OptionalInt packages() {
        return Extensions.integer(all(), NllUris.PACKAGES);
    }

    /** Dispenses in all (antal uttag). */
    public OptionalInt numberOfDispensesAllowed() {
        OptionalInt stated = Extensions.integer(all(), NllUris.DISPENSES_ALLOWED);
        if (stated.isPresent() || !resource.getDispenseRequest().hasNumberOfRepeatsAllowed()) {
            return stated;
        }
        return OptionalInt.of(resource.getDispenseRequest().getNumberOfRepeatsAllowed() + 1);
    }

    /** Sista giltighetsdag. */
    public Optional<LocalDate> lastValidOn() {
        return Contained.day(resource.getDispenseRequest().getValidityPeriod().getEndElement());
    }

    /** Utfärdandedatum. */
    public Optional<LocalDate> issuedOn() {
        return Contained.day(resource.getAuthoredOnElement());
    }

    /** Förskrivningskedja. */
    public Optional<String> chainId() {
        return Extensions.text(all(), NllUris.CHAIN);
    }

    /** Id of the prescription that this one replaces or renews. */
    public Optional<String> replaces() {
        return Contained.literal(resource.getPriorPrescription(), "MedicationRequest");
    }

    /** Whether it is to be dose-dispensed. */
    public boolean dosePackaging() {
        return Extensions.flag(all(), NllUris.DOSE_PACKAGING).orElse(false);
    }

    /** Behandlingsändamål in the patient's words. */
    public Optional<String> treatmentReason() {
        return Extensions.text(all(), NllUris.TREATMENT_REASON);
    }

    /** Code of the form it was made in, for example ELECTRONIC. */
    public Optional<String> format() {
        return Extensions.text(all(), NllUris.FORMAT);
    }

    /** What it was registered from, for example ELECTRONIC or TELEPHONE. */
    public Optional<String> registrationBasis() {
        return Extensions.text(all(), NllUris.BASIS);
    }

    /** Whether the conditions of the benefit act are met (förmånsvillkor). */
    public boolean benefit() {
        return benefitConditions().orElse(false)
                || Extensions.flag(all(), NllUris.PATIENT_BENEFIT).orElse(false);
    }

    /** NLLConditionsPharmaceuticalBenefitsAct. */
    public Optional<Boolean> benefitConditions() {
        return Extensions.flag(all(), NllUris.BENEFIT_CONDITIONS);
    }

    /** Whether it is free of charge by the communicable diseases act. */
    public boolean communicableDisease() {
        return Extensions.flag(all(), NllUris.COMMUNICABLE_DISEASE).orElse(false);
    }

    /** Whether the prescriber forbids that another article is dispensed; empty when nothing is said. */
    public Optional<Boolean> substitutionForbidden() {
        return resource.getSubstitution().getAllowed() instanceof BooleanType allowed
                ? Optional.of(!allowed.booleanValue())
                : Optional.empty();
    }

    /** Texts of the dosage, in order. */
    public List<String> dosages() {
        return resource.getDosageInstruction().stream()
                .map(Dosage::getText)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** First day of use, where the dosage states one. */
    public Optional<LocalDate> usageStart() {
        return bounds(true);
    }

    /** Last dosing day, where the dosage states one. */
    public Optional<LocalDate> usageEnd() {
        return bounds(false);
    }

    private Optional<LocalDate> bounds(boolean start) {
        return resource.getDosageInstruction().stream()
                .filter(each -> each.getTiming().getRepeat().hasBoundsPeriod())
                .map(each -> each.getTiming().getRepeat().getBoundsPeriod())
                .map(period -> Contained.day(start ? period.getStartElement() : period.getEndElement()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The contained prescriber. */
    public Optional<PractitionerView> prescriber() {
        return Contained.resource(resource, resource.getRequester(), Practitioner.class)
                .map(PractitionerView::new);
    }

    public Optional<String> prescriberCode() {
        return prescriber().flatMap(PractitionerView::prescriberCode);
    }

    /** Yrkeskod of the prescriber. */
    public Optional<String> licence() {
        return prescriber().flatMap(PractitionerView::licence);
    }

    public Optional<String> workplaceCode() {
        return prescriber().flatMap(PractitionerView::workplaceCode);
    }

    /** GLN of the pharmacy that the prescription is addressed to. */
    public Optional<String> receivingPharmacy() {
        return Extensions.first(all(), NllUris.RECEIVING_PHARMACY)
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .flatMap(reference -> reference.hasIdentifier()
                        ? Optional.ofNullable(reference.getIdentifier().getValue())
                        : Contained.resource(resource, reference, Location.class)
                                .map(location ->
                                        location.getIdentifierFirstRep().getValue()));
    }

    /** Puts sista giltighetsdag there. */
    public void validUntil(LocalDate day) {
        resource.getDispenseRequest().getValidityPeriod().setEndElement(new DateTimeType(day.toString()));
    }

    private List<Extension> all() {
        if (!resource.getDispenseRequest().hasExtension()) {
            return resource.getExtension();
        }
        List<Extension> all = new java.util.ArrayList<>(resource.getExtension());
        all.addAll(resource.getDispenseRequest().getExtension());
        return all;
    }
}
