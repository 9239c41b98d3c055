/** The population register (FOLK-like): who is whose guardian, and who gave whom a power of attorney. */
@NullMarked
package se.sakeratkomst.ehm.folk;

import org.jspecify.annotations.NullMarked;
