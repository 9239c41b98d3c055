/** The card app out of band: an order for a login, the page that waits for it, and what the user answered. */
@NullMarked
package se.sakeratkomst.idp.app;

import org.jspecify.annotations.NullMarked;
