package se.sakeratkomst.ehm.animal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.subject.AnimalFacts;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.PrescriberRef;
import se.sakeratkomst.ehm.check.subject.PrescriptionContent;

/**
 * What a prescription for an animal says.
 *
 * @param originalId originalordinationens id, the same for the rows of one set
 * @param row radnummer in the set
 * @param receivingPharmacy GLN of the pharmacy that it is addressed to
 * @param article how the article is named
 * @param packages of each dispense
 * @param dispensesAllowed how many dispenses in all
 * @param purpose ändamål
 * @param withdrawalDays karenstid
 */
public record AnimalPrescription(
        String originalId,
        int row,
        Veterinarian veterinarian,
        AnimalOwner owner,
        Animal animal,
        @Nullable String receivingPharmacy,
        LocalDate issuedOn,
        @Nullable LocalDate lastValidOn,
        ArticleRef article,
        int packages,
        int dispensesAllowed,
        @Nullable String dosage,
        @Nullable String purpose,
        @Nullable Integer withdrawalDays) {

    /** In the words of the control table. */
    PrescriptionContent content() {
        return PrescriptionContent.of()
                .originalId(originalId)
                .rowId(row)
                .article(article)
                .prescriber(
                        new PrescriberRef(veterinarian.code(), veterinarian.profession(), veterinarian.surname(), null))
                .issuedOn(issuedOn)
                .lastValidOn(lastValidOn)
                .dosage(dosage)
                .treatmentReason(purpose)
                .packages(packages)
                .dispensesAllowed(dispensesAllowed)
                .receivingPharmacy(receivingPharmacy)
                .animal(new AnimalFacts(animal.species(), animal.foodProducing(), withdrawalDays))
                .build();
    }
}
