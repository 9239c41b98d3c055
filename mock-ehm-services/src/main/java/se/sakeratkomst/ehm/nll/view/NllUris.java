package se.sakeratkomst.ehm.nll.view;

/**
 * Names that NLL's profiles use. Where the public pages differ in case, the form of the profile page is taken; when reading, {@link Extensions}
 * does not mind the case, nor http or https.
 *
 * @see "nll-fhir.md 1: profiles; ehm.md 2.3: identifiers and extensions"
 */
public final class NllUris {

    public static final String PERSONNUMMER = "http://electronichealth.se/identifier/personnummer";
    public static final String PRESCRIPTION_ID = "http://electronichealth.se/identifier/nllmedicationrequestid";
    public static final String DISPENSE_ID = "http://electronichealth.se/identifier/nllmedicationdispenseid";
    public static final String PRESCRIBER_CODE = "http://electronichealth.se/identifier/forskrivarkod";
    public static final String LICENCE_NUMBER = "http://electronichealth.se/identifier/legitimationskod";
    public static final String NPL_ID = "http://electronichealth.se/fhir/NamingSystem/nplid";
    public static final String NPL_PACK_ID = "http://electronichealth.se/fhir/NamingSystem/nplpackid";
    public static final String VARUNR = "http://electronichealth.se/fhir/NamingSystem/varunr";
    public static final String ATC = "http://www.whocc.no/atc";
    public static final String PROFESSION = "http://electronichealth.se/fhir/ValueSet/profession-code";
    public static final String HOSP_LICENCE = "http://ehalsomyndigheten.se/fhir/ValueSet/nll-hosp-yrkeskod";
    public static final String OCCUPATION = "http://ehalsomyndigheten.se/fhir/ValueSet/nll-utokad-yrkeskod";
    public static final String SECURITY_LABELS = "http://ehalsomyndigheten.se/fhir/ValueSet/security-labels";
    public static final String FORMAT_CODES = "http://electronichealth.se/fhir/ValueSet/prescription-format";
    public static final String BASIS_CODES = "http://ehalsomyndigheten.se/fhir/ValueSet/registration-basis-codes";
    public static final String BASIC_CODES = "http://ehalsomyndigheten.se/fhir/ValueSet/basic-resource-types";
    public static final String AFF_CODES = "http://ehalsomyndigheten.se/fhir/CodeSystem/aff-codes";
    public static final String CONSENT_ID = "http://electronichealth.se/identifier/nllconsentid";
    public static final String CONSENT_TYPES = "http://ehalsomyndigheten.se/fhir/ValueSet/consent-types";
    public static final String CONSENT_SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";
    public static final String GLN = "urn:oid:1.3.88";

    /** Canonicals of profiles and extensions begin so. */
    public static final String PROFILES = "http://electronichealth.se/fhir/StructureDefinition/";

    public static final String PATIENT = PROFILES + "NLLPatient";
    public static final String MEDICATION_REQUEST = PROFILES + "NLLMedicationRequest";
    public static final String MEDICATION_DISPENSE = PROFILES + "NLLMedicationDispense";
    public static final String PAPER_DISPENSE = PROFILES + "NLLDispensePaperPrescription";
    public static final String PRACTITIONER = PROFILES + "NLLPractitioner";
    public static final String PHARMACY_LOCATION = PROFILES + "NLLPharmacyLocation";
    public static final String DATA_LOCK = PROFILES + "NLLDataLock";
    public static final String ACCESS_CONSENT = PROFILES + "NLLAccessConsent";
    public static final String DOSE_CONSENT = PROFILES + "NLLMultiDoseDispConsent";
    public static final String LIST_INFO = PROFILES + "NLLMedicationListInfo";
    public static final String PROVENANCE = PROFILES + "NLLProvenance";
    public static final String DETECTED_ISSUE = PROFILES + "NLLDetectedIssue";
    public static final String OPERATION_OUTCOME = PROFILES + "NLLOperationOutcome";
    public static final String DISPATCH = PROFILES + "NLLDispatch";
    public static final String TRANSACTION_BUNDLE = PROFILES + "NLLTransactionBundle";
    public static final String PRESCRIPTION_BUNDLE = PROFILES + "NLLPrescriptionBundle";

    public static final String TREATMENT_REASON = PROFILES + "NLLPatientTreatmentReason";
    public static final String CHAIN = PROFILES + "NLLPrescriptionChain";
    public static final String RECEIVING_PHARMACY = PROFILES + "NLLReceivingPharmacy";
    public static final String FORMAT = PROFILES + "NLLPrescriptionFormat";
    public static final String BASIS = PROFILES + "NLLRegistrationBasis";
    public static final String DISPENSES_ALLOWED = PROFILES + "NLLNumberOfDispensesAllowed";
    public static final String PACKAGES = PROFILES + "NLLNumberOfPackagesPrescribed";
    public static final String DOSE_PACKAGING = PROFILES + "NLLDosePackaging";
    public static final String WORKPLACE_CODE = PROFILES + "NLLWorkplacecode";
    public static final String WORKPLACE_NAME = PROFILES + "NLLWorkplaceName";
    public static final String BENEFIT_CONDITIONS = PROFILES + "NLLConditionsPharmaceuticalBenefitsAct";
    public static final String PATIENT_BENEFIT = PROFILES + "NLLPatientPharmaceuticalBenefitsAct";
    public static final String COMMUNICABLE_DISEASE = PROFILES + "NLLPrescriptionCommunicableDiseasesAct";
    public static final String DATA_ABSENT = PROFILES + "NLLdataAbsentReason";

    public static final String ACTOR_DISPATCH_ID = PROFILES + "nllActorDispatchId";
    public static final String DISPATCH_ID = PROFILES + "nllDispatchId";
    public static final String DISPATCH_ROW = PROFILES + "NLLDispatchRowNo";
    public static final String BENEFIT_CHOICE = PROFILES + "nllBenefitChoiceCode";
    public static final String PACKAGES_DISPENSED = PROFILES + "nllNumberOfPackagesDispensed";
    public static final String DEDUCTED_QUANTITY = PROFILES + "nllDeductedQuantity";
    public static final String COMPLETE_CHOICE = PROFILES + "nllCompletePrescriptionChoice";
    public static final String PAPER_PRESCRIPTION = PROFILES + "NLLPaperPrescription";

    public static final String LOCK_GROUND = PROFILES + "NLLDataLockLegalGround";
    public static final String LOCK_STATUS = PROFILES + "NLLDataLockStatus";
    public static final String LOCK_TARGET = PROFILES + "NLLDataLockTarget";
    public static final String LOCKED_SUBJECT = PROFILES + "NLLLockedSubjectType";
    public static final String CONTROLLED_DRUGS = PROFILES + "NLLControlledDrugs";
    public static final String LIST_VERSION = PROFILES + "NLLMedicationlistVersion";
    public static final String PRIVACY_LOCK = PROFILES + "NLLPrivacyLock";

    public static final String CONSENT_PERIOD = PROFILES + "NLLConsentPeriod";

    public static final String OUTCOME_DETECTED_ISSUE = PROFILES + "nllDetectedIssue";
    public static final String DISPATCH_ROW_REFERENCE = PROFILES + "nllDispatchRow";
    public static final String PROVENANCE_DETAILS = PROFILES + "NLLProvenanceDetails";

    private NllUris() {}
}
