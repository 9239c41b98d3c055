package se.sakeratkomst.ehm.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.check.subject.AnimalFacts;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.AskedDispense;
import se.sakeratkomst.ehm.check.subject.AskedPrescription;
import se.sakeratkomst.ehm.check.subject.Basis;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.Holdings;
import se.sakeratkomst.ehm.check.subject.PatientFacts;
import se.sakeratkomst.ehm.check.subject.PopulationStatus;
import se.sakeratkomst.ehm.check.subject.PrescriberRef;
import se.sakeratkomst.ehm.check.subject.PrescriptionContent;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;
import se.sakeratkomst.ehm.check.subject.Subject;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.prescriber.Prescribers;
import se.sakeratkomst.ehm.prescriber.Workplaces;

/** A call that no check has anything against, to be spoilt by a test. */
final class Draft {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String PENICILLIN = "20990101100018";
    static final Registers REGISTERS =
            new Registers(Articles.read(null), Prescribers.read(null), Workplaces.read(null), Pharmacies.read(null));

    final ControlSet set;
    Caller caller;
    PatientFacts.Builder patient = PatientFacts.of()
            .personnummer("199001012385")
            .birthDate(LocalDate.of(1990, 1, 1))
            .populationStatus(PopulationStatus.TEST_PERSON);
    /** What is asked, what the paper says, or what is stored. */
    PrescriptionContent.Builder content = PrescriptionContent.of()
            .originalId("0b9f4f2e-6c1d-4c55-9d3e-0a4b7a3b1c2d")
            .prescriber(new PrescriberRef("9000019", "LK", "Testläkare", "9000000000011"))
            .issuedOn(TODAY)
            .lastValidOn(TODAY.plusYears(1))
            .dosage("1 tablett 3 gånger dagligen")
            .treatmentReason("Mot halsfluss")
            .benefit(BenefitChoice.R)
            .exchangeForbidden(false)
            .packages(1)
            .dispensesAllowed(1);
    /** What was stored before, when that is not what is asked. */
    PrescriptionContent.@Nullable Builder before;

    AskedPrescription.Builder asked = AskedPrescription.of().basisVersion(3);
    StoredPrescription.Builder stored = StoredPrescription.of()
            .id("stored")
            .version(3)
            .status(PrescriptionStatus.NEW)
            .storedOn(TODAY);
    AskedDispense.Builder dispense = AskedDispense.of()
            .expression("Bundle.entry[0].resource")
            .row(BigDecimal.ONE)
            .dispatchId("dispatch-1")
            .benefit(BenefitChoice.R)
            .exchanged(false)
            .packages(1)
            .dispensedOn(TODAY)
            .basisVersion(3);
    List<AskedDispense> more = List.of();
    Set<String> originals = new HashSet<>();
    Set<String> ofThePatient = new HashSet<>(Set.of("earlier"));
    Set<String> dispatches = new HashSet<>();

    Draft(ControlSet set) {
        this.set = set;
        caller = set == ControlSet.NOD
                ? new Caller(Set.of("forskrivare"), null)
                : new Caller(Set.of("farmaceut-pa-apotek"), "7359999000014");
        article(PENICILLIN);
        if (set == ControlSet.KEX) {
            content.basis(Basis.PAPER);
        }
    }

    /** Such a call about a dog whose owner has consented. */
    static Draft ofAnimal(ControlSet set) {
        Draft draft = new Draft(set);
        if (set == ControlSet.NEF) {
            draft.caller("veterinar", null);
        }
        return draft.named("TEST Firodjur 57 mg")
                .benefit(null)
                .prescriber(who -> who.withCode("9000027").withProfession("VT").withSurname("Testveterinär"))
                .patient(owner -> owner.registerConsent(true))
                .content(each -> each.animal(new AnimalFacts("Hund", false, null)));
    }

    static ArticleRef ref(String nplPackId) {
        return REGISTERS
                .articles()
                .byPackId(nplPackId)
                .map(article -> new ArticleRef(article.nplId(), article.nplPackId(), null))
                .orElseThrow();
    }

    /** The same article prescribed, stored and dispensed, by its name. */
    Draft named(String name) {
        return article(REGISTERS.articles().all().stream()
                .filter(article -> article.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name))
                .nplPackId());
    }

    Draft article(String nplPackId) {
        content.article(ref(nplPackId));
        dispense.article(ref(nplPackId));
        return this;
    }

    Draft content(Consumer<PrescriptionContent.Builder> change) {
        change.accept(content);
        return this;
    }

    Draft prescriber(java.util.function.UnaryOperator<PrescriberRef> change) {
        content.prescriber(change.apply(content.build().prescriber()));
        return this;
    }

    /** What is stored differs from what is asked. */
    Draft before(Consumer<PrescriptionContent.Builder> change) {
        before = content.build().change();
        change.accept(before);
        return this;
    }

    Draft patient(Consumer<PatientFacts.Builder> change) {
        change.accept(patient);
        return this;
    }

    Draft asked(Consumer<AskedPrescription.Builder> change) {
        change.accept(asked);
        return this;
    }

    Draft stored(Consumer<StoredPrescription.Builder> change) {
        change.accept(stored);
        return this;
    }

    Draft dispense(Consumer<AskedDispense.Builder> change) {
        change.accept(dispense);
        return this;
    }

    Draft caller(String role, @Nullable String gln) {
        caller = new Caller(Set.of(role), gln);
        return this;
    }

    Draft benefit(@Nullable BenefitChoice choice) {
        content.benefit(choice);
        dispense.benefit(choice);
        return this;
    }

    /** An active dose patient of the caller's actor, with an approved dose basis. */
    Draft dose() {
        content.dose(true).ordinationType("S").startOn(TODAY.plusDays(3)).endOn(TODAY.plusDays(90));
        dispense.doseBasisApproved(true);
        patient.dosePatient(true).doseActor("svalan").doseBasisVersion(2);
        asked.doseBasisVersion(2);
        if (set != ControlSet.NOD) {
            caller("farmaceut-pa-apotek", "7359999000069");
        }
        return this;
    }

    Draft foreign(String country) {
        content.basis(Basis.EEA).country(country).prescriber(new PrescriberRef(null, "LK", "Testtyskland", null));
        return benefit(BenefitChoice.U);
    }

    Subject subject() {
        return subject(REGISTERS);
    }

    Subject subject(Registers registers) {
        PrescriptionContent now = content.build();
        StoredPrescription was =
                stored.content(before == null ? now : before.build()).build();
        boolean dispensed = set == ControlSet.KEX || set == ControlSet.EXP;
        List<AskedDispense> rows = new java.util.ArrayList<>();
        if (dispensed) {
            rows.add(
                    set == ControlSet.KEX
                            ? dispense.paper(now).build()
                            : dispense.stored(was).build());
            rows.addAll(more);
        }
        return new Subject(
                TODAY,
                caller,
                patient.build(),
                dispensed ? null : asked.content(now).build(),
                dispensed || set == ControlSet.NOD || set == ControlSet.NEF ? null : was,
                rows,
                holdings(),
                registers);
    }

    private Holdings holdings() {
        return new Holdings() {
            @Override
            public boolean holdsOriginal(String originalId, int rowId) {
                return originals.contains(originalId + "/" + rowId);
            }

            @Override
            public boolean isOfThePatient(String prescriptionId) {
                return ofThePatient.contains(prescriptionId);
            }

            @Override
            public boolean holdsDispatch(String dispatchId, @Nullable BigDecimal row) {
                return dispatches.contains(dispatchId);
            }
        };
    }
}
