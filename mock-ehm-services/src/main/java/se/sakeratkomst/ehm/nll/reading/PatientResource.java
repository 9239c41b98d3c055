package se.sakeratkomst.ehm.nll.reading;

import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import se.sakeratkomst.ehm.nll.view.NllUris;

/** NLLPatient: what the population register says of a test patient. */
public final class PatientResource {

    private PatientResource() {}

    public static Patient of(se.sakeratkomst.ehm.register.Patient row) {
        Patient patient = new Patient();
        patient.setId(row.id());
        patient.getMeta().addProfile(NllUris.PATIENT).setVersionId("1");
        if (row.protectedIdentity()) {
            patient.getMeta().addSecurity().setSystem(NllUris.SECURITY_LABELS).setCode("SKYDDAD");
        }
        patient.addIdentifier().setSystem(NllUris.PERSONNUMMER).setValue(row.personnummer());
        patient.setActive(row.deceasedOn() == null);
        patient.addName().setFamily(row.surname()).addGiven(row.givenName());
        patient.setGender(AdministrativeGender.fromCode(row.gender()));
        patient.setBirthDateElement(new DateType(row.birthDate().toString()));
        if (row.deceasedOn() != null) {
            patient.setDeceased(new DateTimeType(row.deceasedOn().toString()));
        }
        return patient;
    }
}
