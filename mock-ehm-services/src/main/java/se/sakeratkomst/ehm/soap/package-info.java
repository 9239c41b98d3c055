/** The door of the version 17 services: SOAP 1.1 by contract, who the user is, faults in the documented form, and a journal entry for each call. */
@NullMarked
package se.sakeratkomst.ehm.soap;

import org.jspecify.annotations.NullMarked;
