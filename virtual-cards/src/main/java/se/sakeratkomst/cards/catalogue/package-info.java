/** The catalogue of persons and their cards, as a lab's own files change it. */
@NullMarked
package se.sakeratkomst.cards.catalogue;

import org.jspecify.annotations.NullMarked;
