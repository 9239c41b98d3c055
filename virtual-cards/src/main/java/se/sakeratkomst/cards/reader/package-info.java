/** The card reader: a PKCS#11 module that other programs use through p11-kit's socket, with the PIN rules of a card. */
@NullMarked
package se.sakeratkomst.cards.reader;

import org.jspecify.annotations.NullMarked;
