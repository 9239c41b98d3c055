/** The system's own keys. */
@NullMarked
package se.sakeratkomst.vendor.keys;

import org.jspecify.annotations.NullMarked;
