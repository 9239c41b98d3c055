/** The vendor file: who a vendor system is, what it claims, and how to make it act. */
@NullMarked
package se.sakeratkomst.certify.vendor;

import org.jspecify.annotations.NullMarked;
