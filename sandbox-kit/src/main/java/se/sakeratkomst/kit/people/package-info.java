/** Test persons: Skatteverket's test series only. */
@NullMarked
package se.sakeratkomst.kit.people;

import org.jspecify.annotations.NullMarked;
