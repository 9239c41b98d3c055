package se.sakeratkomst.cards.card;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.card.CardPlan.Identity;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.cards.pki.Names;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.pki.Policy;
import se.sakeratkomst.kit.people.CardKind;
import se.sakeratkomst.kit.people.CardState;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPerson.Employment;

/** Which identities each kind of card has, who issues their certificates and by which policy. */
final class CardContents {

    /** Where a Type 1 card says the organisation is. */
    private static final String LOCALITY = "TEST Norrviks län";

    private record Issuer(Ca ca, Policy policy) {}

    private CardContents() {}

    static List<Identity> of(TestPerson person, TestPerson.Card card) {
        List<Identity> identities = new ArrayList<>();
        Optional<Employment> employment = person.employment(card);
        ofEmployee(card.kind())
                .filter(issuer -> employment.isPresent())
                .map(issuer -> new Identity(
                        CertificateKind.HSA_ID,
                        trusted(card, issuer.ca()),
                        issuer.policy(),
                        subject(card.kind(), person, employment.orElseThrow()),
                        cardNumber(person, card)))
                .ifPresent(identities::add);
        ofPerson(card.kind())
                .map(issuer -> new Identity(
                        CertificateKind.PERSON_ID,
                        trusted(card, issuer.ca()),
                        issuer.policy(),
                        Names.person(person.givenName(), person.surname(), person.personalId(), null),
                        null))
                .ifPresent(identities::add);
        return identities;
    }

    /** The policies of the certificates that such a card may have. */
    static Stream<Policy> policies(CardKind kind) {
        return Stream.concat(ofEmployee(kind).stream(), ofPerson(kind).stream()).map(Issuer::policy);
    }

    private static Optional<Issuer> ofEmployee(CardKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case ORDINARY, AUTHENTICATION_ONLY, E_TJANSTEKORT, WITH_E_LEGITIMATION, RESERVE_LOA3 ->
                        new Issuer(Ca.PERSON_HSA_ID_3, Policy.LOA3);
                    case SAMORDNINGSNUMMER -> new Issuer(Ca.PERSON_HSA_ID_3, Policy.SAMORDNINGSNUMMER);
                    case RESERVE_LOA2, NATIONAL_RESERVE -> new Issuer(Ca.PERSON_HSA_ID_2, Policy.LOA2);
                    case LEGACY_TYPE_1 -> new Issuer(Ca.TYPE_1, Policy.TYPE_1);
                    case MOBILE, BANKID -> null;
                });
    }

    private static Optional<Issuer> ofPerson(CardKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case ORDINARY, AUTHENTICATION_ONLY, E_TJANSTEKORT -> new Issuer(Ca.PERSON_ID_3, Policy.LOA3);
                    case SAMORDNINGSNUMMER -> new Issuer(Ca.PERSON_ID_3, Policy.SAMORDNINGSNUMMER);
                    case RESERVE_LOA2 -> new Issuer(Ca.PERSON_ID_2, Policy.LOA2);
                    case MOBILE -> new Issuer(Ca.PERSON_ID_MOBILE, Policy.MOBILE);
                    case WITH_E_LEGITIMATION -> new Issuer(Ca.E_LEGITIMATION, Policy.E_LEGITIMATION);
                    case BANKID -> new Issuer(Ca.BANKID, Policy.BANKID);
                    case RESERVE_LOA3, NATIONAL_RESERVE, LEGACY_TYPE_1 -> null;
                });
    }

    private static Ca trusted(TestPerson.Card card, Ca ca) {
        return card.state() == CardState.UNTRUSTED ? Ca.UNTRUSTED : ca;
    }

    private static X500Name subject(CardKind kind, TestPerson person, Employment employment) {
        String organisation = employment.organisation().name();
        return kind == CardKind.LEGACY_TYPE_1
                ? Names.personOfType1(
                        person.givenName(),
                        person.surname(),
                        employment.hsaId(),
                        organisation,
                        LOCALITY,
                        employment.title())
                : Names.person(person.givenName(), person.surname(), employment.hsaId(), organisation);
    }

    /** Old cards say their number of 19 digits, which begins with 9; this one is made of the card's name. */
    private static @Nullable String cardNumber(TestPerson person, TestPerson.Card card) {
        if (card.kind() != CardKind.LEGACY_TYPE_1) {
            return null;
        }
        String hash = Pem.sha256(person.cardId(card).getBytes(StandardCharsets.UTF_8));
        return "9752%015d".formatted(Long.parseLong(hash.substring(0, 12), 16));
    }
}
