package se.sakeratkomst.ehm.nll;

/**
 * Names that NLL's profiles use. Where the public pages differ in case, the form of the profile page is taken.
 *
 * @see "nll-fhir.md 1: profiles; ehm.md 2.3: identifiers and extensions"
 */
final class NllUris {

    static final String PERSONNUMMER = "http://electronichealth.se/identifier/personnummer";
    static final String PRESCRIPTION_ID = "http://electronichealth.se/identifier/nllmedicationrequestid";
    static final String PRESCRIBER_CODE = "http://electronichealth.se/identifier/forskrivarkod";
    static final String LICENCE_NUMBER = "http://electronichealth.se/identifier/legitimationskod";
    static final String NPL_ID = "http://electronichealth.se/fhir/NamingSystem/nplid";
    static final String NPL_PACK_ID = "http://electronichealth.se/fhir/NamingSystem/nplpackid";
    static final String ATC = "http://www.whocc.no/atc";
    static final String PROFESSION = "http://electronichealth.se/fhir/ValueSet/profession-code";
    static final String SECURITY_LABELS = "http://ehalsomyndigheten.se/fhir/ValueSet/security-labels";
    static final String FORMAT_CODES = "http://electronichealth.se/fhir/ValueSet/prescription-format";
    static final String BASIS_CODES = "http://ehalsomyndigheten.se/fhir/ValueSet/registration-basis-codes";

    private static final String PROFILES = "http://electronichealth.se/fhir/StructureDefinition/";

    static final String PATIENT = PROFILES + "NLLPatient";
    static final String MEDICATION_REQUEST = PROFILES + "NLLMedicationRequest";
    static final String PRACTITIONER = PROFILES + "NLLPractitioner";
    static final String TREATMENT_REASON = PROFILES + "NLLPatientTreatmentReason";
    static final String CHAIN = PROFILES + "NLLPrescriptionChain";
    static final String FORMAT = PROFILES + "NLLPrescriptionFormat";
    static final String BASIS = PROFILES + "NLLRegistrationBasis";
    static final String DISPENSES_ALLOWED = PROFILES + "NLLNumberOfDispensesAllowed";
    static final String PACKAGES = PROFILES + "NLLNumberOfPackagesPrescribed";
    static final String DOSE_PACKAGING = PROFILES + "NLLDosePackaging";
    static final String WORKPLACE_CODE = PROFILES + "NLLWorkplacecode";
    static final String WORKPLACE_NAME = PROFILES + "NLLWorkplaceName";

    private NllUris() {}
}
