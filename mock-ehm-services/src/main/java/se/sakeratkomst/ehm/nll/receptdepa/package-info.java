/**
 * Receptdepå human: the face that version 17 has of what NLL stores. A prescription is written into NLL's documents and told out of them, through
 * the same checks and the same store.
 */
@NullMarked
package se.sakeratkomst.ehm.nll.receptdepa;

import org.jspecify.annotations.NullMarked;
