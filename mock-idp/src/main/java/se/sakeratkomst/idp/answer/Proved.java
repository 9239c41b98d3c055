package se.sakeratkomst.idp.answer;

import java.time.Instant;
import se.sakeratkomst.idp.card.CardProof;
import se.sakeratkomst.kit.people.TestPerson;

/**
 * A person who proved who they are, by a card, in this login or in an earlier one.
 *
 * @param proof what the card gave then
 * @param at when, by the wall: the AuthnInstant (SC-076)
 */
public record Proved(TestPerson person, CardProof proof, Instant at) {}
