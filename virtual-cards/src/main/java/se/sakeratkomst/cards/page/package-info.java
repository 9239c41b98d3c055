/** The card drawer and the card app, as pages. */
@NullMarked
package se.sakeratkomst.cards.page;

import org.jspecify.annotations.NullMarked;
