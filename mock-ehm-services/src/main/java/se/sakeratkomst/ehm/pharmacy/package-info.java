/** The register of pharmacies (EXPO). */
@NullMarked
package se.sakeratkomst.ehm.pharmacy;

import org.jspecify.annotations.NullMarked;
