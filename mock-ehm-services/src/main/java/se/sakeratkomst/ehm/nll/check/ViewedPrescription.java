package se.sakeratkomst.ehm.nll.check;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.Basis;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;
import se.sakeratkomst.ehm.check.subject.Interval;
import se.sakeratkomst.ehm.check.subject.PrescriberRef;
import se.sakeratkomst.ehm.check.subject.PrescriptionContent;
import se.sakeratkomst.ehm.nll.view.ArticleView;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PaperPrescriptionView;
import se.sakeratkomst.ehm.nll.view.PractitionerView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;

/** What a prescription says, read from NLL's resources. */
final class ViewedPrescription {

    /** Stands for the id that the server gives a prescription that has none yet. */
    static final String GIVEN_BY_THE_SERVER = "00000000-0000-4000-8000-000000000000";

    private ViewedPrescription() {}

    static PrescriptionContent content(PrescriptionView view) {
        return PrescriptionContent.of()
                .originalId(view.id().orElse(GIVEN_BY_THE_SERVER))
                .dose(view.dosePackaging())
                .article(article(view.article()))
                .prescriber(prescriber(view.prescriber()))
                .issuedOn(view.issuedOn().orElse(null))
                .lastValidOn(view.lastValidOn().orElse(null))
                .startOn(view.usageStart().orElse(null))
                .endOn(view.usageEnd().orElse(null))
                .dosage(view.dosages().isEmpty() ? null : String.join("; ", view.dosages()))
                .treatmentReason(view.treatmentReason().orElse(null))
                .basis(basis(view.registrationBasis()))
                .benefit(view.benefit() ? BenefitChoice.R : BenefitChoice.U)
                .exchangeForbidden(view.substitutionForbidden().orElse(null))
                .packages(number(view.packages()))
                .dispensesAllowed(number(view.numberOfDispensesAllowed()))
                .dailyDose(most(view, "d"))
                .weeklyDose(most(view, "wk"))
                .interval(interval(view.resource().getDispenseRequest().getDispenseInterval()))
                .receivingPharmacy(view.receivingPharmacy().orElse(null))
                .build();
    }

    /** What a dispense tells of the prescription on paper. */
    static PrescriptionContent paper(DispenseView view) {
        Optional<PaperPrescriptionView> paper = view.paperPrescription();
        return PrescriptionContent.of()
                .article(article(view.article()))
                .prescriber(prescriber(paper.flatMap(PaperPrescriptionView::prescriber)))
                .issuedOn(paper.flatMap(PaperPrescriptionView::issuedOn).orElse(null))
                .lastValidOn(paper.flatMap(PaperPrescriptionView::lastValidOn).orElse(null))
                .dosage(view.resource().getDosageInstructionFirstRep().getText())
                .basis(basis(paper.flatMap(PaperPrescriptionView::kind).or(() -> Optional.of(Basis.PAPER.name()))))
                .country(paper.flatMap(PaperPrescriptionView::country).orElse(null))
                .exchangeForbidden(paper.flatMap(PaperPrescriptionView::substitutionForbidden)
                        .orElse(null))
                .packages(number(view.packagesDispensed()))
                .build();
    }

    static ArticleRef article(ArticleView view) {
        return new ArticleRef(
                view.nplId().orElse(null),
                view.nplPackId().orElse(null),
                view.varunr().orElse(null));
    }

    private static PrescriberRef prescriber(Optional<PractitionerView> view) {
        return view.map(who -> new PrescriberRef(
                        who.prescriberCode().orElse(null),
                        who.licence().or(who::occupation).orElse(null),
                        who.surname().orElse(null),
                        who.workplaceCode().orElse(null)))
                .orElse(PrescriberRef.NONE);
    }

    static @Nullable Integer number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static Basis basis(Optional<String> code) {
        return code.map(value -> value.toUpperCase(Locale.ROOT))
                .flatMap(value -> java.util.Arrays.stream(Basis.values())
                        .filter(each -> each.name().equals(value))
                        .findFirst())
                .orElse(Basis.ELECTRONIC);
    }

    /** The most of a day or a week, by the code of its unit. */
    private static @Nullable BigDecimal most(PrescriptionView view, String unit) {
        return view.resource().getDosageInstruction().stream()
                .filter(Dosage::hasMaxDosePerPeriod)
                .map(Dosage::getMaxDosePerPeriod)
                .filter(ratio -> unit.equals(code(ratio.getDenominator()))
                        && ratio.getNumerator().hasValue())
                .map(ratio -> ratio.getNumerator().getValue())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String code(Quantity quantity) {
        return quantity.hasCode() ? quantity.getCode() : quantity.getUnit();
    }

    private static @Nullable Interval interval(Duration duration) {
        String code = code(duration);
        if (!duration.hasValue() || code == null) {
            return null;
        }
        int count = duration.getValue().intValue();
        return switch (code) {
            case "d" -> new Interval(count, Interval.Unit.DAY);
            case "wk" -> new Interval(count, Interval.Unit.WEEK);
            case "mo" -> new Interval(count, Interval.Unit.MONTH);
            default -> null;
        };
    }
}
