/** The card app out of band: an identity provider orders a signature, and the user gives it on this unit or another. */
@NullMarked
package se.sakeratkomst.cards.app;

import org.jspecify.annotations.NullMarked;
