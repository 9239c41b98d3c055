package se.sakeratkomst.cards.card;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.cards.pki.Names;
import se.sakeratkomst.kit.people.TestPerson;

/**
 * What a test person's card is to hold. An ordinary card has an HSA-id pair and a Person-ID pair of certificates, a reserve card the
 * HSA-id pair only.
 *
 * @param identities who the card says its holder is
 */
public record CardPlan(TestPerson person, List<Identity> identities) {

    /** One kind of certificate: who issues it, about whom. */
    public record Identity(CertificateKind kind, Ca ca, X500Name subject) {}

    public CardPlan {
        identities = List.copyOf(identities);
    }

    static CardPlan of(TestPerson person) {
        List<Identity> identities = new ArrayList<>();
        String hsaId = person.hsaId();
        TestPerson.Organisation organisation = person.organisation();
        int loa = person.card().loa();
        if (hsaId != null) {
            identities.add(new Identity(
                    CertificateKind.HSA_ID,
                    loa == 3 ? Ca.PERSON_HSA_ID_3 : Ca.PERSON_HSA_ID_2,
                    Names.person(
                            person.givenName(),
                            person.surname(),
                            hsaId,
                            organisation == null ? null : organisation.name())));
        }
        if (loa == 3) {
            identities.add(new Identity(
                    CertificateKind.PERSON_ID,
                    Ca.PERSON_ID_3,
                    Names.person(person.givenName(), person.surname(), person.personnummer(), null)));
        }
        if ((loa != 2 && loa != 3) || identities.isEmpty()) {
            throw new IllegalStateException("Plan the card of " + person.id() + ": observed level of assurance " + loa
                    + (hsaId == null ? " and no hsaId" : "")
                    + "; expected 3, or 2 with an hsaId. Correct the person's file.");
        }
        return new CardPlan(person, identities);
    }

    public String id() {
        return person.id();
    }

    String pin(TokenUse use) {
        return use == TokenUse.LEGITIMERING
                ? person.card().pin1()
                : person.card().pin2();
    }

    String puk() {
        return person.card().puk();
    }
}
