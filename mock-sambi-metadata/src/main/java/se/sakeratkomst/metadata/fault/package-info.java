/** What can be wrong with a feed, on demand. Data only: {@code feed} publishes accordingly. */
@NullMarked
package se.sakeratkomst.metadata.fault;

import org.jspecify.annotations.NullMarked;
