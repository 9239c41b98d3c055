package se.sakeratkomst.cards.card;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * A token that is complete: the row is written after its last object was stored.
 *
 * @param card the holder's id
 * @param tokenUse word of the {@link TokenUse}
 * @param serial SoftHSM's serial number, by which the token is found again
 * @param plan fingerprint of the {@link CardPlan} it was made by
 * @param pin the PIN as it is now; a test value, shown openly
 * @param triesLeft tries of the PIN before the token blocks
 * @param pukTriesLeft tries of the PUK before the token is blocked for good
 */
record TokenRow(
        @Id @Nullable Long id,
        String lab,
        String card,
        String tokenUse,
        String label,
        String serial,
        String plan,
        String pin,
        int triesLeft,
        int pukTriesLeft,
        @MappedCollection Set<CertificateRow> certificates) {}
