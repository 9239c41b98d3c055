/** Whole lists of patients, made when a lab is seeded or arranged over the control API. */
@NullMarked
package se.sakeratkomst.ehm.nll.list;

import org.jspecify.annotations.NullMarked;
