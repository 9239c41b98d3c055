/** How a SAML message travels: HTTP-Redirect and HTTP-POST. */
@NullMarked
package se.sakeratkomst.saml.binding;

import org.jspecify.annotations.NullMarked;
