/** The control port: the same admin API for every service. */
@NullMarked
package se.sakeratkomst.kit.control;

import org.jspecify.annotations.NullMarked;
