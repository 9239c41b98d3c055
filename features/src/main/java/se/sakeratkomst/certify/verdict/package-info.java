/** Verdicts, and how evidence becomes one. */
@NullMarked
package se.sakeratkomst.certify.verdict;

import org.jspecify.annotations.NullMarked;
