/** PKCS#11: the one place of the sandbox that loads SoftHSM. */
@NullMarked
package se.sakeratkomst.cards.token;

import org.jspecify.annotations.NullMarked;
