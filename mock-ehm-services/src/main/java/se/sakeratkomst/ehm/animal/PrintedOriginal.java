package se.sakeratkomst.ehm.animal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed when a prescription leaves the register on paper (SkrivUtReceptoriginalDjur).
 *
 * @param articleName as the article register has it; null where it has none
 * @param dispensesLeft how many may still be made
 */
public record PrintedOriginal(
        StoredAnimalPrescription prescription,
        @Nullable String articleName,
        @Nullable String articlePack,
        int dispensesLeft,
        List<Made> dispenses) {

    /** A dispense that was made before. */
    public record Made(LocalDate dispensedOn, String pharmacy, int packages) {}

    public PrintedOriginal {
        dispenses = List.copyOf(dispenses);
    }
}
