/** HSA: who works where, with which assignment, licence and prescription code. */
@NullMarked
package se.sakeratkomst.inera.hsa;

import org.jspecify.annotations.NullMarked;
