/** The ways in: metadata is examined, kept, and published as soon as it may be. */
@NullMarked
package se.sakeratkomst.metadata.handin;

import org.jspecify.annotations.NullMarked;
