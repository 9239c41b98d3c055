/** Certification of a vendor system against the sandbox: what is shared by the whole command line. */
@NullMarked
package se.sakeratkomst.certify;

import org.jspecify.annotations.NullMarked;
