/** The signed, expiring aggregate of each federation and lab, and the operator's key. */
@NullMarked
package se.sakeratkomst.metadata.feed;

import org.jspecify.annotations.NullMarked;
