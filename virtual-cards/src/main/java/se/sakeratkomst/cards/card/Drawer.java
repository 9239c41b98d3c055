package se.sakeratkomst.cards.card;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.card.CardView.CertificateView;
import se.sakeratkomst.cards.card.CardView.TokenView;
import se.sakeratkomst.cards.pki.Names;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.TestPerson;

/** All cards of a lab as they are now, counters included. */
public final class Drawer {

    private final Cards cards;
    private final PinRules pins;
    private final CardLevels levels;

    Drawer(Cards cards, PinRules pins, CardLevels levels) {
        this.cards = cards;
        this.pins = pins;
        this.levels = levels;
    }

    /** Every card as it is, made or not. */
    public List<CardView> asItIs(LabId lab) {
        return cards.plans(lab).stream()
                .map(plan -> cards.ifMade(lab, plan).map(this::view).orElseGet(() -> view(plan, "unmade", List.of())))
                .toList();
    }

    /** One card, made first where it was not. */
    public CardView one(LabId lab, String id) {
        return view(cards.card(lab, id));
    }

    private CardView view(Card card) {
        List<TokenView> tokens = card.tokens().values().stream()
                .map(token -> view(card.plan(), token))
                .toList();
        Optional<TokenView> legitimering = tokens.stream()
                .filter(token -> token.use() == TokenUse.LEGITIMERING)
                .findFirst();
        boolean blocked = legitimering.filter(token -> token.triesLeft() == 0).isPresent();
        return view(card.plan(), blocked ? "blocked" : "ready", tokens);
    }

    private TokenView view(CardPlan plan, OnToken token) {
        TokenRow row = pins.row(token);
        List<CertificateView> certificates = token.certificates().stream()
                .map(held -> new CertificateView(
                        held.kind(),
                        Names.text(held.certificate().getSubjectX500Principal()),
                        Names.text(held.certificate().getIssuerX500Principal()),
                        held.fingerprint(),
                        Pem.of(held.certificate())))
                .toList();
        return new TokenView(
                token.label(),
                token.serial(),
                token.use(),
                pins.triesLeft(token),
                row.pukTriesLeft(),
                row.pin(),
                plan.puk(),
                certificates);
    }

    private CardView view(CardPlan plan, String state, List<TokenView> tokens) {
        TestPerson person = plan.person();
        return new CardView(
                plan.id(),
                person.id(),
                person.displayName(),
                plan.card().kind().namesPerson() ? person.personnummer() : null,
                plan.hsaId(),
                plan.organisation(),
                plan.card().kind(),
                levels.of(plan.card().kind()),
                plan.state(),
                state,
                tokens);
    }
}
