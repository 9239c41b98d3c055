package se.sakeratkomst.ehm.register;

/** Writes what is seeded as the documents that NLL hands out: the register itself knows no FHIR. */
public interface SeedDocuments {

    /** The prescription's first version as a FHIR document. */
    String prescription(SeededPrescription prescription);
}
