/** The test PKI: its certification authorities, what they issue in each lab, and the trust they hand out. */
@NullMarked
package se.sakeratkomst.cards.pki;

import org.jspecify.annotations.NullMarked;
