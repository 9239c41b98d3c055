package se.sakeratkomst.cards.card;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import se.sakeratkomst.cards.card.Card.OnCard;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.cards.pki.CertificateDesk;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.token.CardToken;
import se.sakeratkomst.cards.token.SoftHsm;
import se.sakeratkomst.cards.token.WrongPin;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.people.CardState;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.People.CardOf;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * The cards of each lab, those of its test persons. A card is made when it is first needed and is in the database only when every
 * key and certificate of both tokens is in place; whatever a crash left on the way is wiped by the next try.
 */
public final class Cards {

    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

    private record Key(LabId lab, String id) {}

    /** A complete card, and the very entry of the catalogue that it was made or read by. */
    private record Made(CardOf entry, Card card) {}

    private final People people;
    private final SoftHsm hsm;
    private final KeySource keys;
    private final CertificateDesk desk;
    private final TokenRows rows;
    private final CardSettings settings;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final IssuedCertificates register;
    private final Clock wall;
    private final PublicUrls urls;
    private final Map<Key, Made> complete = new ConcurrentHashMap<>();
    private final Map<Key, Object> making = new ConcurrentHashMap<>();
    private final Set<String> labelsTaken = ConcurrentHashMap.newKeySet();

    Cards(
            People people,
            SoftHsm hsm,
            KeySource keys,
            CertificateDesk desk,
            TokenRows rows,
            CardSettings settings,
            TransactionTemplate transaction,
            Journal journal,
            IssuedCertificates register,
            Clock wall,
            PublicUrls urls) {
        this.people = people;
        this.hsm = hsm;
        this.keys = keys;
        this.desk = desk;
        this.rows = rows;
        this.settings = settings;
        this.transaction = transaction;
        this.journal = journal;
        this.register = register;
        this.wall = wall;
        this.urls = urls;
    }

    /** What cards a lab has, made or not. */
    public List<CardPlan> plans(LabId lab) {
        return people.cards(lab).values().stream().map(CardPlan::of).toList();
    }

    /** The card with that id, made now where it was not; a 404 for an id that no test person has. */
    public Card card(LabId lab, String id) {
        Key key = new Key(lab, id);
        CardOf entry = entry(lab, id);
        Made made = complete.get(key);
        if (made != null && made.entry() == entry) {
            return made.card();
        }
        CardPlan plan = CardPlan.of(entry);
        synchronized (making.computeIfAbsent(key, k -> new Object())) {
            Card found = ifMade(lab, plan).orElseGet(() -> make(lab, plan));
            complete.put(key, new Made(entry, found));
            return found;
        }
    }

    /** How many of them are complete. */
    long made(LabId lab) {
        return rows.countByLabAndTokenUse(lab.value(), TokenUse.LEGITIMERING.word());
    }

    /** The card, where it is complete already. */
    public Optional<Card> ifMade(LabId lab, CardPlan plan) {
        Made made = complete.get(new Key(lab, plan.id()));
        return made != null && made.card().plan().equals(plan) ? Optional.of(made.card()) : read(lab, plan);
    }

    /**
     * Forgets cards whose tokens are gone from SoftHSM, so that they are made anew when next needed: with new keys and new
     * certificates, as when a real card is replaced; the old certificates are revoked.
     */
    void forgetLost(LabId lab) {
        List<TokenRow> all = rows.findByLab(lab.value());
        if (all.isEmpty()) {
            return;
        }
        Set<String> present = hsm.serials();
        Set<String> lost = new HashSet<>();
        for (TokenRow row : all) {
            if (!present.contains(row.serial())) {
                lost.add(row.card());
            }
        }
        for (String card : lost) {
            List<TokenRow> ofCard =
                    all.stream().filter(row -> row.card().equals(card)).toList();
            takeAway(lab, ofCard);
            complete.remove(new Key(lab, card));
            journal.append(
                    lab,
                    Note.of("card.lost")
                            .summary("The tokens of card " + card + " are gone; it will be made anew with other keys")
                            .fact("card", card)
                            .fact(
                                    "tokenSerials",
                                    ofCard.stream().map(TokenRow::serial).toList())
                            .info());
        }
    }

    private void revoke(LabId lab, String fingerprint, String reason) {
        register.revoke(lab.value(), fingerprint, now(), reason);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(wall.instant(), ZoneOffset.UTC);
    }

    private CardOf entry(LabId lab, String id) {
        CardOf held = people.cards(lab).get(id);
        if (held == null) {
            throw new ProblemException(Problem.notFound(
                    "Find a card",
                    "no card '" + id.substring(0, Math.min(id.length(), 60)) + "'",
                    "a card of this lab",
                    "GET /api/cards lists the cards; more persons are added in the catalogue."));
        }
        return held;
    }

    private Optional<Card> read(LabId lab, CardPlan plan) {
        List<TokenRow> found = rows.findByLabAndCard(lab.value(), plan.id());
        String fingerprint = plan.fingerprint(urls.base(lab));
        if (found.size() != plan.uses().size()
                || !found.stream().allMatch(row -> row.plan().equals(fingerprint))) {
            return Optional.empty();
        }
        Map<TokenUse, OnToken> tokens = new EnumMap<>(TokenUse.class);
        for (TokenRow row : found) {
            TokenUse use = TokenUse.byWord(row.tokenUse()).orElseThrow();
            tokens.put(use, onToken(row, use));
        }
        return Optional.of(new Card(lab, plan, tokens));
    }

    private Card make(LabId lab, CardPlan plan) {
        Set<String> labels = new HashSet<>();
        try {
            return make(lab, plan, labels);
        } finally {
            labelsTaken.removeAll(labels);
        }
    }

    /** @param labels of the tokens it makes, which nobody else may take meanwhile */
    private Card make(LabId lab, CardPlan plan, Set<String> labels) {
        long begun = System.nanoTime();
        replace(lab, plan.id());
        List<TokenRow> drafts = new ArrayList<>();
        for (TokenUse use : plan.uses()) {
            String label = CardLabel.of(lab, plan, use, wanted -> !take(wanted, plan.puk()));
            labels.add(label);
            CardToken token = hsm.make(label, plan.puk(), plan.pin(use));
            drafts.add(new TokenRow(
                    null,
                    lab.value(),
                    plan.id(),
                    use.word(),
                    token.label(),
                    token.serial(),
                    plan.fingerprint(urls.base(lab)),
                    plan.pin(use),
                    plan.pinTries(settings),
                    plan.pukTries(settings),
                    fill(lab, plan, use, token)));
        }
        Map<TokenUse, OnToken> tokens = new EnumMap<>(TokenUse.class);
        transaction.executeWithoutResult(status -> {
            for (TokenRow draft : drafts) {
                TokenUse use = TokenUse.byWord(draft.tokenUse()).orElseThrow();
                OnToken token = onToken(rows.save(draft), use);
                tokens.put(use, token);
                for (OnCard held : token.certificates()) {
                    desk.register(lab, held.ca(), held.certificate(), "card " + plan.id() + " " + use.word());
                }
            }
        });
        Card card = new Card(lab, plan, tokens);
        revokeByState(card);
        journal.append(lab, made(card));
        LOG.info("Made the TEST card {} of lab {} in {} ms", plan.id(), lab, (System.nanoTime() - begun) / 1_000_000);
        return card;
    }

    private boolean take(String label, String puk) {
        if (rows.existsByLabel(label) || !labelsTaken.add(label)) {
            return false;
        }
        if (hsm.canMake(label, puk)) {
            return true;
        }
        labelsTaken.remove(label);
        return false;
    }

    /** Takes the card's old tokens away, those of a card whose catalogue entry has changed; its certificates are revoked. */
    private void replace(LabId lab, String id) {
        List<TokenRow> old = rows.findByLabAndCard(lab.value(), id);
        if (!old.isEmpty()) {
            takeAway(lab, old);
            journal.append(
                    lab,
                    Note.of("card.replaced")
                            .summary("Catalogue or address say otherwise of card " + id
                                    + "; it is made anew with other keys")
                            .fact("card", id)
                            .info());
        }
    }

    private void takeAway(LabId lab, List<TokenRow> tokens) {
        transaction.executeWithoutResult(status -> tokens.forEach(row -> {
            row.certificates()
                    .forEach(
                            held -> register.replace(lab.value(), Pem.fingerprint(Pem.certificate(held.pem())), now()));
            rows.delete(row);
        }));
    }

    /** Revokes what the catalogue says is revoked, again after a reset. */
    void revokeByState(LabId lab) {
        plans(lab).stream()
                .filter(plan -> plan.state() == CardState.REVOKED)
                .forEach(plan -> ifMade(lab, plan).ifPresent(this::revokeByState));
    }

    private void revokeByState(Card card) {
        if (card.plan().state() == CardState.REVOKED) {
            card.tokens()
                    .values()
                    .forEach(token -> token.certificates()
                            .forEach(held -> revoke(card.lab(), held.fingerprint(), "keyCompromise")));
        }
    }

    private Set<CertificateRow> fill(LabId lab, CardPlan plan, TokenUse use, CardToken token) {
        try {
            return token.asUser(plan.pin(use), unlocked -> {
                Set<CertificateRow> certificates = new HashSet<>();
                for (CardPlan.Identity identity : plan.identities()) {
                    byte[] id = HexFormat.of().parseHex(identity.kind().ckaId(use));
                    String label = identity.kind().label(use);
                    RSAPublicKey key = keys.put(unlocked, id, label);
                    X509Certificate certificate = desk.forCard(
                            lab,
                            new CertificateDesk.OnCard(
                                    identity.ca(),
                                    identity.policy(),
                                    identity.subject(),
                                    use == TokenUse.UNDERSKRIFT,
                                    plan.validity(),
                                    identity.cardNumber()),
                            key);
                    unlocked.store(id, label, certificate);
                    certificates.add(new CertificateRow(
                            identity.kind().word(), identity.ca().slug(), Pem.of(certificate)));
                }
                return certificates;
            });
        } catch (WrongPin e) {
            throw new IllegalStateException("A new token refused the PIN it was just given", e);
        }
    }

    private static OnToken onToken(TokenRow row, TokenUse use) {
        List<OnCard> certificates = row.certificates().stream()
                .map(held -> {
                    X509Certificate certificate = Pem.certificate(held.pem());
                    CertificateKind kind = CertificateKind.byWord(held.kind()).orElseThrow();
                    return new OnCard(
                            kind,
                            Ca.bySlug(held.ca()).orElseThrow(),
                            kind.ckaId(use),
                            certificate,
                            Pem.fingerprint(certificate),
                            Pem.sha256(certificate.getPublicKey().getEncoded()));
                })
                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                .toList();
        return new OnToken(Objects.requireNonNull(row.id()), use, row.label(), row.serial(), certificates);
    }

    private static Note made(Card card) {
        Note note = Note.of("card.made")
                .protocol("PKCS#11")
                .summary("Made card " + card.plan().id())
                .fact("card", card.plan().id())
                .accepted();
        for (OnToken token : card.tokens().values()) {
            note.fact("token " + token.use().word(), token.label() + ", serial " + token.serial());
            token.certificates().forEach(held -> note.correlation(held.fingerprint()));
        }
        return note;
    }
}
