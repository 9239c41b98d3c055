package se.sakeratkomst.ehm.nll.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.subject.AskedDispense;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.Quantities;
import se.sakeratkomst.ehm.register.NllRegister;

/** A stored prescription with its dispenses, and a dispense asked for, read from NLL's resources. */
final class ViewedHistory {

    private static final String PAPER = "PAPER";

    private ViewedHistory() {}

    /** @param dispenses those made before, without those taken back */
    static StoredPrescription stored(
            PrescriptionView view, List<DispenseView> dispenses, LocalDate today, Quantities quantities) {
        return StoredPrescription.of()
                .id(view.id().orElse(""))
                .version(view.version().orElse(1))
                .status(status(view, dispenses.size()))
                .storedOn(Optional.ofNullable(view.resource().getMeta().getLastUpdated())
                        .map(at -> NllRegister.day(at.toInstant()))
                        .orElse(today))
                .content(ViewedPrescription.content(view))
                .dispensed(dispenses.size())
                .dispensedQuantity(dispenses.stream()
                        .map(each -> quantities.dispensed(each, view))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .lastDispensedOn(dispenses.stream()
                        .map(DispenseView::handedOverOn)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                        .orElse(null))
                .build();
    }

    /** By the numbers of the control table; which FHIR code is which is inferred. */
    private static PrescriptionStatus status(PrescriptionView view, int dispensed) {
        return switch (view.status().orElse("")) {
            case "active" ->
                view.format().filter(PAPER::equals).isPresent()
                        ? PrescriptionStatus.PRINTED
                        : dispensed > 0
                                ? PrescriptionStatus.DISPENSABLE
                                : view.version().orElse(1) > 1 ? PrescriptionStatus.CORRECTED : PrescriptionStatus.NEW;
            case "on-hold" -> PrescriptionStatus.LOCKED;
            case "completed" -> PrescriptionStatus.COMPLETED;
            case "stopped" -> PrescriptionStatus.ENDED;
            case "cancelled", "entered-in-error" -> PrescriptionStatus.CANCELLED_BY_PRESCRIBER;
            default -> PrescriptionStatus.HISTORY;
        };
    }

    /** @param stored the registered prescription, or null for a dispense of one on paper */
    static AskedDispense dispense(DispenseView view, String expression, @Nullable StoredPrescription stored) {
        return AskedDispense.of()
                .expression(expression)
                .row(view.dispatchRowNo().orElse(null))
                .dispatchId(view.dispatchId().or(view::actorDispatchId).orElse(null))
                .article(ViewedPrescription.article(view.article()))
                .benefit(benefit(view))
                .exchanged(view.substituted().orElse(null))
                .packages(ViewedPrescription.number(view.packagesDispensed()))
                .deductedQuantity(view.deductedQuantity().orElse(null))
                .dispensedOn(view.handedOverOn().orElse(null))
                .basisVersion(ViewedPrescription.number(view.prescriptionVersion()))
                .comment(view.comment().orElse(null))
                .paper(stored == null ? ViewedPrescription.paper(view) : null)
                .stored(stored)
                .build();
    }

    private static @Nullable BenefitChoice benefit(DispenseView view) {
        return view.benefitChoice()
                .flatMap(letter -> java.util.Arrays.stream(BenefitChoice.values())
                        .filter(each -> each.name().equals(letter))
                        .findFirst())
                .orElse(null);
    }
}
