/** The identity providers' own sessions: who is logged in in a browser, and whether that is enough for another service provider. */
@NullMarked
package se.sakeratkomst.idp.session;

import org.jspecify.annotations.NullMarked;
