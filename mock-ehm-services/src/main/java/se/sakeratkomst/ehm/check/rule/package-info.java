/** The rows of the control table, one class each. */
@NullMarked
package se.sakeratkomst.ehm.check.rule;

import org.jspecify.annotations.NullMarked;
