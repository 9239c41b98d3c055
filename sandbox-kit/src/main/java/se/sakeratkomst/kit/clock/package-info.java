/** The clock of a lab, which rules the sandbox's own decisions. */
@NullMarked
package se.sakeratkomst.kit.clock;

import org.jspecify.annotations.NullMarked;
