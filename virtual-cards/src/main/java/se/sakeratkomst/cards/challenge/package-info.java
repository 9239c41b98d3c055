/** What an identity provider asks a card to sign. */
@NullMarked
package se.sakeratkomst.cards.challenge;

import org.jspecify.annotations.NullMarked;
