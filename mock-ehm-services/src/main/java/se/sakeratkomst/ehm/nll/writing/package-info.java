/** Changing what NLL holds: prescribing, dispensing, locking, ending, all or nothing, and the answers to it. */
@NullMarked
package se.sakeratkomst.ehm.nll.writing;

import org.jspecify.annotations.NullMarked;
