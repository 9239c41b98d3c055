package se.sakeratkomst.ehm.nll.view;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final String STEM = "http://electronichealth.se/fhir/StructureDefinition/";

    private static <T extends org.hl7.fhir.r4.model.Resource> T parse(Class<T> type, String json) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(type, json.replace('\'', '"'));
    }

    private static PrescriptionView prescription() {
        return new PrescriptionView(
                parse(MedicationRequest.class, """
                {'resourceType':'MedicationRequest','id':'r1','meta':{'versionId':'3'},'status':'active','intent':'order',
                 'contained':[{'resourceType':'Practitioner','id':'p','name':[{'family':'Testläkare','given':['Anna']}],
                   'extension':[{'url':'%1$sNLLWorkplaceCode','valueString':'9000000000011'}],
                   'qualification':[{'identifier':[{'system':'http://electronichealth.se/identifier/forskrivarkod','value':'9000019'}],
                     'code':{'coding':[{'system':'http://electronichealth.se/fhir/ValueSet/profession-code','code':'LK'}]}}]}],
                 'extension':[{'url':'%1$snllPatientTreatmentReason','valueString':'Mot allergi'},
                   {'url':'%2$sNLLPrescriptionChain','valueUuid':'urn:uuid:5a1c0000-0000-4000-8000-000000000001'},
                   {'url':'%1$sNLLRegistrationBasis','valueCoding':{'system':'x','code':'TELEPHONE'}},
                   {'url':'%1$sNLLConditionsPharmaceuticalBenefitsAct','valueBoolean':true}],
                 'medicationCodeableConcept':{'coding':[
                   {'system':'https://electronichealth.se/fhir/NamingSystem/nplid','code':'20990101000028'},
                   {'system':'http://electronichealth.se/fhir/NamingSystem/nplpackid','code':'20990101100025'},
                   {'system':'http://electronichealth.se/fhir/NamingSystem/varunr','code':'123456'}]},
                 'subject':{'reference':'Patient/pat1'},'authoredOn':'2026-11-23T23:30:00Z','requester':{'reference':'#p'},
                 'dosageInstruction':[{'text':'1 tablett','timing':{'repeat':{'boundsPeriod':{'start':'2026-11-24','end':'2026-12-24'}}}}],
                 'dispenseRequest':{'extension':[{'url':'%1$sNLLNumberOfDispensesAllowed','valueUnsignedInt':3},
                   {'url':'%1$sNLLNumberOfPackagesPrescribed','valuePositiveInt':2},{'url':'%1$sNLLDosePackaging','valueBoolean':true}],
                   'validityPeriod':{'end':'2027-11-23'}},'substitution':{'allowedBoolean':false}}
                """.formatted(STEM, STEM.replace("http:", "https:"))));
    }

    @Test
    void aPrescriptionIsReadByTheNamesOfItsFields() {
        PrescriptionView view = prescription();
        assertThat(view.id()).contains("r1");
        assertThat(view.version()).hasValue(3);
        assertThat(view.status()).contains("active");
        assertThat(view.patientId()).contains("pat1");
        assertThat(view.nplId()).contains("20990101000028");
        assertThat(view.nplPackId()).contains("20990101100025");
        assertThat(view.varunr()).contains("123456");
        assertThat(view.packages()).hasValue(2);
        assertThat(view.numberOfDispensesAllowed()).hasValue(3);
        assertThat(view.lastValidOn()).contains(LocalDate.of(2027, 11, 23));
        assertThat(view.dosePackaging()).isTrue();
        assertThat(view.registrationBasis()).contains("TELEPHONE");
        assertThat(view.benefit()).isTrue();
        assertThat(view.substitutionForbidden()).contains(true);
        assertThat(view.dosages()).containsExactly("1 tablett");
        assertThat(view.usageEnd()).contains(LocalDate.of(2026, 12, 24));
    }

    @Test
    void caseAndSchemeOfAnExtensionDoNotMatter() {
        PrescriptionView view = prescription();
        assertThat(view.treatmentReason()).contains("Mot allergi");
        assertThat(view.chainId()).contains("urn:uuid:5a1c0000-0000-4000-8000-000000000001");
        assertThat(view.workplaceCode()).contains("9000000000011");
    }

    @Test
    void theDayOfIssueIsTheSwedishDay() {
        assertThat(prescription().issuedOn()).contains(LocalDate.of(2026, 11, 24));
    }

    @Test
    void thePrescriberIsTheContainedPractitioner() {
        PrescriptionView view = prescription();
        assertThat(view.prescriberCode()).contains("9000019");
        assertThat(view.licence()).contains("LK");
        assertThat(view.prescriber().flatMap(PractitionerView::surname)).contains("Testläkare");
    }

    @Test
    void anEmptyPrescriptionHasNothing() {
        PrescriptionView view = new PrescriptionView(new MedicationRequest());
        assertThat(view.patientId()).isEmpty();
        assertThat(view.nplId()).isEmpty();
        assertThat(view.packages()).isEmpty();
        assertThat(view.numberOfDispensesAllowed()).isEmpty();
        assertThat(view.lastValidOn()).isEmpty();
        assertThat(view.prescriber()).isEmpty();
        assertThat(view.receivingPharmacy()).isEmpty();
    }

    @Test
    void aDispenseNamesTheVersionOfThePrescriptionThatThePharmacyRead() {
        DispenseView view = new DispenseView(parse(MedicationDispense.class, """
                {'resourceType':'MedicationDispense','status':'completed',
                 'contained':[{'resourceType':'Location','id':'l','identifier':[{'system':'urn:oid:1.3.88','value':'7359999000014'}]}],
                 'extension':[{'url':'%1$snllActorDispatchId','valueString':'exp-1'},{'url':'%1$sNLLDispatchRowNo','valueDecimal':1},
                   {'url':'%1$snllBenefitChoiceCode','valueCode':'R'},{'url':'%1$snllNumberOfPackagesDispensed','valuePositiveInt':1},
                   {'url':'%1$snllDeductedQuantity','valueDecimal':50.5},
                   {'url':'%1$snllCompletePrescriptionChoice','valueCode':'SLUTEXPEDIERAD'}],
                 'medicationCodeableConcept':{'coding':[{'system':'http://electronichealth.se/fhir/NamingSystem/nplid','code':'1'}]},
                 'subject':{'reference':'Patient/pat1'},'location':{'reference':'#l'},
                 'authorizingPrescription':[{'reference':'https://nll.example/fhir/MedicationRequest/r1/_history/3'}],
                 'whenHandedOver':'2026-11-23T10:00:00+01:00','substitution':{'wasSubstituted':true},'note':[{'text':'Bekräftat'}]}
                """.formatted(STEM)));
        assertThat(view.paper()).isFalse();
        assertThat(view.prescriptionId()).contains("r1");
        assertThat(view.prescriptionVersion()).hasValue(3);
        assertThat(view.actorDispatchId()).contains("exp-1");
        assertThat(view.dispatchRowNo()).contains(BigDecimal.ONE);
        assertThat(view.benefitChoice()).contains("R");
        assertThat(view.packagesDispensed()).hasValue(1);
        assertThat(view.deductedQuantity()).contains(new BigDecimal("50.5"));
        assertThat(view.completesPrescription("SLUTEXPEDIERAD")).isTrue();
        assertThat(view.handedOverOn()).contains(LocalDate.of(2026, 11, 23));
        assertThat(view.substituted()).contains(true);
        assertThat(view.comment()).contains("Bekräftat");
        assertThat(view.pharmacy()).contains("7359999000014");
    }

    @Test
    void aDispenseOfAPaperPrescriptionNamesNoPrescriptionButTellsOfIt() {
        DispenseView view = new DispenseView(parse(MedicationDispense.class, """
                {'resourceType':'MedicationDispense','status':'completed',
                 'contained':[{'resourceType':'Practitioner','id':'p','name':[{'family':'Doktor'}]}],
                 'extension':[{'url':'%1$sNLLPaperPrescription','extension':[{'url':'issued','valueDate':'2026-11-01'},
                   {'url':'kind','valueCode':'EEA'},{'url':'country','valueCode':'NO'},
                   {'url':'prescriber','valueReference':{'reference':'#p'}}]}],
                 'medicationCodeableConcept':{'coding':[]}}
                """.formatted(STEM)));
        assertThat(view.paper()).isTrue();
        assertThat(view.paperPrescription()).hasValueSatisfying(paper -> {
            assertThat(paper.issuedOn()).contains(LocalDate.of(2026, 11, 1));
            assertThat(paper.kind()).contains("EEA");
            assertThat(paper.country()).contains("NO");
            assertThat(paper.prescriber().flatMap(PractitionerView::surname)).contains("Doktor");
        });
    }

    @Test
    void aLockSaysWhatIsLockedTowardsWhom() {
        LockView view = new LockView(parse(Basic.class, """
                {'resourceType':'Basic','code':{'coding':[{'system':'http://ehalsomyndigheten.se/fhir/ValueSet/basic-resource-types','code':'datalock'}]},
                 'subject':{'reference':'Patient/pat1'},'extension':[{'url':'%1$sNLLDataLockLegalGround','valueCode':'INTEGRITETSSPARR'},
                 {'url':'%1$sNLLDataLockStatus','valueCode':'AKTIV'},{'url':'%1$sNLLDataLockTarget','valueCode':'VARD'},
                 {'url':'%1$sNLLLockedSubjectType','valueCode':'ALLT'},{'url':'%1$sNLLPrescriptionChain','valueString':'c1'}]}
                """.formatted(STEM)));
        assertThat(view.code()).contains(LockView.CODE);
        assertThat(view.active()).isTrue();
        assertThat(view.legalGround()).contains(LockView.PRIVACY);
        assertThat(view.target()).contains(LockView.CARE);
        assertThat(view.lockedSubject()).contains(LockView.ALL);
        assertThat(view.chainId()).contains("c1");
    }
}
