/** The edge: systems come in by client certificates. */
@NullMarked
package se.sakeratkomst.inera.edge;

import org.jspecify.annotations.NullMarked;
