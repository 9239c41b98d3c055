/** The edge: who calls, known by client certificate. */
@NullMarked
package se.sakeratkomst.ehm.edge;

import org.jspecify.annotations.NullMarked;
