package se.sakeratkomst.ehm.nef;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.animal.AnimalPrescription;
import se.sakeratkomst.ehm.animal.Veterinarian;

/** An interchange that a veterinarian's system sends. */
public sealed interface NefMessage {

    NefHeader header();

    /** Who prescribes or cancels. */
    Veterinarian veterinarian();

    /** Nytt recept djur. */
    record NewPrescription(NefHeader header, List<AnimalPrescription> rows) implements NefMessage {

        /** @throws IllegalArgumentException without a row */
        public NewPrescription {
            rows = List.copyOf(rows);
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("A prescription has at least one row");
            }
        }

        @Override
        public Veterinarian veterinarian() {
            return rows.get(0).veterinarian();
        }
    }

    /**
     * A message with a right header whose body is taken as it is, since bodies are not held against schemas.
     *
     * @param newPrescription whether it is a new prescription, else a cancellation
     * @param why what could not be read
     */
    record Unread(NefHeader header, Veterinarian veterinarian, boolean newPrescription, String why)
            implements NefMessage {}

    /**
     * Makulera recept djur.
     *
     * @param referedInterchange reference of the interchange that brought what is cancelled
     * @param originalId the set that is cancelled
     * @param row one row of it, or null for all
     * @param reason 1 to 4
     */
    record Cancellation(
            NefHeader header,
            Veterinarian veterinarian,
            @Nullable String referedInterchange,
            String originalId,
            @Nullable Integer row,
            String reason,
            @Nullable String comment)
            implements NefMessage {}
}
