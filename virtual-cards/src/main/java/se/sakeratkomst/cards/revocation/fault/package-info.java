/** What can be wrong with OCSP and CRLs, on demand. Data only: {@code revocation} answers accordingly. */
@NullMarked
package se.sakeratkomst.cards.revocation.fault;

import org.jspecify.annotations.NullMarked;
