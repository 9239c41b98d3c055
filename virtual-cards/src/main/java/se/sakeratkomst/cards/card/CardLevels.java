package se.sakeratkomst.cards.card;

import java.util.Objects;
import se.sakeratkomst.cards.pki.Policies;
import se.sakeratkomst.kit.people.CardKind;

/** The level of assurance of each kind of card: what the policies of its certificates stand for. */
public final class CardLevels {

    private final Policies policies;

    CardLevels(Policies policies) {
        this.policies = policies;
    }

    /** The highest level that a certificate of such a card has, 0 where none has one. */
    public int of(CardKind kind) {
        return CardContents.policies(kind)
                .map(policies::loa)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
