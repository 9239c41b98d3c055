/** Single logout: asked for by a service provider or here, passed on to every other service provider of the session. */
@NullMarked
package se.sakeratkomst.idp.logout;

import org.jspecify.annotations.NullMarked;
