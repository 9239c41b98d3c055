/** Checks of a vendor file and its surroundings, in seconds. */
@NullMarked
package se.sakeratkomst.certify.doctor;

import org.jspecify.annotations.NullMarked;
