/** The request for authentication and what an identity provider checks in it. */
@NullMarked
package se.sakeratkomst.saml.authn;

import org.jspecify.annotations.NullMarked;
