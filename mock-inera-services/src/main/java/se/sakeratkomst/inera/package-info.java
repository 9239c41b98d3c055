/** Inera's services, so far the directory HSA. */
@NullMarked
package se.sakeratkomst.inera;

import org.jspecify.annotations.NullMarked;
