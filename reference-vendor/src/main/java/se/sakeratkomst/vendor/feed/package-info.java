/** Reading a federation's feed: whom it must be signed by, what else is demanded of it, and what is done when it does not come. */
@NullMarked
package se.sakeratkomst.vendor.feed;

import org.jspecify.annotations.NullMarked;
