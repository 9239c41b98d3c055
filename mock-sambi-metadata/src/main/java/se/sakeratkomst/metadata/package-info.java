/** The federation operators of the sandbox: they take in metadata, check it and publish it in a signed feed for each federation. */
@NullMarked
package se.sakeratkomst.metadata;

import org.jspecify.annotations.NullMarked;
