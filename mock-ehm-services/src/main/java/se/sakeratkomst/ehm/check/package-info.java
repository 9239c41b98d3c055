/** E-hälsomyndigheten's control table (AFF): what is checked before a prescription or a dispense is stored. */
@NullMarked
package se.sakeratkomst.ehm.check;

import org.jspecify.annotations.NullMarked;
