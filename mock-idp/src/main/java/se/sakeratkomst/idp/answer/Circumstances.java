package se.sakeratkomst.idp.answer;

import se.sakeratkomst.idp.card.CardProof;

/**
 * What is known of a login beyond who logs in.
 *
 * @param proof what the card gave
 * @param loaUri the level of assurance that is answered
 */
public record Circumstances(CardProof proof, String loaUri) {}
