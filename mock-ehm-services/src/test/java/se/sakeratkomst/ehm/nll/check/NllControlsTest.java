package se.sakeratkomst.ehm.nll.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.check.AffChecks;
import se.sakeratkomst.ehm.check.AffFinding;
import se.sakeratkomst.ehm.check.AffTable;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.check.format.Amounts;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.Holdings;
import se.sakeratkomst.ehm.check.subject.PatientFacts;
import se.sakeratkomst.ehm.check.subject.PopulationStatus;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.nll.check.NllControls.Row;
import se.sakeratkomst.ehm.nll.check.NllControls.Setting;
import se.sakeratkomst.ehm.nll.check.NllControls.Stored;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.prescriber.Prescribers;
import se.sakeratkomst.ehm.prescriber.Workplaces;

class NllControlsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String ID = "0b9f4f2e-6c1d-4c55-9d3e-0a4b7a3b1c2d";
    private static final Articles ARTICLES = Articles.read(null);

    private final NllControls controls = new NllControls(
            new AffChecks(AffTable.read(null).overFhir()),
            new Registers(ARTICLES, Prescribers.read(null), Workplaces.read(null), Pharmacies.read(null)));

    private static final Holdings EMPTY = new Holdings() {
        @Override
        public boolean holdsOriginal(String originalId, int rowId) {
            return false;
        }

        @Override
        public boolean isOfThePatient(String prescriptionId) {
            return false;
        }

        @Override
        public boolean holdsDispatch(String dispatchId, @Nullable BigDecimal row) {
            return false;
        }
    };

    private static Setting setting(String role, @Nullable String gln) {
        return new Setting(
                TODAY,
                new Caller(Set.of(role), gln),
                PatientFacts.of()
                        .personnummer("199001012385")
                        .birthDate(LocalDate.of(1990, 1, 1))
                        .populationStatus(PopulationStatus.TEST_PERSON)
                        .build(),
                EMPTY);
    }

    private static Setting care() {
        return setting("forskrivare", null);
    }

    private static Setting pharmacy() {
        return setting("farmaceut-pa-apotek", "7359999000014");
    }

    private static MedicationRequest prescription() {
        MedicationRequest request = new MedicationRequest();
        request.setId(ID);
        request.getMeta().setVersionId("1");
        request.setStatus(MedicationRequestStatus.ACTIVE);
        Practitioner prescriber = new Practitioner();
        prescriber.setId("prescriber");
        prescriber.addName().setFamily("Testläkare").addGiven("Anna");
        prescriber.addIdentifier().setSystem(NllUris.PRESCRIBER_CODE).setValue("9000019");
        prescriber
                .addQualification()
                .getCode()
                .addCoding()
                .setSystem(NllUris.HOSP_LICENCE)
                .setCode("LK");
        prescriber.addExtension(NllUris.WORKPLACE_CODE, new StringType("9000000000011"));
        request.addContained(prescriber);
        request.setRequester(new Reference("#prescriber"));
        request.getMedicationCodeableConcept()
                .addCoding()
                .setSystem(NllUris.NPL_ID)
                .setCode("20990101000011");
        request.getMedicationCodeableConcept()
                .addCoding()
                .setSystem(NllUris.NPL_PACK_ID)
                .setCode("20990101100018");
        request.setAuthoredOnElement(new DateTimeType(TODAY.toString()));
        request.getDispenseRequest()
                .getValidityPeriod()
                .setEndElement(new DateTimeType(TODAY.plusYears(1).toString()));
        request.addDosageInstruction().setText("1 tablett 3 gånger dagligen");
        request.addExtension(NllUris.TREATMENT_REASON, new StringType("Mot halsfluss"));
        request.getDispenseRequest().addExtension(NllUris.PACKAGES, new IntegerType(1));
        request.getDispenseRequest().addExtension(NllUris.DISPENSES_ALLOWED, new IntegerType(4));
        request.addExtension(NllUris.BENEFIT_CONDITIONS, new BooleanType(true));
        request.getSubstitution().setAllowed(new BooleanType(true));
        return request;
    }

    private static MedicationDispense dispense(int row) {
        MedicationDispense dispense = new MedicationDispense();
        prescription()
                .getMedicationCodeableConcept()
                .getCoding()
                .forEach(coding -> dispense.getMedicationCodeableConcept().addCoding(coding));
        dispense.addAuthorizingPrescription(new Reference("MedicationRequest/" + ID + "/_history/1"));
        dispense.addExtension(NllUris.DISPATCH_ID, new StringType("dispatch-1"));
        dispense.addExtension(NllUris.DISPATCH_ROW, new DecimalType(row));
        dispense.addExtension(NllUris.BENEFIT_CHOICE, new CodeType("R"));
        dispense.addExtension(NllUris.PACKAGES_DISPENSED, new IntegerType(1));
        dispense.setWhenHandedOverElement(new DateTimeType(TODAY.toString()));
        dispense.getSubstitution().setWasSubstituted(false);
        return dispense;
    }

    private static Row row(MedicationDispense dispense, int entry) {
        return new Row(
                new DispenseView(dispense),
                "Bundle.entry[" + entry + "].resource",
                new Stored(new PrescriptionView(prescription()), List.of()));
    }

    private List<AffFinding> created(MedicationRequest request) {
        return controls.prescription(ControlSet.NOD, care(), new PrescriptionView(request), "MedicationRequest", null);
    }

    @Test
    void aSoundPrescriptionPassesInEverySet() {
        Stored stored = new Stored(new PrescriptionView(prescription()), List.of());
        assertThat(created(prescription())).isEmpty();
        for (ControlSet set : List.of(ControlSet.KORR, ControlSet.UTS, ControlSet.MAK)) {
            assertThat(controls.prescription(
                            set, pharmacy(), new PrescriptionView(prescription()), "MedicationRequest", stored))
                    .as(set.name())
                    .isEmpty();
        }
        assertThat(controls.prescription(
                        ControlSet.REG, pharmacy(), new PrescriptionView(prescription()), "MedicationRequest", null))
                .isEmpty();
    }

    @Test
    void aPrescriptionThatHasNoIdYetIsGivenOneByTheServer() {
        MedicationRequest request = prescription();
        request.setId((String) null);
        assertThat(created(request)).isEmpty();
    }

    @Test
    void aRefusalNamesCodeAndPlace() {
        MedicationRequest request = prescription();
        request.getExtension().removeIf(extension -> extension.getUrl().equals(NllUris.TREATMENT_REASON));
        assertThat(AffComplaints.of(ControlSet.NOD, created(request)))
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.finding().refuses()).isTrue();
                    assertThat(complaint.system()).isEqualTo(NllUris.AFF_CODES);
                    assertThat(complaint.finding().rule()).isEqualTo("G.009");
                    assertThat(complaint.expression()).isEqualTo("MedicationRequest");
                    assertThat(complaint.text()).startsWith("Behandlingsändamålet");
                });
    }

    @Test
    void aStaleVersionIsU011() {
        MedicationRequest stored = prescription();
        stored.getMeta().setVersionId("3");
        assertThat(controls.prescription(
                        ControlSet.KORR,
                        pharmacy(),
                        new PrescriptionView(prescription()),
                        "MedicationRequest",
                        new Stored(new PrescriptionView(stored), List.of())))
                .extracting(AffFinding::code)
                .containsExactly("U.011");
    }

    @Test
    void aSoundDispensePasses() {
        assertThat(controls.dispatch(pharmacy(), List.of(row(dispense(1), 0), row(dispense(2), 1))))
                .isEmpty();
    }

    @Test
    void aRowIsPointedOutByNumberAndExpression() {
        MedicationDispense stale = dispense(2);
        stale.getAuthorizingPrescription().clear();
        stale.addAuthorizingPrescription(new Reference("MedicationRequest/" + ID + "/_history/7"));
        assertThat(AffComplaints.of(
                        ControlSet.EXP, controls.dispatch(pharmacy(), List.of(row(dispense(1), 0), row(stale, 1)))))
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.finding().rule()).isEqualTo("U.012");
                    assertThat(complaint.expression()).isEqualTo("Bundle.entry[1].resource");
                    assertThat(complaint.row()).isEqualTo("2");
                });
    }

    @Test
    void aCommentedWarningDoesNotRefuse() {
        MedicationDispense much = dispense(1);
        much.getExtension().removeIf(extension -> extension.getUrl().equals(NllUris.PACKAGES_DISPENSED));
        much.addExtension(new Extension(NllUris.PACKAGES_DISPENSED, new IntegerType(2)));
        much.addNote().setText("Patienten reser");
        assertThat(AffComplaints.of(ControlSet.EXP, controls.dispatch(pharmacy(), List.of(row(much, 0)))))
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.finding().rule()).isEqualTo("H.009");
                    assertThat(complaint.finding().refuses()).isFalse();
                });
    }

    @Test
    void whatWasDispensedCountsAgainstTheRest() {
        DispenseView before = new DispenseView(dispense(1));
        Row fifth = new Row(
                new DispenseView(dispense(1)),
                "MedicationDispense",
                new Stored(new PrescriptionView(prescription()), List.of(before, before, before, before)));
        assertThat(controls.dispatch(pharmacy(), List.of(fifth)))
                .extracting(AffFinding::code)
                .containsExactly("H.020", "G.016");
    }

    @Test
    void aDispenseOfPaperIsOfTheSetKex() {
        MedicationDispense paper = dispense(1);
        paper.getAuthorizingPrescription().clear();
        Extension details = new Extension(NllUris.PAPER_PRESCRIPTION);
        details.addExtension(new Extension("kind", new CodeType("EEA")));
        details.addExtension(new Extension("country", new CodeType("US")));
        paper.addExtension(details);
        assertThat(controls.dispatch(pharmacy(), List.of(new Row(new DispenseView(paper), "MedicationDispense", null))))
                .extracting(AffFinding::code)
                .contains("U.009", "G.012", "F.006")
                .doesNotContain("F.001", "F.008", "G.031");
    }

    @Test
    void amountsThatCannotBeReckonedHaveTheirOwnCodes() {
        assertThat(AffComplaints.ofFormats(new Amounts(ARTICLES).obstacles(null)))
                .first()
                .satisfies(complaint -> {
                    assertThat(complaint.finding().rule()).isEqualTo("2-25-125");
                    assertThat(complaint.system()).isEqualTo(AffComplaints.ERROR_CODES);
                });
    }
}
