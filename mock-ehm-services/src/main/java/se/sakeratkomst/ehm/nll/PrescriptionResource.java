package se.sakeratkomst.ehm.nll;

import java.util.Date;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.register.Prescription;

/**
 * NLLMedicationRequest: a prescription with its contained prescriber.
 *
 * @see "nll-fhir.md 1.1 and 1.4"
 */
final class PrescriptionResource {

    private static final String PRESCRIBER = "prescriber";
    private static final String ELECTRONIC = "ELECTRONIC";

    private PrescriptionResource() {}

    static MedicationRequest of(Prescription row) {
        MedicationRequest request = new MedicationRequest();
        request.setId(row.id());
        request.getMeta()
                .setVersionId(Integer.toString(row.version()))
                .setLastUpdated(new Date(row.storedMillis()))
                .addProfile(NllUris.MEDICATION_REQUEST);
        request.addIdentifier().setSystem(NllUris.PRESCRIPTION_ID).setValue(row.id());
        if (row.treatmentReason() != null) {
            request.addExtension(NllUris.TREATMENT_REASON, new StringType(row.treatmentReason()));
        }
        request.addExtension(NllUris.CHAIN, new StringType(row.chainId()));
        request.addExtension(NllUris.FORMAT, new Coding(NllUris.FORMAT_CODES, ELECTRONIC, null));
        request.addExtension(NllUris.BASIS, new Coding(NllUris.BASIS_CODES, ELECTRONIC, null));
        request.setStatus(MedicationRequestStatus.fromCode(row.status()));
        request.setIntent(MedicationRequestIntent.ORDER);
        request.setMedication(article(row));
        request.setSubject(new Reference("Patient/" + row.patientId()));
        request.setAuthoredOnElement(new DateTimeType(row.issuedOn().toString()));
        request.addContained(prescriber(row));
        request.setRequester(new Reference("#" + PRESCRIBER));
        request.addDosageInstruction().setText(row.dosage());
        dispensing(request, row);
        return request;
    }

    private static CodeableConcept article(Prescription row) {
        CodeableConcept article = new CodeableConcept();
        article.addCoding().setSystem(NllUris.NPL_ID).setCode(row.nplId());
        article.addCoding().setSystem(NllUris.NPL_PACK_ID).setCode(row.nplPackId());
        article.addCoding().setSystem(NllUris.ATC).setCode(row.atc());
        article.setText(row.article() + ", " + row.form() + ", " + row.strength());
        return article;
    }

    private static Practitioner prescriber(Prescription row) {
        Practitioner prescriber = new Practitioner();
        prescriber.setId(PRESCRIBER);
        prescriber.getMeta().addProfile(NllUris.PRACTITIONER);
        prescriber.addName().setFamily(row.prescriberSurname()).addGiven(row.prescriberGivenName());
        prescriber.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(row.phone());
        prescriber.addExtension(NllUris.WORKPLACE_CODE, new StringType(row.workplaceCode()));
        prescriber.addExtension(NllUris.WORKPLACE_NAME, new StringType(row.workplaceName()));
        Practitioner.PractitionerQualificationComponent qualification = prescriber.addQualification();
        qualification.getCode().addCoding().setSystem(NllUris.PROFESSION).setCode(row.prescriberLicence());
        qualification.addIdentifier(
                new Identifier().setSystem(NllUris.LICENCE_NUMBER).setValue(row.prescriberLicenceNumber()));
        qualification.addIdentifier(
                new Identifier().setSystem(NllUris.PRESCRIBER_CODE).setValue(row.prescriberCode()));
        return prescriber;
    }

    private static void dispensing(MedicationRequest request, Prescription row) {
        MedicationRequest.MedicationRequestDispenseRequestComponent dispense = request.getDispenseRequest();
        dispense.getValidityPeriod()
                .setStartElement(new DateTimeType(row.issuedOn().toString()))
                .setEndElement(new DateTimeType(row.lastValidOn().toString()));
        dispense.setNumberOfRepeatsAllowed(row.dispensesAllowed() - 1);
        dispense.addExtension(NllUris.DISPENSES_ALLOWED, new UnsignedIntType(row.dispensesAllowed()));
        dispense.addExtension(NllUris.PACKAGES, new UnsignedIntType(row.packages()));
        dispense.addExtension(NllUris.DOSE_PACKAGING, new BooleanType(row.dosePackaging()));
    }
}
