/** Nationella läkemedelslistan over FHIR R4: how its rooms are put together. */
@NullMarked
package se.sakeratkomst.ehm.nll;

import org.jspecify.annotations.NullMarked;
