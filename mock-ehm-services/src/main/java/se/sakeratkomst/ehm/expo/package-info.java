/** Domain expo: dispensing places, told from the register of pharmacies. */
@NullMarked
package se.sakeratkomst.ehm.expo;

import org.jspecify.annotations.NullMarked;
