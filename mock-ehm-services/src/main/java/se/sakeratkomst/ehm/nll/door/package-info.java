/** What a call passes before anything is read or written: proof of user, level, role, purpose, headers and shape of the body. */
@NullMarked
package se.sakeratkomst.ehm.nll.door;

import org.jspecify.annotations.NullMarked;
