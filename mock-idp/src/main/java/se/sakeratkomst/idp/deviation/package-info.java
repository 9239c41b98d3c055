/** Negative tests: each changes one thing of a right Response, in the phase the catalogue names. */
@NullMarked
package se.sakeratkomst.idp.deviation;

import org.jspecify.annotations.NullMarked;
