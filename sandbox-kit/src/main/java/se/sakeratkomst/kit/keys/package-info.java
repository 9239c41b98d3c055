/** Keys and self-signed TEST certificates that a service makes at first start. */
@NullMarked
package se.sakeratkomst.kit.keys;

import org.jspecify.annotations.NullMarked;
