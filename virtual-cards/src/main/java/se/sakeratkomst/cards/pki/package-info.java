/** The test PKI of a lab: its certification authorities, what they issue, and the trust they hand out. */
@NullMarked
package se.sakeratkomst.cards.pki;

import org.jspecify.annotations.NullMarked;
