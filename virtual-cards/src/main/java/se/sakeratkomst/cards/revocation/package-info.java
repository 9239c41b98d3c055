/** Whether a certificate still holds: OCSP and CRL, both in wall time. */
@NullMarked
package se.sakeratkomst.cards.revocation;

import org.jspecify.annotations.NullMarked;
