/** One call to NLL: its headers, its body, whom it is for, and what is learned about it while it is handled. */
@NullMarked
package se.sakeratkomst.ehm.nll.call;

import org.jspecify.annotations.NullMarked;
