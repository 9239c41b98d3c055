/** Patients and customers as version 17 asks about them: consents, and ids of dispenses. */
@NullMarked
package se.sakeratkomst.ehm.customer;

import org.jspecify.annotations.NullMarked;
