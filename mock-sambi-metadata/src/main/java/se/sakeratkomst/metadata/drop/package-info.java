/** The folder where metadata can be dropped instead of posted. */
@NullMarked
package se.sakeratkomst.metadata.drop;

import org.jspecify.annotations.NullMarked;
