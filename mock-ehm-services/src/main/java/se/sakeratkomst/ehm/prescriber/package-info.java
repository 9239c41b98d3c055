/** The register of licensed staff (HOSP) and of workplaces (ARKO): who may prescribe, and where. */
@NullMarked
package se.sakeratkomst.ehm.prescriber;

import org.jspecify.annotations.NullMarked;
