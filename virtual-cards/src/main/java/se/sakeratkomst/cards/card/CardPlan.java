package se.sakeratkomst.cards.card;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.cards.pki.CertificateDesk.Validity;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.pki.Policy;
import se.sakeratkomst.kit.people.CardState;
import se.sakeratkomst.kit.people.People.CardOf;
import se.sakeratkomst.kit.people.TestPerson;

/**
 * What a card is to hold.
 *
 * @param identities who the card says its holder is, each with a certificate on every token
 * @param uses the tokens it has
 */
public record CardPlan(TestPerson person, TestPerson.Card card, List<Identity> identities, Set<TokenUse> uses) {

    /**
     * One kind of certificate: who issues it by which policy, about whom.
     *
     * @param cardNumber number of the card, where the certificate says it
     */
    public record Identity(
            CertificateKind kind,
            Ca ca,
            Policy policy,
            X500Name subject,
            @Nullable String cardNumber) {}

    public CardPlan {
        identities = List.copyOf(identities);
        uses = EnumSet.copyOf(uses);
    }

    static CardPlan of(CardOf held) {
        return new CardPlan(
                held.person(),
                held.card(),
                CardContents.of(held.person(), held.card()),
                switch (held.card().kind()) {
                    case AUTHENTICATION_ONLY -> EnumSet.of(TokenUse.LEGITIMERING);
                    default -> EnumSet.allOf(TokenUse.class);
                });
    }

    public String id() {
        return person.cardId(card);
    }

    /** The tjänste-id on the card, null where it names a person only. */
    public @Nullable String hsaId() {
        return card.kind().namesEmployee()
                ? person.employment(card).map(TestPerson.Employment::hsaId).orElse(null)
                : null;
    }

    /** The employer on the card. */
    public @Nullable String organisation() {
        return card.kind().namesEmployee()
                ? person.employment(card)
                        .map(employment -> employment.organisation().name())
                        .orElse(null)
                : null;
    }

    public CardState state() {
        return card.state();
    }

    Validity validity() {
        return switch (card.state()) {
            case EXPIRED -> Validity.EXPIRED;
            case NOT_YET_VALID -> Validity.NOT_YET;
            default -> Validity.CURRENT;
        };
    }

    String pin(TokenUse use) {
        return use == TokenUse.LEGITIMERING ? card.pin1() : card.pin2();
    }

    String puk() {
        return card.puk();
    }

    /** Tries of the PIN that a new card of this state has. */
    int pinTries(CardSettings settings) {
        return card.state() == CardState.PIN_BLOCKED || card.state() == CardState.PUK_BLOCKED ? 0 : settings.pinTries();
    }

    /** Tries of the PUK that a new card of this state has. */
    int pukTries(CardSettings settings) {
        return card.state() == CardState.PUK_BLOCKED ? 0 : settings.pukTries();
    }

    /**
     * Changes when the card would be made otherwise than it was.
     *
     * @param address of the lab's card service, which stands in AIA and CDP: under another one nobody could ask about revocation
     */
    String fingerprint(URI address) {
        String everything = address + "|" + card + "|" + identities + "|" + uses;
        return Pem.sha256(everything.getBytes(StandardCharsets.UTF_8));
    }
}
