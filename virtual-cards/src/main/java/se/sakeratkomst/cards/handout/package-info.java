/** What a vendor takes home: the lab's trust and a client certificate. */
@NullMarked
package se.sakeratkomst.cards.handout;

import org.jspecify.annotations.NullMarked;
