/** The catalogues that scenarios refer to: requirements, negative tests, expected outcomes, flaws. */
@NullMarked
package se.sakeratkomst.certify.catalogue;

import org.jspecify.annotations.NullMarked;
