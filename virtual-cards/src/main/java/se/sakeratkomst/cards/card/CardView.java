package se.sakeratkomst.cards.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.people.CardKind;
import se.sakeratkomst.kit.people.CardState;

/**
 * A card as the API and the drawer show it.
 *
 * @param person the holder's id in the catalogue
 * @param personnummer where a certificate of it says so
 * @param loa the level of assurance it is issued at
 * @param made the state it is made in
 * @param state {@code ready}, {@code blocked} (its token for legitimering takes no PIN) or {@code unmade}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CardView(
        String id,
        String person,
        String holder,
        @Nullable String personnummer,
        @Nullable String hsaId,
        @Nullable String organisation,
        CardKind kind,
        int loa,
        CardState made,
        String state,
        List<TokenView> tokens) {

    /**
     * A token of the card.
     *
     * @param pin the PIN as it is now; these are test cards
     * @param pukTriesLeft 0: blocked for good
     */
    public record TokenView(
            String label,
            String serial,
            TokenUse use,
            int triesLeft,
            int pukTriesLeft,
            String pin,
            String puk,
            List<CertificateView> certificates) {}

    /**
     * A certificate on a token.
     *
     * @param subject distinguished name, RFC 2253
     */
    public record CertificateView(
            CertificateKind kind, String subject, String issuer, String fingerprint, String pem) {}
}
