/** What the Swedish profiles put into samlp:Extensions of an AuthnRequest. */
@NullMarked
package se.sakeratkomst.saml.authn.extension;

import org.jspecify.annotations.NullMarked;
