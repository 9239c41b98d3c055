/** The national medication list (NLL) as its user meets it: what is read of a patient's list, and what is written to it. */
@NullMarked
package se.sakeratkomst.vendor.nll;

import org.jspecify.annotations.NullMarked;
