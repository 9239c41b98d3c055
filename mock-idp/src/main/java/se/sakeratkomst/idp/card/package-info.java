/** The proof a card gives: signature, chain, policy, level of assurance, revocation. */
@NullMarked
package se.sakeratkomst.idp.card;

import org.jspecify.annotations.NullMarked;
