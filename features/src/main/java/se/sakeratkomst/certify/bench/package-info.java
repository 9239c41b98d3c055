/** Measures the sandbox against its own goals. */
@NullMarked
package se.sakeratkomst.certify.bench;

import org.jspecify.annotations.NullMarked;
