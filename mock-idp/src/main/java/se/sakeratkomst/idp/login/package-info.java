/** A login in progress, from the accepted request to the card's signature. */
@NullMarked
package se.sakeratkomst.idp.login;

import org.jspecify.annotations.NullMarked;
