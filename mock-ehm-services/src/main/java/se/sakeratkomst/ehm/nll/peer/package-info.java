/** A bare HAPI server beside NLL, that NLL's speed is measured against. */
@NullMarked
package se.sakeratkomst.ehm.nll.peer;

import org.jspecify.annotations.NullMarked;
