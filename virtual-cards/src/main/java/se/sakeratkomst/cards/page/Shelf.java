package se.sakeratkomst.cards.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sakeratkomst.cards.card.CardLevels;
import se.sakeratkomst.cards.card.CardSettings;
import se.sakeratkomst.cards.card.TokenUse;
import se.sakeratkomst.cards.pki.IssuedCertificates;
import se.sakeratkomst.cards.pki.IssuedRow;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.CardKind;
import se.sakeratkomst.kit.people.CardState;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.People.CardOf;
import se.sakeratkomst.kit.people.TestPerson;

/**
 * The cards of a lab as they lie in the drawer, made or not, found without making or opening any: a drawer of a thousand is two
 * questions to the database.
 */
public final class Shelf {

    /** What of the drawer is shown; words that are empty let everything through. */
    record Wanted(String words, String kind, String state) {

        boolean isEverything() {
            return words.isBlank() && kind.isEmpty() && state.isEmpty();
        }

        boolean lets(Face face) {
            return (kind.isEmpty() || face.kind().equals(kind))
                    && (state.isEmpty()
                            || (state.equals("unmade")
                                    ? !face.made()
                                    : face.state().equals(state)))
                    && has(face, words);
        }

        private static boolean has(Face face, String words) {
            String text = Stream.of(
                            face.holder(),
                            face.id(),
                            face.person(),
                            face.personalId(),
                            face.hsaId(),
                            face.organisation())
                    .map(part -> part == null ? "" : part)
                    .collect(Collectors.joining(" "))
                    .toLowerCase(Locale.ROOT);
            return Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
        }
    }

    private record Token(String card, String tokenUse, String pin, int triesLeft, int pukTriesLeft) {}

    private record Held(String card, String pem) {}

    private final People people;
    private final IssuedCertificates register;
    private final JdbcClient jdbc;
    private final CardSettings settings;
    private final CardLevels levels;

    Shelf(People people, IssuedCertificates register, JdbcClient jdbc, CardSettings settings, CardLevels levels) {
        this.levels = levels;
        this.people = people;
        this.register = register;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Every card, in the catalogue's order. */
    public List<Face> all(LabId lab) {
        Map<String, Map<String, Token>> made = new HashMap<>();
        jdbc.sql("select card, token_use, pin, tries_left, puk_tries_left from token_row where lab = ?")
                .param(lab.value())
                .query(Token.class)
                .list()
                .forEach(token -> made.computeIfAbsent(token.card(), card -> new HashMap<>())
                        .put(token.tokenUse(), token));
        Set<String> revoked = revoked(lab);
        return people.cards(lab).entrySet().stream()
                .map(entry -> face(
                        entry.getKey(),
                        entry.getValue(),
                        made.getOrDefault(entry.getKey(), Map.of()),
                        revoked.contains(entry.getKey())))
                .toList();
    }

    /** The cards that have a revoked certificate; those of tokens that were lost do not count. */
    private Set<String> revoked(LabId lab) {
        Set<String> fingerprints = register.findByLabAndRevokedAtIsNotNull(lab.value()).stream()
                .map(IssuedRow::fingerprint)
                .collect(Collectors.toSet());
        if (fingerprints.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select distinct t.card, c.pem from token_row t join certificate_row c on c.token_row = t.id"
                        + " join issued_row i on i.lab = t.lab and i.purpose like concat('card ', t.card, ' %')"
                        + " where t.lab = ? and i.revoked_at is not null")
                .param(lab.value())
                .query(Held.class)
                .list()
                .stream()
                .filter(held -> fingerprints.contains(Pem.fingerprint(Pem.certificate(held.pem()))))
                .map(Held::card)
                .collect(Collectors.toSet());
    }

    Optional<Face> one(LabId lab, String id) {
        return all(lab).stream().filter(face -> face.id().equals(id)).findFirst();
    }

    private Face face(String id, CardOf held, Map<String, Token> tokens, boolean revoked) {
        TestPerson person = held.person();
        TestPerson.Card card = held.card();
        CardKind kind = card.kind();
        Optional<TestPerson.Employment> employment = kind.namesEmployee() ? person.employment(card) : Optional.empty();
        return new Face(
                id,
                person.id(),
                person.displayName(),
                kind.namesPerson() ? person.personalId() : null,
                employment.map(TestPerson.Employment::hsaId).orElse(null),
                employment.map(one -> one.organisation().name()).orElse(null),
                kind.word(),
                levels.of(kind),
                kind.fitsReader(),
                state(card.state(), tokens, revoked).word(),
                !tokens.isEmpty(),
                pin(tokens.get(TokenUse.LEGITIMERING.word()), card.pin1(), card.state(), true),
                pin(
                        tokens.get(TokenUse.UNDERSKRIFT.word()),
                        card.pin2(),
                        card.state(),
                        tokens.isEmpty() && kind != CardKind.AUTHENTICATION_ONLY),
                card.puk());
    }

    private static CardState state(CardState asMade, Map<String, Token> tokens, boolean revoked) {
        if (revoked) {
            return CardState.REVOKED;
        }
        boolean counted = asMade == CardState.OK
                || asMade == CardState.PIN_BLOCKED
                || asMade == CardState.PUK_BLOCKED
                || asMade == CardState.REVOKED;
        if (tokens.isEmpty() || !counted) {
            return asMade;
        }
        if (tokens.values().stream().anyMatch(token -> token.triesLeft() == 0 && token.pukTriesLeft() == 0)) {
            return CardState.PUK_BLOCKED;
        }
        return tokens.values().stream().anyMatch(token -> token.triesLeft() == 0)
                ? CardState.PIN_BLOCKED
                : CardState.OK;
    }

    private Face.@Nullable Pin pin(@Nullable Token token, String planned, CardState asMade, boolean expected) {
        if (token != null) {
            return new Face.Pin(token.pin(), token.triesLeft());
        }
        boolean blocked = asMade == CardState.PIN_BLOCKED || asMade == CardState.PUK_BLOCKED;
        return expected ? new Face.Pin(planned, blocked ? 0 : settings.pinTries()) : null;
    }
}
