/** Authentication for a signature: the message that is shown, its digest, and signature activation data. */
@NullMarked
package se.sakeratkomst.idp.sign;

import org.jspecify.annotations.NullMarked;
