/** Refusals, in the form of the interface they leave through. */
@NullMarked
package se.sakeratkomst.ehm.refusal;

import org.jspecify.annotations.NullMarked;
