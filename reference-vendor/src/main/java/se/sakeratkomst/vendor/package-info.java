/** A small journal system as a vendor would build it: it logs in through Sambi or Sweden Connect and reads the national medication list. */
@NullMarked
package se.sakeratkomst.vendor;

import org.jspecify.annotations.NullMarked;
