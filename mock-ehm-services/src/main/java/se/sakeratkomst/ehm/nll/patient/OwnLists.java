package se.sakeratkomst.ehm.nll.patient;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.decision.Asker;
import se.sakeratkomst.ehm.decision.Decisions;
import se.sakeratkomst.ehm.nll.call.Access;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.Facts;
import se.sakeratkomst.ehm.nll.reading.Sights;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.view.PractitionerView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.ConsentWriting;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.LockWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Quantities;
import se.sakeratkomst.ehm.nll.writing.Uttag;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.kit.lab.LabId;

/** Reads a patient's own list, on the ground that the access rules have for a private person's own data: what that ground hides is not there. */
public final class OwnLists {

    private static final String PRIVATE_PERSON = "privatperson";

    private final ResourceStore store;
    private final NllRegister register;
    private final Documents documents;
    private final Sights sights;
    private final Facts facts;
    private final Decisions decisions;
    private final AccessRules rules;
    private final Supplier<Articles> articles;
    private final Supplier<Pharmacies> pharmacies;
    private final BigDecimal restMargin;

    public OwnLists(
            ResourceStore store,
            NllRegister register,
            Documents documents,
            Facts facts,
            Decisions decisions,
            AccessRules rules,
            Supplier<Articles> articles,
            Supplier<Pharmacies> pharmacies,
            BigDecimal restMargin) {
        this.store = store;
        this.register = register;
        this.documents = documents;
        this.sights = new Sights(store, documents);
        this.facts = facts;
        this.decisions = decisions;
        this.rules = rules;
        this.articles = articles;
        this.pharmacies = pharmacies;
        this.restMargin = restMargin;
    }

    /** Empty when the access rules give a private person no ground for the own list. */
    Optional<OwnList> of(LabId lab, Patient patient) {
        return ground(lab, patient).map(access -> seen(new OwnView(lab, patient.id(), access), patient));
    }

    /** The first ground that is open to a private person and holds for the own data. */
    private Optional<Access> ground(LabId lab, Patient patient) {
        Asker self = new Asker(patient.personnummer(), Set.of(PRIVATE_PERSON), null, null);
        return rules.purposes().stream()
                .flatMap(purpose ->
                        purpose.access().stream().map(access -> decisions.admit(self, purpose.purpose(), access)))
                .flatMap(admission -> admission.permit().stream())
                .map(permit -> new Access(permit, facts.of(lab, patient), register.today(lab)))
                .filter(access -> access.permit()
                        .objections(access.patient(), access.today())
                        .isEmpty())
                .findFirst();
    }

    private OwnList seen(OwnView view, Patient patient) {
        List<DispenseView> dispenses = rows(view, DispenseWriting.TYPE, patient)
                .map(row -> new DispenseView(documents.read(MedicationDispense.class, row)))
                .toList();
        List<LockView> locks = rows(view, LockWriting.TYPE, patient)
                .map(row -> new LockView(documents.read(Basic.class, row)))
                .filter(LockView::active)
                .filter(lock -> lock.target().filter(LockView.PATIENT::equals).isEmpty())
                .toList();
        return new OwnList(
                rows(view, PrescriptionWriting.TYPE, patient)
                        .map(row -> prescription(view, row, dispenses, locks))
                        .toList(),
                dispenses.stream()
                        .filter(each -> each.prescriptionId().isEmpty())
                        .map(this::dispense)
                        .toList(),
                locks.stream()
                        .filter(lock -> lock.chainId().isEmpty())
                        .map(OwnLists::locked)
                        .toList(),
                rows(view, ConsentWriting.TYPE, patient)
                        .map(row -> agreed(new ConsentView(documents.read(Consent.class, row))))
                        .toList());
    }

    private Stream<StoredResource> rows(OwnView view, String type, Patient patient) {
        return sights.seen(view, store.ofPatient(view.lab(), type, patient.id())).stream();
    }

    private OwnList.Prescription prescription(
            OwnView view, StoredResource row, List<DispenseView> dispenses, List<LockView> locks) {
        PrescriptionView prescription = new PrescriptionView(sights.shown(view, MedicationRequest.class, row));
        List<DispenseView> own = dispenses.stream()
                .filter(each -> each.prescriptionId().filter(row.id()::equals).isPresent())
                .toList();
        Uttag left = Uttag.of(
                prescription,
                own.stream()
                        .filter(each ->
                                each.status().filter("completed"::equals).isPresent())
                        .toList(),
                new Quantities(articles.get()),
                restMargin);
        Optional<PractitionerView> prescriber = prescription.prescriber();
        return new OwnList.Prescription(
                row.id(),
                article(
                        prescription.nplId(),
                        prescription.nplPackId(),
                        prescription.varunr(),
                        prescription.article().name()),
                prescription.dosages().stream().collect(Collectors.joining("; ")),
                prescription.treatmentReason().orElse(null),
                String.valueOf(row.status()),
                prescription.issuedOn().orElse(null),
                prescription.lastValidOn().orElse(null),
                prescriber
                        .map(who -> Stream.of(who.givenName(), who.surname())
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" ")))
                        .orElse(null),
                prescriber.flatMap(PractitionerView::workplaceName).orElse(null),
                left.counted() ? left.left() : null,
                prescription.dosePackaging(),
                own.stream().map(this::dispense).toList(),
                locks.stream()
                        .filter(lock -> lock.chainId()
                                .filter(chain -> Objects.equals(chain, row.chainId()))
                                .isPresent())
                        .map(OwnLists::locked)
                        .toList());
    }

    private OwnList.Dispense dispense(DispenseView view) {
        return new OwnList.Dispense(
                view.handedOverOn().orElse(null),
                article(
                        view.nplId(),
                        view.nplPackId(),
                        view.varunr(),
                        view.article().name()),
                view.packagesDispensed().isPresent() ? view.packagesDispensed().getAsInt() : null,
                view.pharmacy()
                        .map(gln ->
                                pharmacies.get().byGln(gln).map(Pharmacy::name).orElse(gln))
                        .orElse(null),
                view.status().filter("entered-in-error"::equals).isPresent());
    }

    private String article(
            Optional<String> nplId, Optional<String> packId, Optional<String> varunr, Optional<String> stated) {
        return articles.get()
                .find(nplId.orElse(null), packId.orElse(null), varunr.orElse(null))
                .map(Article::name)
                .or(() -> stated)
                .orElse("?");
    }

    private static OwnList.Locked locked(LockView lock) {
        return new OwnList.Locked(
                lock.legalGround().orElse(""),
                lock.target().orElse(""),
                lock.lockedSubject().orElse(""));
    }

    private static OwnList.Agreed agreed(ConsentView consent) {
        return new OwnList.Agreed(
                consent.id().orElse(""),
                consent.category().orElse(""),
                consent.status().orElse(""),
                consent.careProvider().orElse(null),
                consent.lastDay().orElse(null),
                consent.toAccess()
                        ? ConsentWriting.possible(consent.status().orElse("")).stream()
                                .sorted()
                                .toList()
                        : List.of());
    }
}
