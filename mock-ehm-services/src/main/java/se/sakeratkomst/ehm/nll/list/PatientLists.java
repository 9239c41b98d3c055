package se.sakeratkomst.ehm.nll.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.ListInfo;
import se.sakeratkomst.ehm.nll.view.ConsentView;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.ConsentWriting;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.LockWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Quantities;
import se.sakeratkomst.ehm.nll.writing.Uttag;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.kit.lab.LabId;

/** A patient's list as testers see it: everything that is stored, whoever may see it. */
final class PatientLists {

    /**
     * @param patient logical id
     * @param listVersion as medlistinfo has it
     */
    record PatientList(
            String patient,
            String personnummer,
            int listVersion,
            List<Prescription> prescriptions,
            List<Dispense> dispenses,
            List<Locked> locks,
            List<Agreed> consents) {}

    /**
     * @param key of the plan that made it; nothing otherwise
     * @param article its name in the article register
     * @param left dispenses left, a begun one counted; nothing for doses
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Prescription(
            @Nullable String key,
            String id,
            int version,
            @Nullable String chain,
            @Nullable String status,
            @Nullable String nplPackId,
            @Nullable String article,
            @Nullable Integer left,
            boolean locked,
            String dosage) {}

    /** @param prescription its id; nothing for one on paper */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Dispense(
            String id,
            int version,
            @Nullable String prescription,
            @Nullable String status,
            @Nullable Integer packages,
            @Nullable String nplPackId) {}

    /** @param chain the chain that is locked; nothing for dispenses of paper prescriptions */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Locked(
            String id,
            @Nullable String status,
            @Nullable String chain,
            @Nullable String legalGround,
            @Nullable String target,
            @Nullable String subject) {}

    /**
     * @param category what is consented to
     * @param careProvider that asked for access; nothing for dose dispensing
     * @param lastDay of a consent to access that was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Agreed(
            String id,
            int version,
            @Nullable String category,
            @Nullable String status,
            @Nullable String careProvider,
            @Nullable LocalDate lastDay) {}

    private final ResourceStore store;
    private final Documents documents;
    private final Supplier<Articles> articles;
    private final BigDecimal restMargin;

    PatientLists(ResourceStore store, Documents documents, Supplier<Articles> articles, BigDecimal restMargin) {
        this.store = store;
        this.documents = documents;
        this.articles = articles;
        this.restMargin = restMargin;
    }

    /** @param keys of the plan, by the id of what it made */
    PatientList of(LabId lab, Patient patient, Map<String, String> keys) {
        List<LockView> locks = rows(lab, patient, LockWriting.TYPE).stream()
                .map(row -> new LockView(documents.read(Basic.class, row)))
                .toList();
        List<DispenseView> dispenses = rows(lab, patient, DispenseWriting.TYPE).stream()
                .map(row -> new DispenseView(documents.read(MedicationDispense.class, row)))
                .toList();
        return new PatientList(
                patient.id(),
                patient.personnummer(),
                ListInfo.version(patient),
                rows(lab, patient, PrescriptionWriting.TYPE).stream()
                        .map(row -> prescription(row, keys, dispenses, locks))
                        .toList(),
                dispenses.stream().map(PatientLists::dispense).toList(),
                locks.stream().map(PatientLists::locked).toList(),
                rows(lab, patient, ConsentWriting.TYPE).stream()
                        .map(this::agreed)
                        .toList());
    }

    /** In the order in which they came to be as they are. */
    private List<StoredResource> rows(LabId lab, Patient patient, String type) {
        return store.ofPatient(lab, type, patient.id()).stream()
                .sorted(Comparator.comparing(row -> row.rowId() == null ? 0L : row.rowId()))
                .toList();
    }

    private Prescription prescription(
            StoredResource row, Map<String, String> keys, List<DispenseView> dispenses, List<LockView> locks) {
        PrescriptionView view = new PrescriptionView(documents.read(MedicationRequest.class, row));
        Uttag left = Uttag.of(
                view,
                dispenses.stream()
                        .filter(each ->
                                each.prescriptionId().filter(row.id()::equals).isPresent())
                        .filter(each ->
                                each.status().filter("completed"::equals).isPresent())
                        .toList(),
                new Quantities(articles.get()),
                restMargin);
        return new Prescription(
                keys.get(row.id()),
                row.id(),
                row.version(),
                row.chainId(),
                row.status(),
                view.nplPackId().orElse(null),
                articles.get()
                        .find(
                                view.nplId().orElse(null),
                                view.nplPackId().orElse(null),
                                view.varunr().orElse(null))
                        .map(Article::name)
                        .or(() -> view.article().name())
                        .orElse(null),
                left.counted() ? left.left() : null,
                locks.stream()
                        .filter(LockView::active)
                        .anyMatch(lock -> lock.chainId()
                                .filter(String.valueOf(row.chainId())::equals)
                                .isPresent()),
                view.dosages().stream().collect(Collectors.joining("; ")));
    }

    private static Dispense dispense(DispenseView view) {
        return new Dispense(
                view.id().orElse(""),
                Integer.parseInt(view.resource().getMeta().getVersionId()),
                view.prescriptionId().orElse(null),
                view.status().orElse(null),
                view.packagesDispensed().isPresent() ? view.packagesDispensed().getAsInt() : null,
                view.nplPackId().orElse(null));
    }

    private Agreed agreed(StoredResource row) {
        ConsentView view = new ConsentView(documents.read(Consent.class, row));
        return new Agreed(
                row.id(),
                row.version(),
                row.code(),
                row.status(),
                view.careProvider().orElse(null),
                view.lastDay().orElse(null));
    }

    private static Locked locked(LockView view) {
        return new Locked(
                view.id().orElse(""),
                view.status().orElse(null),
                view.chainId().orElse(null),
                view.legalGround().orElse(null),
                view.target().orElse(null),
                view.lockedSubject().orElse(null));
    }
}
