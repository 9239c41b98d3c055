/** What NLL holds: patients and prescriptions. */
@NullMarked
package se.sakeratkomst.ehm.register;

import org.jspecify.annotations.NullMarked;
