/** Whether an assertion proves a user: one list of checks. */
@NullMarked
package se.sakeratkomst.ehm.assertion;

import org.jspecify.annotations.NullMarked;
