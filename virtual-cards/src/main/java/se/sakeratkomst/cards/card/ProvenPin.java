package se.sakeratkomst.cards.card;

/**
 * A PIN that its token took, kept in memory for one client's login.
 *
 * @param generation tells this PIN from the token's earlier and later ones
 */
public record ProvenPin(String pin, long generation) {

    @Override
    public String toString() {
        return "a PIN";
    }
}
