/** Reading what NLL holds, as much of it as the caller may see. */
@NullMarked
package se.sakeratkomst.ehm.nll.reading;

import org.jspecify.annotations.NullMarked;
