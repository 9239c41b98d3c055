/** Cards: two tokens each, a PIN for each token, three tries, a PUK, and signatures made on the token. */
@NullMarked
package se.sakeratkomst.cards.card;

import org.jspecify.annotations.NullMarked;
