/** What the checks look at: the prescription or the dispatch as asked, what is stored, the patient, the caller and the registers. */
@NullMarked
package se.sakeratkomst.ehm.check.subject;

import org.jspecify.annotations.NullMarked;
