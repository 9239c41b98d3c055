/** LogoutRequest and LogoutResponse: read, and made from recipes, right or wrong. */
@NullMarked
package se.sakeratkomst.saml.logout;

import org.jspecify.annotations.NullMarked;
