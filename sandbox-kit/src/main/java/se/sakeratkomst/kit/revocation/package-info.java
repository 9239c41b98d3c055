/** Whether a certificate is revoked: OCSP is asked first, then the CRL is read; what neither can tell is undetermined. */
@NullMarked
package se.sakeratkomst.kit.revocation;

import org.jspecify.annotations.NullMarked;
