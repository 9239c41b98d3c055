/** The card in the browser: a port that asks for a client certificate, and the login by it. */
@NullMarked
package se.sakeratkomst.idp.tls;

import org.jspecify.annotations.NullMarked;
