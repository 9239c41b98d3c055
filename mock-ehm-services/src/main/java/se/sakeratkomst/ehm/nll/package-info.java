/** Nationella läkemedelslistan over FHIR R4. */
@NullMarked
package se.sakeratkomst.ehm.nll;

import org.jspecify.annotations.NullMarked;
