/** NEF XML: the messages by which a veterinarian prescribes for animals and cancels, and the acknowledgement. */
@NullMarked
package se.sakeratkomst.ehm.nef;

import org.jspecify.annotations.NullMarked;
