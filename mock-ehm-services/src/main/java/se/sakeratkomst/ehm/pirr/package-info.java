/** PIRR, the reception of electronic prescriptions for animals: signed NEF messages in, acknowledgements out. */
@NullMarked
package se.sakeratkomst.ehm.pirr;

import org.jspecify.annotations.NullMarked;
