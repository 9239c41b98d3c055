/** What makes a vendor system act, and what was seen while it did. */
@NullMarked
package se.sakeratkomst.certify.driver;

import org.jspecify.annotations.NullMarked;
