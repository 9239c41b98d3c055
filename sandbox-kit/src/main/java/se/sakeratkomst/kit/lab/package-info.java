/** Labs: who a piece of state belongs to, and the addresses of a lab. */
@NullMarked
package se.sakeratkomst.kit.lab;

import org.jspecify.annotations.NullMarked;
