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
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * The cards of each lab: one for every test person. A card is made when it is first needed and is in the database only when every
 * key and certificate of both tokens is in place; whatever a crash left on the way is wiped by the next try.
 */
public final class Cards {

    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

    private record Key(LabId lab, String id) {}

    private final People people;
    private final SoftHsm hsm;
    private final CertificateDesk desk;
    private final TokenRows rows;
    private final CardSettings settings;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final IssuedCertificates register;
    private final Clock wall;
    private final Map<Key, Card> complete = new ConcurrentHashMap<>();
    private final Map<Key, Object> making = new ConcurrentHashMap<>();

    Cards(
            People people,
            SoftHsm hsm,
            CertificateDesk desk,
            TokenRows rows,
            CardSettings settings,
            TransactionTemplate transaction,
            Journal journal,
            IssuedCertificates register,
            Clock wall) {
        this.people = people;
        this.hsm = hsm;
        this.desk = desk;
        this.rows = rows;
        this.settings = settings;
        this.transaction = transaction;
        this.journal = journal;
        this.register = register;
        this.wall = wall;
    }

    /** What cards a lab has, made or not. */
    public List<CardPlan> plans() {
        return people.all().stream()
                .filter(person -> person.card() != null)
                .map(CardPlan::of)
                .toList();
    }

    /** The card with that id, made now where it was not; a 404 for an id that no test person has. */
    public Card card(LabId lab, String id) {
        Key key = new Key(lab, id);
        Card known = complete.get(key);
        if (known != null) {
            return known;
        }
        CardPlan plan = plan(id);
        synchronized (making.computeIfAbsent(key, k -> new Object())) {
            Card found = ifMade(lab, plan).orElseGet(() -> make(lab, plan));
            complete.put(key, found);
            return found;
        }
    }

    /** The card, where it is complete already. */
    public Optional<Card> ifMade(LabId lab, CardPlan plan) {
        Card known = complete.get(new Key(lab, plan.id()));
        return known != null ? Optional.of(known) : read(lab, plan);
    }

    /** The cards of a lab, those that are missing made now. */
    public List<Card> all(LabId lab) {
        return plans().stream().map(plan -> card(lab, plan.id())).toList();
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
            transaction.executeWithoutResult(status -> ofCard.forEach(row -> {
                row.certificates().forEach(held -> supersede(lab, held));
                rows.delete(row);
            }));
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

    private void supersede(LabId lab, CertificateRow lost) {
        register.revoke(
                lab.value(),
                Pem.fingerprint(Pem.certificate(lost.pem())),
                OffsetDateTime.ofInstant(wall.instant(), ZoneOffset.UTC),
                "superseded");
    }

    private CardPlan plan(String id) {
        TestPerson person = people.byId(id)
                .filter(found -> found.card() != null)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Find a card",
                        "no card '" + id.substring(0, Math.min(id.length(), 60)) + "'",
                        "one of " + plans().stream().map(CardPlan::id).toList(),
                        "GET /api/cards lists the cards; own test persons go into the folder sandbox.people.dir.")));
        return CardPlan.of(person);
    }

    private Optional<Card> read(LabId lab, CardPlan plan) {
        List<TokenRow> found = rows.findByLabAndCard(lab.value(), plan.id());
        if (found.size() != TokenUse.values().length) {
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
        long begun = System.nanoTime();
        List<TokenRow> drafts = new ArrayList<>();
        for (TokenUse use : TokenUse.values()) {
            String label = CardLabel.of(lab, plan, use, rows::existsByLabel);
            CardToken token = hsm.make(label, plan.puk(), plan.pin(use));
            drafts.add(new TokenRow(
                    null,
                    lab.value(),
                    plan.id(),
                    use.word(),
                    label,
                    token.serial(),
                    plan.pin(use),
                    settings.pinTries(),
                    settings.pukTries(),
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
        journal.append(lab, made(card));
        LOG.info("Made the TEST card {} of lab {} in {} ms", plan.id(), lab, (System.nanoTime() - begun) / 1_000_000);
        return card;
    }

    private Set<CertificateRow> fill(LabId lab, CardPlan plan, TokenUse use, CardToken token) {
        try {
            return token.asUser(plan.pin(use), unlocked -> {
                Set<CertificateRow> certificates = new HashSet<>();
                for (CardPlan.Identity identity : plan.identities()) {
                    byte[] id = HexFormat.of().parseHex(identity.kind().ckaId(use));
                    String label = identity.kind().label(use);
                    RSAPublicKey key = unlocked.generate(id, label, hsm.keySize());
                    X509Certificate certificate = desk.forCard(
                            lab,
                            identity.ca(),
                            identity.subject(),
                            key,
                            plan.person().card().loa(),
                            use == TokenUse.UNDERSKRIFT);
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
