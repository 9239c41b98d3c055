/** Registers as text files that people can read and replace. */
@NullMarked
package se.sakeratkomst.ehm.csv;

import org.jspecify.annotations.NullMarked;
