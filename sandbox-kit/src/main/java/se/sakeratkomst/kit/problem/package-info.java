/** Errors in four parts, as problem+json. */
@NullMarked
package se.sakeratkomst.kit.problem;

import org.jspecify.annotations.NullMarked;
