/** The door of services that are called by systems with client certificates. */
@NullMarked
package se.sakeratkomst.kit.edge;

import org.jspecify.annotations.NullMarked;
